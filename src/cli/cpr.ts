import { explainCprRejection, explainCprWarning } from '../application/wording/cpr-number.ts';
import { formatDanishDate } from '../domain/calendar-date.ts';
import { parseCprNumber } from '../domain/cpr-number.ts';
import { readCommandLine } from './command-line.ts';
import type { CommandOutput } from './output.ts';
import { localToday } from './today.ts';

const usage = `Brug: bopael cpr NUMMER [--practice] [--json]

  --practice   øvenumre (født 2037-2057) godtages i stedet for rigtige
  --json       {"ok","birthDate","sex","warnings","reason"}`;

const options = {
  json: { type: 'boolean' },
  practice: { type: 'boolean' },
} as const;

/** Says whether a text is a CPR number that a person may have, and what it tells. */
export async function cprCommand(argv: readonly string[], output: CommandOutput): Promise<number> {
  const asked = readCommandLine(argv, options, usage, output);
  if (typeof asked === 'number') return asked;
  const [text, ...more] = asked.positionals;
  if (text === undefined || more.length > 0) {
    output.err(usage);
    return 2;
  }
  const series = asked.values.practice === true ? 'practice' : 'civil';
  const read = parseCprNumber(text, { today: localToday(), series });
  if (asked.values.json === true) {
    output.out(
      JSON.stringify(
        read.ok
          ? {
              ok: true,
              birthDate: read.value.birthDate,
              sex: read.value.sex,
              warnings: read.value.warnings.map(({ kind }) => kind),
              reason: null,
            }
          : {
              ok: false,
              birthDate: 'birthDate' in read.error ? read.error.birthDate : null,
              sex: null,
              warnings: [],
              reason: read.error.kind,
            },
      ),
    );
  } else if (read.ok) {
    const { birthDate, sex } = read.value;
    output.out(`Gyldigt: født ${formatDanishDate(birthDate)}, ${sex === 'female' ? 'kvinde' : 'mand'}`);
  }
  if (!read.ok) output.err(explainCprRejection(read.error, 'da'));
  else for (const warning of read.value.warnings) output.err(explainCprWarning(warning, 'da'));
  return read.ok ? 0 : 1;
}
