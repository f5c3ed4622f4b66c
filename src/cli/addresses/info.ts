import { findKommune, type RegisterInfo } from '../../addresses/index.ts';
import { type DescribedFile, describeRegisterFile } from '../../addresses/node/index.ts';
import { explainRegisterProblem } from '../../application/wording/address-register.ts';
import { readCommandLine } from '../command-line.ts';
import type { CommandOutput } from '../output.ts';

const usage = `Brug: bopael addresses info REGISTER [--json]

  REGISTER    et bygget register eller en ændringsfil
  --json      {"kind","info","sha256","signedWith","bytes","knowsDarIds"}`;

/** Shows what a file holds, once all of it was found whole. Exit status 1 where it is damaged. */
export async function infoCommand(argv: readonly string[], output: CommandOutput): Promise<number> {
  const asked = readCommandLine(argv, { json: { type: 'boolean' } } as const, usage, output);
  if (typeof asked === 'number') return asked;
  const [path, ...more] = asked.positionals;
  if (path === undefined || more.length > 0) {
    output.err(usage);
    return 2;
  }
  const described = read(path);
  if (described === undefined) {
    output.err(`Filen kan ikke læses: ${path}`);
    return 1;
  }
  if (!described.ok) {
    output.err(`${path}: ${explainRegisterProblem(described.error, 'da')}`);
    return 1;
  }
  const { about, sha256, signature, bytes, knowsDarIds } = described.value;
  if (asked.values.json === true)
    output.out(JSON.stringify({ ...about, sha256, signedWith: signature?.key ?? null, bytes, knowsDarIds }));
  else for (const line of linesOf(described.value)) output.out(line);
  return 0;
}

function read(path: string): ReturnType<typeof describeRegisterFile> | undefined {
  try {
    return describeRegisterFile(path);
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause)) throw cause;
    return undefined;
  }
}

function linesOf({ about, sha256, signature, bytes, knowsDarIds }: DescribedFile): readonly string[] {
  const { name, date, practice } = about.info;
  const heading = `${name}${date === '' ? '' : `, ${date}`}${practice ? ' (øvelse)' : ''}`;
  const signed =
    signature === undefined
      ? 'Ikke underskrevet.'
      : `Underskrevet med nøglen ${signature.key}; ikke kontrolleret her.`;
  const content =
    about.kind === 'register'
      ? [...coverageOf(about.info), knowsDarIds ? followsDar : followsDarInPart]
      : [
          `Ændringer til registret fra ${about.info.base.date || 'ukendt dato'} (${about.info.base.sha256}):`,
          `${about.info.changed} nye eller ændrede adresser, ${about.info.closed} nedlagte. Fører til ${about.info.result.sha256}.`,
        ];
  return [heading, ...content, signed, `${(bytes / 1e6).toFixed(1)} MB, SHA-256 ${sha256}`];
}

const followsDar = 'Kender DAR’s id’er for veje og bynavne og kan følge Datafordelerens ændringer.';
const followsDarInPart =
  'Kender ikke DAR’s id’er for veje og bynavne: af Datafordelerens ændringer kan kun en del følges. Det kan et register, der er bygget af DAR-filer alene.';

const coverageOf = ({ addresses, closed, kommuner }: RegisterInfo): readonly string[] => [
  `${addresses} adresser, og ${closed} nedlagte eller henlagte.`,
  ...kommuner.map(({ code, addresses: count }) => `  ${code} ${findKommune(code)?.name ?? ''}: ${count}`),
];
