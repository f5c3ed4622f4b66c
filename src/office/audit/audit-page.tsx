import { useCallback, useState } from 'react';
import { type OfficeAuditCheck, officePaths } from '../../contract/office-api.ts';
import type { OfficeAuditEntry } from '../../contract/office-audit.ts';
import { parseRegistrationId, type RegistrationId } from '../../domain/registration.ts';
import { shortInstant } from '../../renderer/i18n/format.ts';
import { useLocale, useTexts } from '../../renderer/i18n/locale.tsx';
import { Alert } from '../../renderer/ui/alert.tsx';
import { Button } from '../../renderer/ui/button.tsx';
import type { ClientProblem } from '../api/office-client.ts';
import { useOffice } from '../app/office.ts';
import { PageHeading } from '../app/page-heading.tsx';
import { ProblemAlert } from '../app/problem-alert.tsx';
import { addressOf } from '../app/route.ts';
import { asPage, usePages } from '../app/use-pages.ts';
import { saveFrom } from '../exports/save-from.ts';
import { describeOfficeEntry, texts } from './texts.ts';

/** What was seen and done in the office's view, newest first; of one record where that is asked for. */
export const AuditPage = ({ record }: { record: RegistrationId | undefined }) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const { client } = useOffice();
  const [problem, setProblem] = useState<ClientProblem>();
  const { items, more, fetchMore, ...pages } = usePages<OfficeAuditEntry>(
    useCallback(
      (last) => asPage(client.audit({ before: last?.sequence, record }), ({ entries }) => entries),
      [client, record],
    ),
  );

  async function save(): Promise<void> {
    const asked = await client.session();
    setProblem(asked.ok ? undefined : asked.error);
    if (asked.ok) saveFrom(officePaths.auditExport);
  }

  return (
    <div className="bp-wide">
      <PageHeading>{t.title}</PageHeading>
      <p className="bp-quiet">{t.intro}</p>
      {record !== undefined && (
        <p>
          {t.ofRecord} <span className="bp-code">{record}</span>.{' '}
          <a href={addressOf({ screen: 'audit' })}>{t.all}</a>
        </p>
      )}
      <div className="bp-audit-tools">
        <ChainCheck onProblem={setProblem} />
        <Button icon="save" onClick={() => void save()}>
          {t.save}
        </Button>
      </div>
      <ProblemAlert problem={problem ?? pages.problem} />
      {items?.length === 0 && <p className="bp-quiet">{t.none}</p>}
      {items !== undefined && items.length > 0 && (
        <div className="bp-scroll">
          <table className="table bp-table bp-audit">
            <thead>
              <tr>
                <th scope="col">{t.when}</th>
                <th scope="col">{t.who}</th>
                <th scope="col">{t.what}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((entry) => (
                <tr key={entry.sequence} data-audit={entry.action}>
                  <td className="bp-number">{shortInstant(entry.at, locale)}</td>
                  <td>{entry.by}</td>
                  <td>
                    {describeOfficeEntry(entry, locale)}
                    <RecordLinks entry={entry} shown={record} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {more && (
        <div className="bp-more">
          <Button onClick={() => void fetchMore()}>{t.showMore}</Button>
        </div>
      )}
    </div>
  );
};

/** The records that an entry is about, except the one whose entries are shown. */
const RecordLinks = ({ entry, shown }: { entry: OfficeAuditEntry; shown: RegistrationId | undefined }) => {
  const t = useTexts(texts);
  const beside = parseRegistrationId(entry.detail['beside']);
  const link = (id: RegistrationId, word: string) =>
    id !== shown && (
      <>
        {' '}
        <a href={addressOf({ screen: 'audit', record: id })}>
          {word} …{id.slice(-6)}
        </a>
      </>
    );
  return (
    <>
      {entry.record !== undefined && link(entry.record, t.record)}
      {beside !== undefined && link(beside, t.beside)}
    </>
  );
};

/** Walks the whole chain on the server and says what it found. */
const ChainCheck = ({ onProblem }: { onProblem: (problem: ClientProblem | undefined) => void }) => {
  const t = useTexts(texts);
  const { client } = useOffice();
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState<OfficeAuditCheck>();

  async function check(): Promise<void> {
    setBusy(true);
    const answer = await client.checkAudit();
    setBusy(false);
    onProblem(answer.ok ? undefined : answer.error);
    setFound(answer.ok ? answer.value : undefined);
  }

  return (
    <>
      <Button icon="check" disabled={busy} onClick={() => void check()}>
        {busy ? t.checking : t.check}
      </Button>
      {found !== undefined && found.brokenAt === undefined && (
        <Alert variant="success" announce>
          <p>{t.whole(found.entries)}</p>
          <p>
            {t.head}:{' '}
            <code className="bp-code">
              {found.entries}:{found.head}
            </code>
          </p>
          <p>{t.headHint}</p>
        </Alert>
      )}
      {found?.brokenAt !== undefined && (
        <Alert variant="error" heading={t.broken(found.brokenAt)} announce>
          {t.brokenText}
        </Alert>
      )}
    </>
  );
};
