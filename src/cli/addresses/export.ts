import { restoreIndexes } from '../../addresses/node/index.ts';
import { readCommandLine } from '../command-line.ts';
import type { CommandOutput, ExitStatus } from '../output.ts';
import { databaseUsage, serverOptionTypes, serverOptionUsage } from '../server-options.ts';
import { withServerRegisters } from './open-server-registers.ts';
import { writeWhole } from './write-whole.ts';

const usage = `Brug: bopael addresses export --out NAVN.bopadr (--practice | --kommune KODE) [valg]

  --out NAVN.bopadr     filen, som det nyeste register skrives i, med serverens underskrift: til et USB-stik

${serverOptionUsage}

${databaseUsage}`;

/** Writes the newest register for stations without a line: the file that the others fetch, unpacked. */
export async function exportCommand(argv: readonly string[], output: CommandOutput): Promise<ExitStatus> {
  const asked = readCommandLine(
    argv,
    { ...serverOptionTypes, out: { type: 'string' } } as const,
    usage,
    output,
  );
  if (typeof asked === 'number') return asked;
  const { out, json } = asked.values;
  if (out === undefined || asked.positionals.length > 0) {
    output.err(usage);
    return 2;
  }
  return withServerRegisters(asked.values, output, async (book) => {
    const newest = await book.findNewest();
    if (newest?.file === undefined) {
      output.err('Serveren har intet adresseregister. Udgiv et med bopael addresses publish.');
      return 1;
    }
    const bytes = await book.read(newest.file);
    restoreIndexes(bytes);
    if (!(await writeWhole(out, bytes))) {
      output.err(`Registret kan ikke skrives: ${out}`);
      return 1;
    }
    const { sha256 } = newest;
    output.out(
      json === true
        ? JSON.stringify({ sha256, bytes: bytes.length })
        : `Registret er i ${out}, underskrevet af serveren, ${(bytes.length / 1e6).toFixed(1)} MB.`,
    );
    return 0;
  });
}
