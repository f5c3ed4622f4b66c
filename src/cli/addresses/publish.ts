import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { RegisterFile } from '../../addresses/index.ts';
import { leaveOutIndexes, makeSuccessor, nodeMachine, restoreIndexes } from '../../addresses/node/index.ts';
import { explainRegisterProblem } from '../../application/wording/address-register.ts';
import type { RegisterBook, StoredRegister } from '../../server/index.ts';
import { readCommandLine } from '../command-line.ts';
import type { CommandOutput, ExitStatus } from '../output.ts';
import { databaseUsage, type ServerPlace, serverOptionTypes, serverOptionUsage } from '../server-options.ts';
import { withServerRegisters } from './open-server-registers.ts';

const usage = `Brug: bopael addresses publish FIL... (--practice | --kommune KODE) [valg]

  FIL                   et register fra bopael addresses import, ændringer til det, serveren har, eller filer, som et
                        register skal bygges af

${serverOptionUsage}

Serveren underskriver registret, og stationerne henter det selv: kun ændringerne, hvor det er det korteste.
Adresser, som det forrige register havde og det nye ikke nævner, er nedlagte i det nye; men dækker det nye ikke længere en
hel kommune, der var med, hentes det som et andet register.

${databaseUsage}`;

/** Gives the stations a register. Exit status 1 where the files give none, or one that is older than the newest. */
export async function publishCommand(argv: readonly string[], output: CommandOutput): Promise<ExitStatus> {
  const asked = readCommandLine(argv, serverOptionTypes, usage, output);
  if (typeof asked === 'number') return asked;
  const { positionals: paths, values } = asked;
  if (paths.length === 0) {
    output.err(usage);
    return 2;
  }
  const files: RegisterFile[] = [];
  for (const path of paths) {
    const bytes = await readFile(path).catch(() => undefined);
    if (bytes === undefined) {
      output.err(`Filen kan ikke læses: ${path}`);
      return 1;
    }
    files.push({ name: basename(path), bytes });
  }
  return withServerRegisters(values, output, (book, place) =>
    publish(book, place, files, values.json === true, output),
  );
}

async function publish(
  book: RegisterBook,
  { audience }: ServerPlace,
  files: readonly RegisterFile[],
  json: boolean,
  output: CommandOutput,
): Promise<ExitStatus> {
  const newest = await book.findNewest();
  const earlier = newest?.file && (await book.read(newest.file));
  if (earlier !== undefined) restoreIndexes(earlier);
  const made = await makeSuccessor(nodeMachine, files, earlier, book.sign);
  if (!made.ok) {
    if (made.error.kind === 'nothing-new' && newest !== undefined) return tell(newest, true, json, output);
    output.err(explainRegisterProblem(made.error, 'da'));
    return 1;
  }
  const { info, ...register } = made.value;
  if (info.practice && audience === 'production') {
    output.err('Registret er til øvelse: dets steder er opdigtede. Det kan ikke udgives i drift.');
    return 1;
  }
  const published = await book.publish({ ...register, bytes: leaveOutIndexes(register.bytes) });
  if (published.ok) return tell(published.value, false, json, output);
  output.err(
    published.error.kind === 'older'
      ? `Registret er ældre (${info.date === '' ? 'uden dato' : info.date}) end det, stationerne har (${published.error.newest}).`
      : 'Et andet register er udgivet imens. Prøv igen.',
  );
  return 1;
}

function tell(
  { number, sha256, file, changes }: StoredRegister,
  already: boolean,
  json: boolean,
  output: CommandOutput,
): ExitStatus {
  if (json) {
    output.out(JSON.stringify({ number, sha256, bytes: file?.size, changes: changes?.size, already }));
    return 0;
  }
  output.out(`${number}  ${sha256}`);
  output.err(
    already
      ? 'Registret er udgivet før: intet er ændret.'
      : `Registret er underskrevet, ${megabytes(file?.size)}${changes === undefined ? '' : `, ændringer ${megabytes(changes.size)}`}. Stationerne henter det, når de har forbindelse og intet venter.`,
  );
  return 0;
}

const megabytes = (bytes = 0): string => `${(bytes / 1e6).toFixed(1)} MB`;
