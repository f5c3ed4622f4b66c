import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { type BatchLetter, countBatch } from '../../../application/letter-batch/batch.ts';
import { useStation } from '../../app/station.ts';
import { useStored } from '../../app/use-stored.ts';
import { useTexts } from '../../i18n/locale.tsx';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { LetterRow } from './letter-row.tsx';
import type { StationBatch } from './station-batch.ts';
import { texts } from './texts.ts';

/** The pile of letters that is being read, and what became of each. Nothing where there is none. */
export const BatchList = ({ batch }: { batch: StationBatch }) => {
  const { letters } = useStore(batch.state);
  return (
    <>
      <LeftUnread batch={batch} />
      {letters.length > 0 && <Pile batch={batch} />}
    </>
  );
};

/** Where the heading's focus goes to when a button that had it is gone. */
export const pileHeading = 'pile-heading';

const Pile = ({ batch }: { batch: StationBatch }) => {
  const t = useTexts(texts);
  const { drafts } = useStation();
  const { letters, heldUp } = useStore(batch.state);
  const open = useStored(() => drafts.listDrafts(), [drafts]);
  const heading = useRef<HTMLHeadingElement>(null);
  const count = countBatch(letters);
  const ended = count.all - count.pending;
  // A draft is in the list before the rows are heard of again.
  const ids = new Set(open?.map(({ id }) => id) ?? letters.flatMap(({ state }) => idOf(state)));
  const stop = (act: () => void): void => {
    act();
    heading.current?.focus();
  };
  // A row that ends takes its button with it: whoever stood on it is not to fall out of the list.
  const isInside = useRef(false);
  useEffect(() => {
    if (!isInside.current || document.activeElement !== document.body) return;
    isInside.current = false;
    heading.current?.focus({ preventScroll: true });
  });
  const aside = letters.filter(({ state: { kind } }) => kind === 'problem' || kind === 'known');
  const row = (letter: BatchLetter) => (
    <LetterRow
      key={letter.nth}
      letter={letter}
      drafts={ids}
      onStop={() => stop(() => batch.stopLetter(letter.nth))}
    />
  );
  return (
    <section
      className="bp-pile"
      aria-labelledby={pileHeading}
      onFocus={() => {
        isInside.current = true;
      }}
      onBlur={({ relatedTarget }) => {
        if (relatedTarget !== null) isInside.current = false;
      }}
    >
      <div className="bp-card-head">
        <h2 id={pileHeading} className="bp-section-heading" ref={heading} tabIndex={-1}>
          {count.pending > 0 ? t.heading : t.headingEnded}
        </h2>
        {count.pending > 0 ? (
          <Button small icon="close" onClick={() => stop(() => batch.stopAll())}>
            {t.stopAll}
          </Button>
        ) : (
          <Button small onClick={() => batch.clear()}>
            {t.clear}
          </Button>
        )}
      </div>
      {count.pending > 0 && (
        <>
          <progress className="bp-progress" max={count.all} value={ended} aria-label={t.heading} />
          <p className="bp-quiet">
            {t.progress(ended, count.all)}. {t.meanwhile}
          </p>
        </>
      )}
      {/* Said at the beginning and at the end only: how far it is stands on the screen. */}
      <p role="status" className={count.pending > 0 ? 'sr-only' : ''}>
        {count.pending > 0 ? t.begun(count.all) : t.ended(count)}
      </p>
      {heldUp !== undefined && (
        <Alert variant="warning" announce>
          <p>{t.heldUp}</p>
          <Button small icon="refresh" onClick={() => stop(() => batch.goOn())}>
            {t.tryAgain}
          </Button>
        </Alert>
      )}
      {aside.length > 0 && (
        <>
          <h3 className="bp-pile-aside">{t.lookAtThese}</h3>
          <ul className="bp-list">{aside.map(row)}</ul>
        </>
      )}
      {/* The rest in the order that it was given, so that it can be held against the pile of papers. */}
      <ul className="bp-list">{letters.filter((letter) => !aside.includes(letter)).map(row)}</ul>
    </section>
  );
};

const idOf = (state: BatchLetter['state']) => (state.kind === 'draft' ? [state.id] : []);

/** After a lock or a reload: which files must be put in again. */
const LeftUnread = ({ batch }: { batch: StationBatch }) => {
  const t = useTexts(texts);
  const { left } = useStore(batch.state);
  if (left.length === 0) return null;
  return (
    <Alert variant="warning" heading={t.leftHeading(left.length)}>
      <p>{t.leftText}</p>
      <details>
        <summary>{t.leftNames}</summary>
        <ul>
          {left.map((name, at) => (
            // Two files may have one name, and the list never moves.
            <li key={at}>{name}</li>
          ))}
        </ul>
      </details>
      <Button small onClick={() => batch.forgetLeft()}>
        {t.forgetLeft}
      </Button>
    </Alert>
  );
};
