import { RegisterAboutSchema } from '../../contract/address-register.ts';
import { readCommandLine } from '../command-line.ts';
import type { CommandOutput, ExitStatus } from '../output.ts';
import { databaseUsage, serverOptionTypes, serverOptionUsage } from '../server-options.ts';
import { withServerRegisters } from './open-server-registers.ts';

const usage = `Brug: bopael addresses published (--practice | --kommune KODE) [valg]

${serverOptionUsage}

${databaseUsage}`;

/** What was published, in its order. */
export async function publishedCommand(argv: readonly string[], output: CommandOutput): Promise<ExitStatus> {
  const asked = readCommandLine(argv, serverOptionTypes, usage, output);
  if (typeof asked === 'number') return asked;
  if (asked.positionals.length > 0) {
    output.err(usage);
    return 2;
  }
  return withServerRegisters(asked.values, output, async (book) => {
    for (const { number, sha256, about, publishedAt, file, changes } of await book.list()) {
      const { name, date } = RegisterAboutSchema.parse(JSON.parse(about));
      output.out(
        asked.values.json === true
          ? JSON.stringify({
              number,
              sha256,
              name,
              date,
              publishedAt,
              bytes: file?.size,
              changes: changes?.size,
            })
          : [number, date, name, `udgivet ${publishedAt}`, sha256].join('  '),
      );
    }
    return 0;
  });
}
