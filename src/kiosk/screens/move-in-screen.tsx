import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Calendar } from '../ui/calendar.tsx';
import { Page } from '../ui/page.tsx';
import { Say } from '../ui/say.tsx';
import type { ScreenProps } from './screen.ts';

export const MoveInScreen = ({ session, visit, frame }: ScreenProps) => {
  const [chosen, setChosen] = useState(visit.moveInDate);
  const today = session.ports.today();
  return (
    <Page
      title="moveInTitle"
      text="moveInText"
      {...frame}
      next={
        <>
          <Button icon="help" onClick={() => session.dispatch({ kind: 'day-chosen', day: undefined })}>
            <Say text="moveInUnknown" />
          </Button>
          <Button
            kind="main"
            icon="arrow-forward"
            disabled={chosen === undefined}
            onClick={() => session.dispatch({ kind: 'day-chosen', day: chosen })}
          >
            <Say text="next" />
          </Button>
        </>
      }
    >
      <Calendar today={today} chosen={chosen} onChoose={setChosen} />
    </Page>
  );
};
