import { basename } from 'node:path';
import { createNodeRegisterSession, type ImportProblem, importFiles } from '../../addresses/node/index.ts';
import { explainRegisterProblem } from '../../application/wording/address-register.ts';
import { readCommandLine } from '../command-line.ts';
import type { CommandOutput } from '../output.ts';
import { tellBadRows } from './tell-bad-rows.ts';
import { writeWhole } from './write-whole.ts';

const usage = `Brug: bopael addresses import FIL... --out REGISTER [--name NAVN] [--date DATO] [--json]

  FIL               CSV i det egne format eller fra DAWA, DAWA's JSON (også en adresse pr. linje), eller DAR's
                    entiteter i JSON fra Datafordeleren (Adresse, Husnummer, NavngivenVej,
                    NavngivenVejKommunedel, Postnummer, SupplerendeBynavn); evt. pakket med gzip
  --out REGISTER    filen, som registret skrives i; den gamle står, til den nye er hel
  --name NAVN       hvad registret hedder
  --date DATO       hvornår det er fra, f.eks. 2026-11-01
  --json            {"addresses","closed","bytes","bad":[{"reason","count","places"}]}`;

const options = {
  out: { type: 'string' },
  name: { type: 'string' },
  date: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** Builds a register. Exit status 1 where the files give none, or it cannot be written. */
export async function importCommand(argv: readonly string[], output: CommandOutput): Promise<number> {
  const asked = readCommandLine(argv, options, usage, output);
  if (typeof asked === 'number') return asked;
  const { positionals: paths, values } = asked;
  const { out, name, date, json } = values;
  if (paths.length === 0 || out === undefined || (date !== undefined && !/^\d{4}-\d\d-\d\d$/.test(date))) {
    output.err(usage);
    return 2;
  }
  const imported = await importFiles({
    paths,
    moment: Date.now(),
    about: { name, date },
    onFile: (path) => {
      if (json !== true) output.err(`Læser ${path} ...`);
    },
  });
  if (!imported.ok) {
    output.err(explain(imported.error, paths));
    return 1;
  }
  const { pack, bad, badCount, closedCount } = imported.value;
  // It must answer before it takes the old one's place.
  const opened = createNodeRegisterSession().open(pack);
  if (!opened.ok) throw new Error('A register that was just built does not open');
  if (!(await writeWhole(out, new Uint8Array(pack)))) {
    output.err(`Registret kan ikke skrives: ${out}`);
    return 1;
  }
  const { addresses, closed, name: called, date: since } = opened.value;
  if (json === true) {
    output.out(JSON.stringify({ addresses, closed: closedCount, bytes: pack.byteLength, bad }));
    return 0;
  }
  const of = since === '' ? called : `${called}, ${since}`;
  output.out(`${addresses} adresser i ${out} (${of}), ${(pack.byteLength / 1e6).toFixed(1)} MB.`);
  if (closed > 0) output.out(`${closed} nedlagte eller henlagte adresser findes kun ved deres id.`);
  if (closedCount > closed)
    output.out(
      `${closedCount - closed} nedlagte eller henlagte adresser mangler oplysninger og er ikke med.`,
    );
  tellBadRows(bad, badCount, output);
  return 0;
}

function explain(problem: ImportProblem, paths: readonly string[]): string {
  if (problem.kind === 'unreadable-file') return `Filen kan ikke læses: ${problem.path}`;
  return `${paths.map((path) => basename(path)).join(', ')}: ${explainRegisterProblem(problem, 'da')}`;
}
