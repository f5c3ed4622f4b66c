import type { OtherSide } from '../../../contract/intake-api.ts';
import type { CprNumber } from '../../../domain/cpr-number.ts';
import { formatCprNumber } from '../../../domain/cpr-number.ts';
import type { Registration } from '../../../domain/registration.ts';
import { longDate } from '../../i18n/format.ts';
import { useLocale, useTexts } from '../../i18n/locale.tsx';
import { texts } from './case-texts.ts';
import { texts as recordTexts } from './texts.ts';

interface BothSidesProps {
  readonly own: Registration;
  readonly other: OtherSide;
  /** Where the other came from, and when. */
  readonly origin: string;
}

interface Line {
  readonly label: string;
  readonly own: string;
  readonly other: string;
}

/** Two registrations beside each other; what differs is said in a word, and not by colour alone. */
export const BothSides = ({ own, other, origin }: BothSidesProps) => {
  const t = useTexts(texts);
  const words = useTexts(recordTexts);
  const locale = useLocale();
  const { person, permit, residence } = own;
  const lines: readonly Line[] = [
    {
      label: words.cpr,
      own: formatCprNumber(person.cpr),
      // The contract has seen to its ten digits; it is shown, and decides nothing.
      other: formatCprNumber(other.cpr as CprNumber),
    },
    { label: t.name, own: person.name, other: other.name },
    {
      label: words.born,
      own: longDate(person.birthDate, locale),
      other: longDate(other.birthDate, locale),
    },
    { label: words.legalBasis, own: permit.citation, other: other.citation },
    { label: words.address, own: residence.printed.join(', '), other: other.printed.join(', ') },
    {
      label: words.moveIn,
      own: longDate(residence.moveInDate, locale),
      other: longDate(other.moveInDate, locale),
    },
  ];
  return (
    <table className="table bp-table bp-both-sides">
      <caption className="bp-quiet">{origin}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{t.thisOne}</th>
          <th scope="col">{t.otherOne}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => {
          const isSame = line.own === line.other;
          return (
            <tr key={line.label} className={isSame ? '' : 'bp-differs'}>
              <th scope="row">
                {line.label}
                {!isSame && <span className="bp-differs-word">{t.differs}</span>}
              </th>
              <td>{line.own}</td>
              <td>{line.other}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};
