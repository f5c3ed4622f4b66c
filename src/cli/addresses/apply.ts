import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { RegisterFile } from '../../addresses/index.ts';
import { createNodeRegisterSession } from '../../addresses/node/index.ts';
import { explainRegisterProblem } from '../../application/wording/address-register.ts';
import { readCommandLine } from '../command-line.ts';
import type { CommandOutput } from '../output.ts';
import { tellBadRows } from './tell-bad-rows.ts';
import { writeWhole } from './write-whole.ts';

const usage = `Brug: bopael addresses apply REGISTER FIL... --out NYT [--json]

  REGISTER    et bygget register
  FIL         ændringsfiler fra bopael addresses diff, eller Datafordelerens egne ændringer til DAR i JSON, med
              "delta" i filnavnet
  --out NYT   filen, som det nye register skrives i
  --json      {"addresses","closed","bytes","bad","needsTotal"}`;

/** Writes a register with changes to it. Exit status 1 where they do not belong to it, or cannot be followed at all. */
export async function applyCommand(argv: readonly string[], output: CommandOutput): Promise<number> {
  const asked = readCommandLine(
    argv,
    { out: { type: 'string' }, json: { type: 'boolean' } } as const,
    usage,
    output,
  );
  if (typeof asked === 'number') return asked;
  const [path, ...paths] = asked.positionals;
  const { out, json } = asked.values;
  if (path === undefined || paths.length === 0 || out === undefined) {
    output.err(usage);
    return 2;
  }
  const files: RegisterFile[] = [];
  for (const each of [path, ...paths]) {
    const bytes = await readFile(each).catch(() => undefined);
    if (bytes === undefined) {
      output.err(`Filen kan ikke læses: ${each}`);
      return 1;
    }
    files.push({ name: basename(each), bytes });
  }
  const [register, ...changes] = files;
  if (register === undefined) throw new Error('A register is there to be changed');
  const session = createNodeRegisterSession();
  const opened = await session.load([register]);
  const changed = opened.ok ? await session.load(changes) : opened;
  if (!changed.ok) {
    output.err(explainRegisterProblem(changed.error, 'da'));
    return 1;
  }
  const { info, bad, badRowCount, needsTotal } = changed.value;
  if (session.bytes === undefined || !(await writeWhole(out, session.bytes))) {
    output.err(`Registret kan ikke skrives: ${out}`);
    return 1;
  }
  const { addresses, closed, name, date } = info;
  if (json === true) {
    output.out(JSON.stringify({ addresses, closed, bytes: session.bytes.length, bad, needsTotal }));
    return 0;
  }
  output.out(
    `${addresses} adresser, og ${closed} nedlagte, i ${out} (${name}${date === '' ? '' : `, ${date}`}).`,
  );
  tellBadRows(bad, badRowCount, output);
  if (needsTotal)
    output.err('Det, der ikke kunne følges, står som før. Byg registret af et nyt totaludtræk.');
  return 0;
}
