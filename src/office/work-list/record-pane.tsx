import type { OfficeRecord } from '../../contract/office-api.ts';
import { findRecordContent } from '../../contract/record-content.ts';
import type { Registration } from '../../domain/registration.ts';
import { shortInstant } from '../../renderer/i18n/format.ts';
import { useLocale, useTexts } from '../../renderer/i18n/locale.tsx';
import { Alert } from '../../renderer/ui/alert.tsx';
import { Button } from '../../renderer/ui/button.tsx';
import { useOffice } from '../app/office.ts';
import { addressOf } from '../app/route.ts';
import { CopyNumber } from '../clipboard/copy-number.tsx';
import { fieldsOf } from './record-fields.ts';
import { texts } from './texts.ts';
import { VersionTable } from './version-table.tsx';

interface RecordPaneProps {
  readonly record: OfficeRecord;
  readonly isSaving: boolean;
  readonly onEntered?: () => void;
  readonly onTakenBack?: () => void;
}

/** One record, in the order in which it is typed into CPR, and what there is to do with it. */
export const RecordPane = ({ record, isSaving, onEntered, onTakenBack }: RecordPaneProps) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const { session } = useOffice();
  const { task } = record;
  const { registration, inCpr, because } = readVersions(record);
  const shown = registration ?? inCpr;
  const toDo = task === 'new' || task === 'changed' || task === 'take-out';
  return (
    <>
      <div className="bp-office-record-head">
        <h2 id="record-heading" tabIndex={-1}>
          {shown?.person.name ?? t.unreadableName}
        </h2>
        {shown !== undefined && <CopyNumber cpr={shown.person.cpr} />}
      </div>
      <RecordNotes record={record} />
      {shown === undefined && <Alert variant="warning">{t.unreadable}</Alert>}
      {because !== undefined && (
        <p>
          <span className="bp-quiet">{t.because}:</span> {because}
        </p>
      )}
      {registration !== undefined && inCpr !== undefined ? (
        <VersionTable before={inCpr} after={registration} />
      ) : (
        shown !== undefined && <Fields registration={shown} />
      )}
      <p className="bp-quiet bp-office-received">
        {t.received(shortInstant(record.receivedAt, locale), record.stationName, record.office)}
      </p>
      <div className="bp-office-record-foot">
        {onEntered !== undefined && toDo && (
          <Button
            kind="primary"
            icon="check"
            disabled={isSaving || shown === undefined}
            aria-keyshortcuts="Control+Enter"
            onClick={onEntered}
          >
            {isSaving ? t.saving : task === 'take-out' ? t.doneTakeOut : t.done}
          </Button>
        )}
        {onTakenBack !== undefined && record.marks.at(-1)?.kind === 'entered' && (
          <Button disabled={isSaving} onClick={onTakenBack}>
            {t.takeBack}
          </Button>
        )}
        {session.role === 'leader' && (
          <a href={addressOf({ screen: 'audit', record: record.id })}>{t.whoHasSeen}</a>
        )}
      </div>
    </>
  );
};

const Fields = ({ registration }: { registration: Registration }) => {
  const locale = useLocale();
  return (
    <dl className="bp-summary bp-office-fields">
      {fieldsOf(registration, locale)
        // The number stands above, big.
        .filter(({ key }) => key !== 'cpr')
        .map(({ key, label, lines }) => (
          <div key={key} data-field={key}>
            <dt>{label}</dt>
            <dd>
              {lines.map((line) => (
                <div key={line}>{line}</div>
              ))}
            </dd>
          </div>
        ))}
    </dl>
  );
};

/** What one must know before one types. */
const RecordNotes = ({ record }: { record: OfficeRecord }) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const { task, inCpr, openedBy, marks } = record;
  const when = (at: OfficeRecord['receivedAt']): string => shortInstant(at, locale);
  const latest = marks.at(-1);
  return (
    <>
      {openedBy !== undefined && (
        <Alert variant="warning">{t.openedByAlert(openedBy.by, when(openedBy.at))}</Alert>
      )}
      {task === 'changed' && inCpr !== undefined && (
        <Alert variant="warning" heading={t.changedHeading}>
          {t.changedText(inCpr.mark.by, when(inCpr.mark.at))}
        </Alert>
      )}
      {task === 'take-out' && inCpr !== undefined && (
        <Alert variant="error" heading={t.takeOutHeading}>
          {t.takeOutText(inCpr.mark.by, when(inCpr.mark.at))}
        </Alert>
      )}
      {task === 'replaced' && <Alert variant="info">{t.replaced}</Alert>}
      {task === 'nothing' && <Alert variant="info">{t.nothingToDo}</Alert>}
      {latest?.kind === 'taken-back' && (
        <Alert variant="info">{t.takenBackBefore(latest.by, when(latest.at))}</Alert>
      )}
      {latest?.kind === 'entered' && (
        <Alert variant="success">{t.enteredBy(latest.by, when(latest.at))}</Alert>
      )}
    </>
  );
};

export interface Versions {
  /** What is to stand in CPR; absent for a withdrawal, and where it cannot be read. */
  readonly registration?: Registration;
  /** What stands there instead. */
  readonly inCpr?: Registration;
  /** Why it was withdrawn. */
  readonly because?: string;
}

export function readVersions({ content, inCpr }: OfficeRecord): Versions {
  const says = findRecordContent(content);
  const there = inCpr === undefined ? undefined : findRecordContent(inCpr.content);
  return {
    ...(says?.kind === 'registration' ? { registration: says.registration } : {}),
    ...(says?.kind === 'withdrawal' ? { because: says.withdrawal.because } : {}),
    ...(there?.kind === 'registration' ? { inCpr: there.registration } : {}),
  };
}
