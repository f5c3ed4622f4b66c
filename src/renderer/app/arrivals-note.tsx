import { useEffect, useState } from 'react';
import type { Sessions } from '../features/registration/sessions.ts';
import { type Texts, useTexts } from '../i18n/locale.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { noteEvent } from './note-event.ts';
import { goTo } from './route.ts';
import { useStation } from './station.ts';

interface ArrivalTexts {
  readonly heading: (count: number) => string;
  readonly text: string;
  readonly take: string;
}

const texts: Texts<ArrivalTexts> = {
  da: {
    heading: (count) =>
      count === 1
        ? 'En sag, der blev begyndt i øvelsen, er flyttet hertil'
        : `${count} sager, der blev begyndt i øvelsen, er flyttet hertil`,
    text: 'CPR-nummer og adresse er ikke kommet med: skriv dem efter brevet, og se resten efter.',
    take: 'Tag sagen ind som kladde',
  },
  en: {
    heading: (count) =>
      count === 1
        ? 'A case that was begun in training has been moved here'
        : `${count} cases that were begun in training have been moved here`,
    text: 'CPR number and address did not come along: enter them from the letter, and check the rest.',
    take: 'Take the case in as a draft',
  },
};

/** At the desk, for as long as something lies there. */
export const ArrivalsNote = ({ sessions }: { sessions: Sessions }) => {
  const t = useTexts(texts);
  const station = useStation();
  const { arrivals } = station;
  const [count, setCount] = useState(0);
  useEffect(() => {
    let gone = false;
    void arrivals?.count().then((found) => {
      if (!gone) setCount(found);
    });
    return () => {
      gone = true;
    };
  }, [arrivals]);
  if (arrivals === undefined || count === 0) return null;

  async function take(from: NonNullable<typeof arrivals>): Promise<void> {
    const next = await from.findNext();
    if (next === undefined) return setCount(0);
    const session = sessions.start(next.form);
    session.change((form) => ({ ...form }));
    await session.settle();
    // Where there was no room it stays here, too.
    if (!session.state.getState().stored) return;
    await next.remove();
    void noteEvent(station, { action: 'moved-from-training', record: session.id });
    goTo({ screen: 'registration', id: session.id });
  }
  return (
    <Alert variant="warning" heading={t.heading(count)}>
      <p>{t.text}</p>
      <Button small onClick={() => void take(arrivals)}>
        {t.take}
      </Button>
    </Alert>
  );
};
