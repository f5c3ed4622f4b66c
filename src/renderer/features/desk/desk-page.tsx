import type { Draft, OutboxRecord } from '../../../application/ports/station-store.ts';
import { isConserved, needsAPerson, type QueueCount } from '../../../domain/registration.ts';
import { addressOf } from '../../app/route.ts';
import { useStation } from '../../app/station.ts';
import { useStored } from '../../app/use-stored.ts';
import { shortInstant } from '../../i18n/format.ts';
import { useLocale, useTexts } from '../../i18n/locale.tsx';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { FileIntake, type TakenFile } from '../../ui/file-intake.tsx';
import { texts } from './texts.ts';

interface DeskPageProps {
  readonly onLetter: (files: readonly TakenFile[]) => void;
  readonly onType: () => void;
  /** The name to show for a draft; the form's shape belongs to the form's own feature. */
  readonly nameOfDraft: (draft: Draft) => string | undefined;
}

/** Where the clerk's day starts: the next person, and what still waits. */
export const DeskPage = ({ onLetter, onType, nameOfDraft }: DeskPageProps) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const { store, drafts, practiceLetters } = useStation();
  const count = useStored(() => store.countQueue(), [store]);
  const outbox = useStored(() => store.listOutbox(), [store]);
  const open = useStored(() => drafts.listDrafts(), [drafts]);
  const cases = (outbox ?? []).filter(({ state }) => needsAPerson(state));
  return (
    <div className="bp-desk">
      <section className="bp-desk-start" aria-labelledby="desk-start">
        <h1 id="desk-start">{t.title}</h1>
        <FileIntake onFiles={onLetter} />
        <p className="bp-or">{t.or}</p>
        <Button icon="edit" onClick={onType}>
          {t.typeByHand}
        </Button>
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
                    onClick={() => void load().then((file) => onLetter([file]))}
                  >
                    {name[locale]}
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      <div className="bp-desk-side">
        <section aria-labelledby="desk-queue">
          <h2 id="desk-queue" className="bp-section-heading">
            {t.queue}
          </h2>
          {count !== undefined && <Queue count={count} />}
        </section>
        {cases.length > 0 && (
          <section aria-labelledby="desk-cases">
            <h2 id="desk-cases" className="bp-section-heading">
              {t.cases}
            </h2>
            <ul className="bp-list">
              {cases.map((record) => (
                <CaseRow key={record.id} record={record} />
              ))}
            </ul>
          </section>
        )}
        <section aria-labelledby="desk-drafts">
          <h2 id="desk-drafts" className="bp-section-heading">
            {t.drafts}
          </h2>
          {open?.length === 0 && <p className="bp-quiet">{t.noDrafts}</p>}
          <ul className="bp-list">
            {open?.map((draft) => (
              <DraftRow key={draft.id} draft={draft} name={nameOfDraft(draft)} />
            ))}
          </ul>
        </section>
      </div>
    </div>
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

const CaseRow = ({ record }: { record: OutboxRecord }) => {
  const t = useTexts(texts);
  const locale = useLocale();
  return (
    <li>
      <a href={addressOf({ screen: 'outbox', id: record.id })} className="bp-row">
        <span>{record.registration?.person.name ?? t.unreadable}</span>
        <span className="bp-quiet">{shortInstant(record.savedAt, locale)}</span>
      </a>
    </li>
  );
};

const DraftRow = ({ draft, name }: { draft: Draft; name: string | undefined }) => {
  const t = useTexts(texts);
  const locale = useLocale();
  return (
    <li>
      <a href={addressOf({ screen: 'registration', id: draft.id })} className="bp-row">
        <span>{name ?? t.unnamed}</span>
        <span className="bp-quiet">{shortInstant(draft.changedAt, locale)}</span>
      </a>
    </li>
  );
};
