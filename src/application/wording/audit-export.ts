import { assertNever } from '../../domain/result.ts';
import type { AuditExportProblem } from '../audit/audit-export-problem.ts';
import { formatFingerprint } from '../audit/fingerprint.ts';
import { type Bilingual, inLocale, type Locale } from './locale.ts';

/** What is wrong with an export of the audit trail, and where. */
export const explainAuditExportProblem = (problem: AuditExportProblem, locale: Locale): string =>
  inLocale(problemText(problem), locale);

function problemText(problem: AuditExportProblem): Bilingual {
  switch (problem.kind) {
    case 'not-an-export':
      return {
        da: 'Filen er ikke et udtræk af en stations revisionsspor.',
        en: 'The file is not an export of a station’s audit trail.',
      };
    case 'newer-format':
      return {
        da: `Udtrækket har format ${problem.version}, som dette program ikke kender. Brug en nyere version af Bopæl.`,
        en: `The export has format ${problem.version}, which this program does not know. Use a newer version of Bopæl.`,
      };
    case 'changed':
      return changedText(problem.line);
    case 'missing':
      return {
        da: `Afkortet: hændelse nr. ${problem.seq} mangler. Den skulle have stået i linje ${problem.line}.`,
        en: `Cut: entry no. ${problem.seq} is missing. It should have stood in line ${problem.line}.`,
      };
    case 'reordered':
      return {
        da: `Ændret: fra linje ${problem.line} står hændelserne ikke i rækkefølge, eller den samme står to gange.`,
        en: `Changed: from line ${problem.line} the entries are out of order, or one stands twice.`,
      };
    case 'cut':
      return {
        da: `Afkortet: filen er ikke hel ved linje ${problem.line}. Noget af slutningen mangler.`,
        en: `Cut: the file is not whole at line ${problem.line}. Some of its end is missing.`,
      };
    case 'appended':
      return {
        da: `Ændret: der står noget efter udtrækkets slutning, i linje ${problem.line}.`,
        en: `Changed: something follows the end of the export, in line ${problem.line}.`,
      };
    case 'bad-signature':
      return {
        da: `Ændret: underskriften i linje ${problem.line} er ikke givet med den nøgle, som filen nævner.`,
        en: `Changed: the signature in line ${problem.line} was not made by the key that the file names.`,
      };
    case 'broken-at-the-station':
      return {
        da: `Filen er, som stationen skrev den, men stationens eget spor var allerede brudt ved hændelse nr. ${problem.seq} (linje ${problem.line}).`,
        en: `The file is as the station wrote it, but the station’s own trail was already broken at entry no. ${problem.seq} (line ${problem.line}).`,
      };
    case 'wrong-key':
      return {
        da: `Underskriften er en anden nøgles end den ventede: ${formatFingerprint(problem.fingerprint)}.`,
        en: `The signature is another key’s than was expected: ${formatFingerprint(problem.fingerprint)}.`,
      };
    case 'behind-the-noted-head':
      return {
        da: `Afkortet: udtrækket går til hændelse nr. ${problem.seq}, men der er noteret nr. ${problem.noted}.`,
        en: `Cut: the export ends at entry no. ${problem.seq}, but no. ${problem.noted} was noted.`,
      };
    case 'differs-from-the-noted-head':
      return {
        da: `Ændret: hændelse nr. ${problem.seq} har en anden kontrolkode end den noterede.`,
        en: `Changed: entry no. ${problem.seq} has another code than the one that was noted.`,
      };
    case 'noted-head-left-out':
      return {
        da: `Kan ikke sammenlignes: hændelse nr. ${problem.seq} er ikke med i udtrækket. Brug et udtræk af hele sporet.`,
        en: `Cannot be compared: entry no. ${problem.seq} is not in the export. Use an export of the whole trail.`,
      };
    default:
      return assertNever(problem);
  }
}

function changedText(line: number): Bilingual {
  // The header has no hash of its own: it is bound by the line after it.
  if (line === 2) return { da: 'Ændret: linje 1 eller linje 2.', en: 'Changed: line 1 or line 2.' };
  return { da: `Ændret: linje ${line}.`, en: `Changed: line ${line}.` };
}
