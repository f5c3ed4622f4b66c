import type { BadReason } from '../../addresses/index.ts';
import type { CommandOutput } from '../output.ts';

/** So many places of each reason are named on the screen; `--json` gives all that were kept. */
const mostPlaces = 3;

/** What was skipped, by reason, with file and line. */
export function tellBadRows(bad: readonly BadReason[], count: number, output: CommandOutput): void {
  if (count > 0) output.err(`${count} linjer er sprunget over:`);
  for (const { reason, count: ofReason, places } of bad) {
    const named = places
      .filter(({ line }) => line > 0)
      .slice(0, mostPlaces)
      .map(({ file, line }) => `${file} linje ${line}`);
    const more = ofReason > named.length ? ' ...' : '';
    output.err(`  ${ofReason}: ${reason}${named.length === 0 ? '' : ` (${named.join(', ')}${more})`}`);
  }
}
