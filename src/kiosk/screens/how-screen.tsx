import { Button } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { Say } from '../ui/say.tsx';
import type { ScreenProps } from './screen.ts';

/** How the letter is given, or that there is none. */
export const HowScreen = ({ session, frame, hasScanner }: ScreenProps & { readonly hasScanner: boolean }) => {
  const choose = (way: 'camera' | 'scanner' | 'number' | 'without') => () =>
    session.dispatch({ kind: 'way-chosen', way });
  return (
    <Page title="howTitle" text="howText" {...frame}>
      <div className="k-choices">
        <Button kind="choice" icon="photo-camera" onClick={choose('camera')}>
          <Say text="byCamera" />
        </Button>
        {hasScanner && (
          <Button kind="choice" icon="add-document" onClick={choose('scanner')}>
            <Say text="byScanner" />
          </Button>
        )}
        <Button kind="choice" icon="edit" onClick={choose('number')}>
          <Say text="byTyping" />
        </Button>
        <Button kind="choice" icon="help" onClick={choose('without')}>
          <Say text="withoutLetter" />
        </Button>
      </div>
      <p className="k-note">
        <Say text="notRegistered" />
      </p>
    </Page>
  );
};
