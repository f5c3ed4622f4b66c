import { useCallback, useEffect, useState } from 'react';
import type { EnteredItem, OfficeRecord } from '../../contract/office-api.ts';
import type { RegistrationId } from '../../domain/registration.ts';
import { shortInstant } from '../../renderer/i18n/format.ts';
import { useLocale, useTexts } from '../../renderer/i18n/locale.tsx';
import { Button } from '../../renderer/ui/button.tsx';
import { moveFocusTo } from '../../renderer/ui/move-focus.ts';
import type { ClientProblem } from '../api/office-client.ts';
import { useOffice } from '../app/office.ts';
import { PageHeading } from '../app/page-heading.tsx';
import { ProblemAlert } from '../app/problem-alert.tsx';
import { asPage, usePages } from '../app/use-pages.ts';
import { RecordPane } from './record-pane.tsx';
import { TaskBadge } from './task-badge.tsx';
import { texts } from './texts.ts';

/** What was entered last, so that a mark can be taken back that was set by mistake. */
export const EnteredPage = () => {
  const t = useTexts(texts);
  const locale = useLocale();
  const { client } = useOffice();
  const { items, more, fetchMore, again, ...pages } = usePages<EnteredItem>(
    useCallback(
      (last) => asPage(client.entered({ before: last?.markNumber }), (page) => page.items),
      [client],
    ),
  );
  const [opened, setOpened] = useState<OfficeRecord>();
  const [isSaving, setIsSaving] = useState(false);
  const [problem, setProblem] = useState<ClientProblem>();

  // What was pressed is gone when the record stands there in place of the list, and the other way round.
  const openedId = opened?.id;
  useEffect(() => {
    if (openedId === undefined) return;
    moveFocusTo('record-heading');
    return () => moveFocusTo('content');
  }, [openedId]);

  async function open(id: RegistrationId): Promise<void> {
    const answer = await client.record(id);
    setProblem(answer.ok ? undefined : answer.error);
    if (answer.ok) setOpened(answer.value);
  }

  async function takeBack(record: OfficeRecord): Promise<void> {
    setIsSaving(true);
    const answer = await client.mark(record.id, 'taken-back');
    setIsSaving(false);
    setProblem(answer.ok ? undefined : answer.error);
    if (!answer.ok) return;
    setOpened(undefined);
    await again();
  }

  return (
    <div className="bp-wide">
      <PageHeading>{t.enteredTitle}</PageHeading>
      <ProblemAlert problem={problem ?? pages.problem} />
      {opened !== undefined && (
        <section className="bp-card bp-office-record" aria-label={t.record}>
          <RecordPane record={opened} isSaving={isSaving} onTakenBack={() => void takeBack(opened)} />
          <Button kind="link" icon="arrow-back" onClick={() => setOpened(undefined)}>
            {t.back}
          </Button>
        </section>
      )}
      {opened === undefined && items?.length === 0 && <p className="bp-quiet">{t.enteredNothing}</p>}
      {opened === undefined && items !== undefined && items.length > 0 && (
        <div className="bp-scroll">
          <table className="table bp-table">
            <thead>
              <tr>
                <th scope="col">{t.person}</th>
                <th scope="col">{t.when}</th>
                <th scope="col">{t.who}</th>
                <th scope="col">{t.office}</th>
                <th scope="col">
                  <span className="sr-only">{t.open}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <tr key={item.id}>
                  <td>
                    {item.name ?? t.unreadableName} {item.task !== 'done' && <TaskBadge task={item.task} />}
                  </td>
                  <td>{item.mark === undefined ? '' : shortInstant(item.mark.at, locale)}</td>
                  <td>{item.mark?.by}</td>
                  <td>{item.office}</td>
                  <td>
                    <Button
                      kind="link"
                      aria-label={`${t.open}: ${item.name ?? t.unreadableName}`}
                      onClick={() => void open(item.id)}
                    >
                      {t.open}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {opened === undefined && more && (
        <div className="bp-more">
          <Button onClick={() => void fetchMore()}>{t.showMore}</Button>
        </div>
      )}
    </div>
  );
};
