import { formatDanishDate } from '../../../domain/calendar-date.ts';
import { formatCprNumber } from '../../../domain/cpr-number.ts';
import { candidatesOf, formatCitation } from '../../../domain/legal-basis.ts';
import type { LetterReading } from '../../../domain/permit-letter.ts';
import { useTexts } from '../../i18n/locale.tsx';
import { SummaryList, type SummaryRow } from '../../ui/summary-list.tsx';
import { texts } from './letter-texts.ts';

/**
 * What the first look at the letter has found, while numbers and names are read again: the clerk can lay the letter
 * beside it. Silent for screen readers, which hear the fields when they are filled in.
 */
export const FoundSoFar = ({ reading }: { readonly reading: LetterReading }) => {
  const t = useTexts(texts);
  const [person, second] = reading.persons;
  if (reading.kind === 'other' || person === undefined || second !== undefined) return null;
  const { cpr, name, birthDate, legalBasis } = person;
  const rows: readonly (SummaryRow | undefined)[] = [
    cpr && { label: t.found.cpr, value: formatCprNumber(cpr.value) },
    name && { label: t.found.name, value: name.value },
    birthDate && { label: t.found.birthDate, value: formatDanishDate(birthDate.value) },
    legalBasis && {
      label: t.found.legalBasis,
      value: candidatesOf(legalBasis.value).map(formatCitation).join(' / '),
    },
  ];
  const known = rows.filter((row) => row !== undefined);
  return known.length === 0 ? null : (
    <div className="bp-found" aria-hidden="true">
      <p>{t.found.soFar}</p>
      <SummaryList rows={known} />
    </div>
  );
};
