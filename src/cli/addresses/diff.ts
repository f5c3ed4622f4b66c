import { type DiffProblem, diffRegisterFiles, nodeMachine } from '../../addresses/node/index.ts';
import { explainRegisterProblem } from '../../application/wording/address-register.ts';
import { readCommandLine } from '../command-line.ts';
import type { CommandOutput } from '../output.ts';
import { writeWhole } from './write-whole.ts';

const usage = `Brug: bopael addresses diff GAMMELT NYT --out ÆNDRINGER [--json]

  GAMMELT NYT       to byggede registre, det ældste først
  --out ÆNDRINGER   filen, som ændringerne skrives i; de kan kun lægges til det gamle register
  --json            {"bytes","exact"}`;

/** Writes what leads from one register to a later one. Exit status 1 where they cannot be read or it not be written. */
export async function diffCommand(argv: readonly string[], output: CommandOutput): Promise<number> {
  const asked = readCommandLine(
    argv,
    { out: { type: 'string' }, json: { type: 'boolean' } } as const,
    usage,
    output,
  );
  if (typeof asked === 'number') return asked;
  const [earlier, later, ...more] = asked.positionals;
  const { out, json } = asked.values;
  if (earlier === undefined || later === undefined || more.length > 0 || out === undefined) {
    output.err(usage);
    return 2;
  }
  let difference: Awaited<ReturnType<typeof diffRegisterFiles>>;
  try {
    difference = await diffRegisterFiles(earlier, later, nodeMachine.hash);
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause)) throw cause;
    output.err(`Filerne kan ikke læses: ${earlier}, ${later}`);
    return 1;
  }
  if (!difference.ok) {
    output.err(explain(difference.error));
    return 1;
  }
  const { bytes, isExact } = difference.value;
  if (!(await writeWhole(out, bytes))) {
    output.err(`Ændringerne kan ikke skrives: ${out}`);
    return 1;
  }
  output.out(
    json === true
      ? JSON.stringify({ bytes: bytes.length, exact: isExact })
      : `Ændringer i ${out}, ${(bytes.length / 1e6).toFixed(1)} MB.`,
  );
  if (!isExact)
    output.err('Det nye register mangler adresser, som det gamle havde; i ændringerne er de nedlagt.');
  return 0;
}

function explain(problem: DiffProblem): string {
  if (problem.kind === 'no-total') return `${problem.path}: Filen er en ændringsfil, ikke et register.`;
  const said = explainRegisterProblem(problem, 'da');
  return problem.kind === 'damaged' ? `${problem.path}: ${said}` : said;
}
