import { useEffect, useState } from 'react';
import type { ListedClerk } from '../../application/ports/station-access.ts';
import type { StoreProblem } from '../../application/ports/station-store.ts';
import { type ClerkId, mayDo } from '../../domain/clerk.ts';
import type { Result } from '../../domain/result.ts';
import { type Texts, useLocale, useTexts } from '../i18n/locale.tsx';
import { explainStoreProblem } from '../i18n/store-problem.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { NoRoomReason, useHasRoom } from './room.tsx';
import { useStation } from './station.ts';

export type HandOverProblem = StoreProblem | { readonly kind: 'open-elsewhere' };
export type HandDraftOver = (to: ClerkId) => Promise<Result<void, HandOverProblem>>;

interface HandOverTexts {
  readonly colleague: string;
  readonly choose: string;
  readonly hand: string;
  readonly cancel: string;
  readonly nobody: string;
  readonly chooseFirst: string;
  readonly openElsewhere: string;
}

const texts: Texts<HandOverTexts> = {
  da: {
    colleague: 'Overdrag til',
    choose: 'Vælg kollega',
    hand: 'Overdrag',
    cancel: 'Fortryd',
    nobody: 'Der er ingen anden med adgang, som kan tage imod.',
    chooseFirst: 'Vælg, hvem der skal have kladden.',
    openElsewhere: 'Kladden er åben i et andet vindue. Luk den dér først.',
  },
  en: {
    colleague: 'Hand over to',
    choose: 'Choose a colleague',
    hand: 'Hand over',
    cancel: 'Cancel',
    nobody: 'There is nobody else with access who can take it.',
    chooseFirst: 'Choose who is to have the draft.',
    openElsewhere: 'The draft is open in another window. Close it there first.',
  },
};

/** Everybody at the station, for initials and for choosing; empty until they have been read. */
export function useClerks(): readonly ListedClerk[] {
  const { administration } = useStation();
  const [clerks, setClerks] = useState<readonly ListedClerk[]>([]);
  useEffect(() => {
    let gone = false;
    void administration.list().then((listed) => {
      if (!gone) setClerks(listed);
    });
    return () => {
      gone = true;
    };
  }, [administration]);
  return clerks;
}

interface HandDraftOverFormProps {
  /** For the ids of its fields, where there may be several on a page. */
  readonly id: string;
  /** Whose it is now: not offered. */
  readonly owner: ClerkId | undefined;
  readonly onHandOver: HandDraftOver;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Chooses the colleague that a draft goes to. */
export const HandDraftOverForm = ({ id, owner, onHandOver, onDone, onCancel }: HandDraftOverFormProps) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const hasRoom = useHasRoom();
  const [to, setTo] = useState<ClerkId>();
  const [problem, setProblem] = useState<HandOverProblem | { readonly kind: 'nobody-chosen' }>();
  const [busy, setBusy] = useState(false);
  const clerks = useClerks();
  const colleagues = clerks.filter(
    (clerk) => !clerk.closed && clerk.id !== owner && mayDo(clerk, 'register'),
  );

  async function handOver(): Promise<void> {
    if (to === undefined) return setProblem({ kind: 'nobody-chosen' });
    setBusy(true);
    const handed = await onHandOver(to);
    setBusy(false);
    if (handed.ok) onDone();
    else setProblem(handed.error);
  }

  return (
    <form
      className="bp-hand-over"
      onSubmit={(event) => {
        event.preventDefault();
        void handOver();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      {clerks.length > 0 && colleagues.length === 0 ? (
        <p className="bp-quiet">{t.nobody}</p>
      ) : (
        <SelectField
          id={`${id}-colleague`}
          label={t.colleague}
          value={to}
          empty={t.choose}
          autoFocus
          error={problem?.kind === 'nobody-chosen' ? t.chooseFirst : undefined}
          choices={colleagues.map((clerk) => ({
            value: clerk.id,
            label: `${clerk.initials} ${clerk.name}`,
          }))}
          onChoose={setTo}
        />
      )}
      <NoRoomReason id={`${id}-room`} />
      <div className="bp-hand-over-buttons">
        <Button onClick={onCancel}>{t.cancel}</Button>
        <Button
          kind="primary"
          type="submit"
          disabled={!hasRoom || busy || colleagues.length === 0}
          aria-describedby={`${id}-room`}
        >
          {t.hand}
        </Button>
      </div>
      {problem !== undefined && problem.kind !== 'nobody-chosen' && (
        <Alert variant="error" announce>
          {problem.kind === 'open-elsewhere' ? t.openElsewhere : explainStoreProblem(problem, locale)}
        </Alert>
      )}
    </form>
  );
};
