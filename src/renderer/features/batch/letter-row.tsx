import type { BatchLetter } from '../../../application/letter-batch/batch.ts';
import { explainReadProblem } from '../../../application/wording/letter.ts';
import { formatCprNumber } from '../../../domain/cpr-number.ts';
import type { RegistrationId } from '../../../domain/registration.ts';
import { addressOf } from '../../app/route.ts';
import { useLocale, useTexts } from '../../i18n/locale.tsx';
import { Button } from '../../ui/button.tsx';
import { texts } from './texts.ts';

interface LetterRowProps {
  readonly letter: BatchLetter;
  /** Drafts that are still open. */
  readonly drafts: ReadonlySet<RegistrationId>;
  readonly onStop: () => void;
}

/** One letter of the pile: how far it is, and where it lies or what to do about it. */
export const LetterRow = ({ letter: { nth, name, state }, drafts, onStop }: LetterRowProps) => {
  const t = useTexts(texts);
  const isPending = state.kind === 'waiting' || state.kind === 'reading';
  return (
    <li className="bp-pile-row" data-letter={state.kind}>
      <span className="bp-pile-nth bp-quiet">{nth}</span>
      <div className="bp-pile-what">
        <State state={state} drafts={drafts} />
        <span className="bp-quiet bp-pile-file">{name}</span>
      </div>
      {isPending && (
        <Button kind="link" aria-label={t.stopLetter(name)} onClick={onStop}>
          {t.stop}
        </Button>
      )}
    </li>
  );
};

const State = ({ state, drafts }: { state: BatchLetter['state']; drafts: ReadonlySet<RegistrationId> }) => {
  const t = useTexts(texts);
  const locale = useLocale();
  switch (state.kind) {
    case 'waiting':
      return <span className="bp-quiet">{t.waiting}</span>;
    case 'reading':
      return <strong>{t.reading(Math.round(state.done * 100))}</strong>;
    case 'stopped':
      return <span>{t.stopped}</span>;
    case 'problem':
      return <span className="bp-pile-problem">{explainReadProblem(state.problem, locale)}</span>;
    case 'known': {
      const isDraft = state.where === 'draft';
      const at = addressOf({ screen: isDraft ? 'registration' : 'outbox', id: state.id });
      return (
        <span className="bp-pile-problem">
          {isDraft ? t.knownDraft : t.knownRecord} <a href={at}>{isDraft ? t.openDraft : t.openRecord}</a>{' '}
          {t.readAlone}
        </span>
      );
    }
    case 'draft': {
      const { id, cpr, persons } = state;
      const name = state.name ?? t.unnamed;
      const about = [
        cpr === undefined ? t.noNumber : maskedNumber(formatCprNumber(cpr)),
        ...(persons > 1 ? [t.persons(persons)] : []),
      ].join(' · ');
      return (
        <span>
          {drafts.has(id) ? <a href={addressOf({ screen: 'registration', id })}>{name}</a> : name}{' '}
          <span className="bp-quiet bp-number">{about}</span>
          {!drafts.has(id) && <span className="bp-quiet"> {t.draftEnded}</span>}
        </span>
      );
    }
  }
};

/** The list stands open on the desk while others pass by: the birth date is enough to tell letters apart. */
const maskedNumber = (written: string): string => `${written.slice(0, 6)}-xxxx`;
