import { type ReactNode, useRef, useState } from 'react';
import type { OutboxRecord } from '../../../application/ports/outbox.ts';
import type { Draft } from '../../../application/ports/station-store.ts';
import { formatDanishDate } from '../../../domain/calendar-date.ts';
import { isOverdue } from '../../../domain/case.ts';
import { type ClerkId, mayDo } from '../../../domain/clerk.ts';
import {
  isConserved,
  type QueueCount,
  type RegistrationId,
  statesThatNeedAPerson,
} from '../../../domain/registration.ts';
import { type HandDraftOver, HandDraftOverForm, useClerks } from '../../app/hand-draft-over.tsx';
import { NoRoomReason, useHasRoom } from '../../app/room.tsx';
import { addressOf } from '../../app/route.ts';
import { useStation } from '../../app/station.ts';
import { useStored } from '../../app/use-stored.ts';
import { shortInstant } from '../../i18n/format.ts';
import { useLocale, useTexts } from '../../i18n/locale.tsx';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { FileIntake, type TakenFile } from '../../ui/file-intake.tsx';
import { LinePanel } from './line-panel.tsx';
import { StaleAddresses } from './stale-addresses.tsx';
import { texts } from './texts.ts';

interface DeskPageProps {
  readonly onLetter: (files: readonly TakenFile[]) => void;
  readonly onType: () => void;
  /** The way in for what a citizen has told a kiosk. */
  readonly intake: ReactNode;
  /** What the clerk is asked about files that were just put in, in place of the way to put in others. */
  readonly question?: ReactNode;
  /** Letters that are being read meanwhile; the way to put in others then takes little room. */
  readonly pile?: ReactNode;
  /** The name to show for a draft; the form's shape belongs to the form's own feature. */
  readonly nameOfDraft: (draft: Draft) => string | undefined;
  readonly onHandOver: (id: RegistrationId, to: ClerkId) => ReturnType<HandDraftOver>;
}

