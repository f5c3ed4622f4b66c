import { useCallback, useState } from 'react';
import type { OfficeCase, OfficeCaseDetail } from '../../contract/office-api.ts';
import { shortInstant } from '../../renderer/i18n/format.ts';
import { useLocale, useTexts } from '../../renderer/i18n/locale.tsx';
import { Button } from '../../renderer/ui/button.tsx';
import type { ClientProblem } from '../api/office-client.ts';
import { useOffice } from '../app/office.ts';
import { PageHeading } from '../app/page-heading.tsx';
import { ProblemAlert } from '../app/problem-alert.tsx';
import { asPage, usePages } from '../app/use-pages.ts';
import { CasePane } from './case-pane.tsx';
import { texts } from './texts.ts';

type State = 'open' | 'closed';
const states: readonly State[] = ['open', 'closed'];

/** What could not be taken until somebody has settled it. Read only: a case is settled where it arose. */
export const CasesPage = () => {
  const t = useTexts(texts);
  const { client } = useOffice();
  const [state, setState] = useState<State>('open');
  const [open, setOpen] = useState<number>();
  const [opened, setOpened] = useState<OfficeCaseDetail>();
  const [problem, setProblem] = useState<ClientProblem>();
  const pages = usePages<OfficeCase>(
    useCallback(
      (last) => {
        const place = last === undefined ? {} : { lastAt: last.closed?.at ?? last.openedAt, lastId: last.id };
        return asPage(client.cases({ state, ...place }), (page) => {
          setOpen(page.open);
          return page.cases;
        });
      },
      [client, state],
    ),
  );
  const { items: cases, more, fetchMore } = pages;

  async function see(one: OfficeCase): Promise<void> {
    const answer = await client.findCase(one);
    setProblem(answer.ok ? undefined : answer.error);
    if (answer.ok) setOpened(answer.value);
  }

  if (opened !== undefined) return <CasePane detail={opened} onBack={() => setOpened(undefined)} />;
  return (
    <div className="bp-wide">
      <div className="bp-page-head">
        <PageHeading>
          {t.title} {open !== undefined && <span className="bp-nav-count">{t.open(open)}</span>}
        </PageHeading>
        <fieldset className="bp-tabs">
          <legend className="sr-only">{t.filterLabel}</legend>
          {states.map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={name === state}
              className={`bp-tab${name === state ? ' bp-tab-active' : ''}`}
              onClick={() => setState(name)}
            >
              {t.filters[name]}
            </button>
          ))}
        </fieldset>
      </div>
      <ProblemAlert problem={problem ?? pages.problem} />
      {cases?.length === 0 && <p className="bp-quiet">{t.none[state]}</p>}
      {cases !== undefined && cases.length > 0 && (
        <CaseTable cases={cases} state={state} onSee={(one) => void see(one)} />
      )}
      {more && (
        <div className="bp-more">
          <Button onClick={() => void fetchMore()}>{t.showMore}</Button>
        </div>
      )}
    </div>
  );
};

interface CaseTableProps {
  readonly cases: readonly OfficeCase[];
  readonly state: State;
  readonly onSee: (one: OfficeCase) => void;
}

const CaseTable = ({ cases, state, onSee }: CaseTableProps) => {
  const t = useTexts(texts);
  const locale = useLocale();
  return (
    <div className="bp-scroll">
      <table className="table bp-table">
        <thead>
          <tr>
            <th scope="col">{state === 'open' ? t.age : t.ended}</th>
            <th scope="col">{t.kind}</th>
            <th scope="col">{t.newSide}</th>
            <th scope="col">{t.first}</th>
            <th scope="col">
              <span className="sr-only">{t.seeHeading}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {cases.map((one) => (
            <tr key={`${one.id} ${one.openedAt}`} data-case={one.kind}>
              <td>
                {one.closed === undefined ? t.ageSays(daysSince(one.openedAt)) : t.endings[one.closed.as]}
                <div className="bp-quiet">
                  {one.closed === undefined
                    ? t.opened(shortInstant(one.openedAt, locale))
                    : shortInstant(one.closed.at, locale)}
                </div>
              </td>
              <td>{t.kinds[one.kind]}</td>
              <td>{t.from(one.stationName, one.office)}</td>
              <td>{one.otherOffice ?? '–'}</td>
              <td>
                <Button
                  kind="link"
                  aria-label={`${t.see[one.kind === 'refused' ? 'refused' : 'conflict']}: ${t.kinds[one.kind]}, ${one.stationName}`}
                  onClick={() => onSee(one)}
                >
                  {t.see[one.kind === 'refused' ? 'refused' : 'conflict']}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const daysSince = (openedAt: OfficeCase['openedAt']): number =>
  Math.max(0, Math.floor((Date.now() - Date.parse(openedAt)) / 86_400_000));
