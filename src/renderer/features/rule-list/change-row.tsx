import { useStore } from 'zustand';
import type { ChangedDecision } from '../../../application/rule-list/re-run.ts';
import { explainCoverage } from '../../../application/wording/coverage.ts';
import type { GroupId } from '../../../domain/covered-groups.ts';
import { formatCprNumber } from '../../../domain/cpr-number.ts';
import { addressOf } from '../../app/route.ts';
import { useStation } from '../../app/station.ts';
import { longDate, shortInstant } from '../../i18n/format.ts';
import { useLocale, useTexts } from '../../i18n/locale.tsx';
import { Button } from '../../ui/button.tsx';
import { texts } from './texts.ts';

interface ChangeRowProps {
  readonly changed: ChangedDecision;
  readonly onSeen: () => void;
  readonly onButton: (button: HTMLButtonElement | null) => void;
}

/** One record: what it was saved with, and what it would be now. */
export const ChangeRow = ({ changed, onSeen, onButton }: ChangeRowProps) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const { record, after, on } = changed;
  const person = record.registration?.person;
  const name = person?.name ?? t.unreadable;
  const { headline, explanation } = explainCoverage(after, locale);
  return (
    <tr data-record={record.id}>
      <td>
        <a href={addressOf({ screen: 'outbox', id: record.id })}>{name}</a>
        {person !== undefined && <div className="bp-quiet bp-number">{formatCprNumber(person.cpr)}</div>}
      </td>
      <td>{shortInstant(record.savedAt, locale)}</td>
      <td>
        <Before changed={changed} />
      </td>
      <td>
        <div>{headline}</div>
        {after.groups.length === 0 ? (
          <div>{explanation}</div>
        ) : (
          after.groups.map(({ group }) => <div key={group.id}>{t.group(group.id, group.name[locale])}</div>)
        )}
        <div className="bp-quiet">
          {t.by(after.listVersion)}, {t.asOf(longDate(on, locale))}
        </div>
      </td>
      <td>
        <Button small ref={onButton} aria-label={t.seenOf(name)} onClick={onSeen}>
          {t.seen}
        </Button>
      </td>
    </tr>
  );
};

const Before = ({ changed: { before, record } }: Pick<ChangeRowProps, 'changed'>) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const { lists } = useStation();
  const { editions } = useStore(lists.state);
  const list = editions.findLast(({ list: { version } }) => version === before.listVersion)?.list;
  const nameOf = (id: GroupId): string =>
    t.group(id, list?.groups.find((group) => group.id === id)?.name[locale]);
  const groups = before.groups ?? (before.group === undefined ? [] : [before.group]);
  const citation = record.registration?.permit.citation;
  return (
    <>
      <div>
        {t.covered}
        {citation !== undefined && `: ${citation}`}
      </div>
      {groups.map((id) => (
        <div key={id}>{nameOf(id)}</div>
      ))}
      {groups.length > 1 && before.group !== undefined && <div>{t.chosen(nameOf(before.group))}</div>}
      <div className="bp-quiet">{t.by(before.listVersion)}</div>
    </>
  );
};