/** Where the clerk's day starts: the next person, and what still waits. */
export const DeskPage = ({
  onLetter,
  onType,
  intake,
  question,
  pile,
  nameOfDraft,
  onHandOver,
}: DeskPageProps) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const { clerk, practiceLetters } = useStation();
  const hasRoom = useHasRoom();
  return (
    <div className="bp-desk">
      <section className="bp-desk-start" aria-labelledby="desk-start">
        <h1 id="desk-start" tabIndex={-1}>
          {t.title}
        </h1>
        <NoRoomReason id="desk-room" />
        {question || <FileIntake compact={Boolean(pile)} disabled={!hasRoom} onFiles={onLetter} />}
        <p className="bp-or">{t.or}</p>
        <Button icon="edit" disabled={!hasRoom} aria-describedby="desk-room" onClick={onType}>
          {t.typeByHand}
        </Button>
        {pile}
        {practiceLetters.length > 0 && (
          <>
            <h2 className="bp-section-heading">{t.practiceLetters}</h2>
            <p className="bp-quiet">{t.practiceLettersText}</p>
            <ul className="bp-list">
              {practiceLetters.map(({ name, load }) => (
                <li key={name.da}>
                  <button
                    type="button"
                    className="bp-row"
                    disabled={!hasRoom}
                    onClick={() => void load().then((file) => onLetter([file]))}
                  >
                    {name[locale]}
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
        {intake}
      </section>
      <div className="bp-desk-side">
        {mayDo(clerk, 'see-records') && <Records />}
        <StaleAddresses nameOfDraft={nameOfDraft} />
        <Drafts nameOfDraft={nameOfDraft} onHandOver={onHandOver} />
      </div>
    </div>
  );
};

/** More than these are looked up in the list of hand-overs. */
const shownCases = 20;

const Records = () => {
  const t = useTexts(texts);
  const { store } = useStation();
  const count = useStored(() => store.countQueue(), [store]);
  const cases = useStored(
    () => store.findRecords({ states: statesThatNeedAPerson, limit: shownCases }),
    [store],
  );
  return (
    <>
      <section aria-labelledby="desk-queue">
        <div className="bp-card-head">
          <h2 id="desk-queue" className="bp-section-heading">
            {t.queue}
          </h2>
          <a href={addressOf({ screen: 'day-report' })}>{t.dayReport}</a>
        </div>
        {count !== undefined && <Queue count={count} />}
      </section>
      <LinePanel />
      {cases !== undefined && cases.total > 0 && (
        <section aria-labelledby="desk-cases">
          <h2 id="desk-cases" className="bp-section-heading">
            {t.cases}
          </h2>
          <ul className="bp-list">
            {cases.records.map((record) => (
              <CaseRow key={record.id} record={record} />
            ))}
          </ul>
          {cases.total > cases.records.length && (
            <p>
              <a href={addressOf({ screen: 'outbox' })}>{t.allCases(cases.total)}</a>
            </p>
          )}
        </section>
      )}
    </>
  );
};

const Drafts = ({ nameOfDraft, onHandOver }: Pick<DeskPageProps, 'nameOfDraft' | 'onHandOver'>) => {
  const t = useTexts(texts);
  const { clerk, drafts } = useStation();
  const open = useStored(() => drafts.listDrafts(), [drafts]);
  const clerks = useClerks();
  const [handing, setHanding] = useState<RegistrationId>();
  const seesAll = mayDo(clerk, 'see-all-drafts');
  return (
    <section aria-labelledby="desk-drafts">
      <h2 id="desk-drafts" className="bp-section-heading">
        {seesAll ? t.allDrafts : t.drafts}
      </h2>
      {open?.length === 0 && <p className="bp-quiet">{t.noDrafts}</p>}
      <ul className="bp-list">
        {open?.map((draft) => (
          <DraftRow
            key={draft.id}
            draft={draft}
            name={nameOfDraft(draft)}
            owner={seesAll ? clerks.find(({ id }) => id === draft.owner)?.initials : undefined}
            handing={handing === draft.id}
            onHanding={(now) => setHanding(now ? draft.id : undefined)}
            onHandOver={(to) => onHandOver(draft.id, to)}
          />
        ))}
      </ul>
    </section>
  );
};

/** The conservation law, as a sum that anyone can check. */
const Queue = ({ count }: { count: QueueCount }) => {
  const t = useTexts(texts);
  const parts = [
    ['acknowledged', count.acknowledged],
    ['waiting', count.waiting],
    ['needsAPerson', count.needsAPerson],
    ['withdrawn', count.withdrawn],
  ] as const;
  return (
    <>
      <dl className="bp-queue">
        <div className="bp-queue-sum">
          <dt>{t.count.created}</dt>
          <dd data-count="created">{count.created}</dd>
        </div>
        {parts.map(([name, value]) => (
          <div key={name} className={name === 'needsAPerson' && value > 0 ? 'bp-queue-alarm' : ''}>
            <dt>{t.count[name]}</dt>
            <dd data-count={name}>{value}</dd>
          </div>
        ))}
      </dl>
      {!isConserved(count) && (
        <Alert variant="error" heading={t.notConserved}>
          {t.notConservedText}
        </Alert>
      )}
    </>
  );
};

/** Whose the case is, and by when it is to be settled. */
const CaseDay = ({ record: { case: of, savedAt } }: { record: OutboxRecord }) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const { clock } = useStation();
  const clerks = useClerks();
  if (of === undefined) return <span className="bp-quiet">{shortInstant(savedAt, locale)}</span>;
  const owner = clerks.find(({ id }) => id === of.owner)?.initials;
  return (
    <span className={isOverdue(of, clock.today()) ? 'bp-overdue' : 'bp-quiet'}>
      {owner !== undefined && <strong className="bp-owner">{owner}</strong>}{' '}
      {t.dueOn(formatDanishDate(of.dueOn))}
    </span>
  );
};

const CaseRow = ({ record }: { record: OutboxRecord }) => {
  const t = useTexts(texts);
  return (
    <li>
      <a href={addressOf({ screen: 'outbox', id: record.id })} className="bp-row">
        <span>{record.registration?.person.name ?? t.unreadable}</span>
        <CaseDay record={record} />
      </a>
    </li>
  );
};

interface DraftRowProps {
  readonly draft: Draft;
  readonly name: string | undefined;
  /** Initials; undefined where all drafts shown are the clerk's own. */
  readonly owner: string | undefined;
  readonly handing: boolean;
  readonly onHanding: (now: boolean) => void;
  readonly onHandOver: HandDraftOver;
}

const DraftRow = ({ draft, name, owner, handing, onHanding, onHandOver }: DraftRowProps) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const button = useRef<HTMLButtonElement>(null);
  const shown = name ?? t.unnamed;
  return (
    <li data-draft={draft.id}>
      <div className="bp-draft">
        <a href={addressOf({ screen: 'registration', id: draft.id })} className="bp-row">
          <span>{shown}</span>
          <span className="bp-quiet">
            {owner !== undefined && <strong className="bp-owner">{owner}</strong>}{' '}
            {shortInstant(draft.changedAt, locale)}
          </span>
        </a>
        <Button
          ref={button}
          kind="link"
          aria-expanded={handing}
          aria-label={`${t.handOver}: ${shown}`}
          onClick={() => onHanding(!handing)}
        >
          {t.handOver}
        </Button>
      </div>
      {handing && (
        <HandDraftOverForm
          id={`draft-${draft.id}`}
          owner={draft.owner}
          onHandOver={onHandOver}
          onDone={() => onHanding(false)}
          onCancel={() => {
            onHanding(false);
            button.current?.focus();
          }}
        />
      )}
    </li>
  );
};
