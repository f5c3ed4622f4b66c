import type { Registration } from '../../domain/registration.ts';
import { useLocale, useTexts } from '../../renderer/i18n/locale.tsx';
import { fieldOrder, fieldsOf, findChanged, type RecordField } from './record-fields.ts';
import { texts } from './texts.ts';

interface VersionTableProps {
  readonly before: Registration;
  readonly after: Registration;
  /** The words of another comparison than that of a correction. */
  readonly words?: { readonly before: string; readonly after: string; readonly differs: string };
}

/** Two registrations side by side; what differs is said in a word and marked. */
export const VersionTable = ({ before, after, words }: VersionTableProps) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const [left, right] = [fieldsOf(before, locale), fieldsOf(after, locale)];
  const changed = findChanged(left, right);
  const keys = fieldOrder.filter((key) => [...left, ...right].some((field) => field.key === key));
  const labelOf = (key: RecordField['key']): string =>
    [...right, ...left].find((field) => field.key === key)?.label ?? '';
  return (
    <table className="table bp-table bp-versions">
      <thead>
        <tr>
          <th scope="col">
            <span className="sr-only">{t.field}</span>
          </th>
          <th scope="col">{words?.before ?? t.standsInCpr}</th>
          <th scope="col">{words?.after ?? t.shallStand}</th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <tr key={key} data-field={key} className={changed.has(key) ? 'bp-version-changed' : ''}>
            <th scope="row">
              {labelOf(key)}
              {changed.has(key) && (
                <span className="bp-version-mark">{words?.differs ?? t.changedField}</span>
              )}
            </th>
            <td>
              <Lines fields={left} of={key} />
            </td>
            <td>
              <Lines fields={right} of={key} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Lines = ({ fields, of }: { fields: readonly RecordField[]; of: RecordField['key'] }) => {
  const lines = fields.find(({ key }) => key === of)?.lines;
  return lines === undefined ? '–' : lines.map((line) => <div key={line}>{line}</div>);
};
