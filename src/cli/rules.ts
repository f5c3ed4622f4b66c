import { readFile } from 'node:fs/promises';
import { bundledLists } from '../application/rule-list/bundled-lists.ts';
import { readListText } from '../application/rule-list/published-list.ts';
import { publishedListLimit } from '../contract/updates.ts';
import { formatDanishDate } from '../domain/calendar-date.ts';
import type { CoveredGroupList } from '../domain/covered-groups.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { describeStartProblem, openRuleLists, type RuleListBook } from '../server/index.ts';
import { readCommandLine } from './command-line.ts';
import type { CommandOutput, ExitStatus } from './output.ts';
import { databaseUsage, readServerPlace, serverOptionTypes, serverOptionUsage } from './server-options.ts';

const usage = `Brug: bopael rules ÆRINDE (--practice | --kommune KODE) [valg]

  publish FIL           udgiv en liste over omfattede grupper til kommunens stationer
  list                  vis, hvad programmet har med, og hvad der er udgivet

${serverOptionUsage}

En udgave står for altid for den samme tekst; en rettelse er en ny udgave. Gælder flere fra samme dag,
bruges den, der er udgivet sidst. Serveren underskriver listen, og stationerne henter den selv.

${databaseUsage}`;

/** More problems than these say no more. */
const mostProblems = 10;

type Asked = { readonly kind: 'list' } | { readonly kind: 'publish'; readonly file: string };

/** IT's errands with the lists of covered groups, whether the server runs or not. */
export async function rulesCommand(argv: readonly string[], output: CommandOutput): Promise<ExitStatus> {
  const asked = readCommandLine(argv, serverOptionTypes, usage, output);
  if (typeof asked === 'number') return asked;
  const json = asked.values.json === true;
  const errand = readErrand(asked.positionals);
  const place = readServerPlace(asked.values, process.env['DATABASE_URL']);
  for (const wrong of [errand, place]) {
    if (typeof wrong !== 'string') continue;
    output.err(wrong);
    output.err('Se bopael rules --help.');
    return 2;
  }
  if (typeof errand === 'string' || typeof place === 'string') return 2;
  // Nothing is opened for a file that is no list.
  const read = errand.kind === 'publish' ? await readList(errand.file) : undefined;
  if (read?.ok === false) {
    for (const line of read.error) output.err(line);
    return 1;
  }
  const opened = await openRuleLists(place);
  if (!opened.ok) {
    output.err(describeStartProblem(opened.error));
    return 1;
  }
  try {
    return read === undefined
      ? await listAll(opened.value, json, output)
      : await publish(opened.value, read.value, json, output);
  } finally {
    await opened.value.close();
  }
}

/** What to do, or what is wrong in words. */
function readErrand(words: readonly string[]): Asked | string {
  const [kind, file, ...more] = words;
  if (kind === undefined) return 'Sig, hvad der skal gøres: publish eller list.';
  if (more.length > 0) return `For mange ord: ${more.join(' ')}.`;
  if (kind === 'publish') {
    return file === undefined ? 'Angiv listens fil.' : { kind: 'publish', file };
  }
  if (file !== undefined) return `For mange ord: ${file}.`;
  if (kind === 'list') return { kind: 'list' };
  return `${kind} er ikke noget, der kan gøres med en liste.`;
}

async function publish(
  book: RuleListBook,
  { content, list: { version, validFrom } }: ReadList,
  json: boolean,
  output: CommandOutput,
): Promise<ExitStatus> {
  const published = await book.publish(version, content);
  if (!published.ok) {
    output.err(`Udgave ${version} er udgivet før med et andet indhold. Giv den rettede liste en ny udgave.`);
    return 1;
  }
  const { already, list: stored } = published.value;
  const { number, publishedAt } = stored;
  if (json) {
    output.out(JSON.stringify({ number, version, validFrom, publishedAt, already }));
    return 0;
  }
  output.out(`${number}  ${version}`);
  output.err(
    already
      ? `Udgave ${version} er udgivet før, med samme indhold: intet er ændret.`
      : `Udgave ${version} er udgivet og gælder fra ${formatDanishDate(validFrom)}. Stationerne henter den, næste gang de har forbindelse.`,
  );
  return 0;
}

interface ReadList {
  /** The exact text: what is signed, and what the stations get. */
  readonly content: string;
  readonly list: CoveredGroupList;
}

async function readList(file: string): Promise<Result<ReadList, readonly string[]>> {
  let content: string;
  try {
    content = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(file));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'ikke UTF-8';
    return fail([`${file} kan ikke læses (${code}).`]);
  }
  if (content.length > publishedListLimit) {
    return fail([`${file} er for stor: højst ${publishedListLimit} tegn.`]);
  }
  const read = readListText(content);
  if (!read.ok) {
    const { problems } = read.error;
    const told = problems.slice(0, mostProblems).map((problem) => `  ${problem}`);
    const rest = problems.length > told.length ? [`  og ${problems.length - told.length} til`] : [];
    return fail([`${file} er ikke en liste over omfattede grupper:`, ...told, ...rest]);
  }
  const { version } = read.value;
  const own = bundledLists.find((list) => list.version === version);
  if (own !== undefined && JSON.stringify(own) !== JSON.stringify(read.value)) {
    return fail([
      `Udgave ${version} følger med programmet med et andet indhold. Giv den rettede liste en ny udgave.`,
    ]);
  }
  return ok({ content, list: read.value });
}

async function listAll(book: RuleListBook, json: boolean, output: CommandOutput): Promise<ExitStatus> {
  for (const { version, validFrom, validTo } of bundledLists) {
    output.out(
      json
        ? JSON.stringify({ number: 0, version, validFrom, ...(validTo === undefined ? {} : { validTo }) })
        : `med programmet  ${version}  gælder ${span(validFrom, validTo)}`,
    );
  }
  for (const { number, version, content, publishedAt } of await book.list()) {
    const read = readListText(content);
    const { validFrom, validTo } = read.ok ? read.value : {};
    if (json) {
      output.out(JSON.stringify({ number, version, validFrom, validTo, publishedAt }));
      continue;
    }
    const valid =
      validFrom === undefined ? 'kan ikke læses af dette program' : `gælder ${span(validFrom, validTo)}`;
    output.out(`${number}  ${version}  ${valid}  udgivet ${publishedAt}`);
  }
  return 0;
}

const span = (from: CoveredGroupList['validFrom'], to: CoveredGroupList['validTo']): string =>
  to === undefined
    ? `fra ${formatDanishDate(from)}`
    : `${formatDanishDate(from)} til ${formatDanishDate(to)}`;
