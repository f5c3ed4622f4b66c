import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { bundledLists } from '../application/rule-list/bundled-lists.ts';
import { findListFor } from '../application/rule-list/rule-list.ts';
import { explainLetterNote, explainReadProblem } from '../application/wording/letter.ts';
import { explainSignDoubt } from '../application/wording/name-signs.ts';
import { explainOtherPaper, nameOtherPaper } from '../application/wording/other-paper.ts';
import { type CalendarDate, formatDanishDate, parseIsoDate } from '../domain/calendar-date.ts';
import { decideCoverage } from '../domain/coverage.ts';
import type { Coverage } from '../domain/covered-groups.ts';
import { formatCprNumber, type NumberSeries } from '../domain/cpr-number.ts';
import { candidatesOf, formatCitation } from '../domain/legal-basis.ts';
import type {
  FieldReading,
  LetterReading,
  OtherPaper,
  PersonReading,
  ReadProblem,
} from '../domain/permit-letter.ts';
import type { Result } from '../domain/result.ts';
import type { LetterReader, ReadLetter } from '../letters/letter-reader.ts';
import { createNodeLetterReader } from '../letters/node/index.ts';
import type { CommandOutput } from './output.ts';
import { localToday } from './today.ts';

interface PersonAnswer {
  readonly cpr: string | null;
  readonly name: string | null;
  readonly birthDate: string | null;
  readonly citizenship: string | null;
  readonly legalBasis: string | null;
  readonly coverage: Coverage;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly unlimited: true | null;
  /** Fields that a rule does not prove: a person must look at them. */
  readonly look: readonly string[];
  /** Signs of the name that may be others, in words. */
  readonly nameSigns: readonly string[];
}

interface FileAnswer {
  readonly file: string;
  readonly kind: 'permit-letter' | 'other' | 'unreadable';
  readonly letterDate: string | null;
  readonly caseNumber: string | null;
  readonly persons: readonly PersonAnswer[];
  /** What one should know of a letter that was read; for people, like `look`. */
  readonly notes: readonly string[];
  /** The reading as the station has it: boxes, certainty, rules and runners-up. */
  readonly evidence?: LetterReading;
  readonly problem: {
    readonly kind: ReadProblem['kind'] | 'no-such-file';
    /** What the paper looks like, where it is no letter that gives a permit. */
    readonly paper?: OtherPaper;
    /** Danish: what it is, and what one can do. */
    readonly message: string;
  } | null;
}

const usage = `Brug: bopael read FIL... [--json [--evidence]] [--practice]

Læser breve om opholdstilladelse: PDF, JPEG, PNG eller WebP. Hver fil er et brev.
  --json      et JSON-objekt på en linje for hver fil
  --evidence  også hvor hvert felt står (side og rude), hvad der blev læst, hvor sikkert det er, hvilken
              regel der valgte det, og hvad der ellers kunne stå
  --practice  øvelsesbreve: kun fiktive numre, født 2037-2057

Svarer 0, når alle filer er breve om opholdstilladelse, 1, når en fil ikke er det eller ikke kan læses, og 2 ved forkert brug.`;

interface ReadDependencies {
  readonly today: CalendarDate;
  readonly reader: LetterReader;
}

/** `bopael read`: reads letters with the reader that the station uses. */
export async function readCommand(
  argv: readonly string[],
  io: CommandOutput,
  dependencies: Partial<ReadDependencies> = {},
): Promise<number> {
  const given = parseArguments(argv);
  if (given === undefined || given.files.length === 0) {
    io.err(usage);
    return 2;
  }
  if (given.help) {
    io.out(usage);
    return 0;
  }
  const today = dependencies.today ?? localToday();
  const reader = dependencies.reader ?? createNodeLetterReader({ pictures: false });
  let unread = 0;
  try {
    for (const file of given.files) {
      const answer = await answerFor(file, reader, today, given.series);
      if (answer.problem !== null) {
        unread += 1;
        io.err(`${file}: ${answer.problem.message}`);
      }
      if (given.json) io.out(JSON.stringify(answer, given.evidence ? undefined : withoutEvidence));
      else for (const line of describe(answer)) io.out(line);
    }
  } finally {
    await reader.close();
  }
  return unread === 0 ? 0 : 1;
}

/** What scripts get is a fixed shape; how sure each field is, the lines for people tell. */
const withoutEvidence = (key: string, value: unknown): unknown =>
  ['look', 'notes', 'nameSigns', 'evidence'].includes(key) ? undefined : value;

interface GivenArguments {
  readonly files: readonly string[];
  readonly json: boolean;
  readonly evidence: boolean;
  readonly help: boolean;
  readonly series: NumberSeries;
}

function parseArguments(argv: readonly string[]): GivenArguments | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        evidence: { type: 'boolean' },
        practice: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
    const help = values.help === true;
    return {
      files: help ? ['-'] : positionals,
      json: values.json === true,
      evidence: values.evidence === true,
      help,
      series: values.practice === true ? 'practice' : 'civil',
    };
  } catch {
    return undefined;
  }
}

async function answerFor(
  file: string,
  reader: LetterReader,
  today: CalendarDate,
  series: NumberSeries,
): Promise<FileAnswer> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch {
    return unreadable(file, { kind: 'no-such-file', message: 'Filen findes ikke eller kan ikke åbnes.' });
  }
  let read: Result<ReadLetter, ReadProblem>;
  try {
    read = await reader.read([{ name: file, bytes }], { today, series });
  } catch {
    // One file must not take the others with it.
    read = { ok: false, error: { kind: 'reader-unavailable' } };
  }
  if (!read.ok)
    return unreadable(file, { kind: read.error.kind, message: explainReadProblem(read.error, 'da') });
  const { reading } = read.value;
  return {
    file,
    kind: reading.kind,
    letterDate: reading.letterDate?.value ?? null,
    caseNumber: reading.caseNumber?.value ?? null,
    persons: reading.kind === 'other' ? [] : reading.persons.map((person) => answerForPerson(person, today)),
    notes: reading.kind === 'other' ? [] : reading.notes.map((note) => explainLetterNote(note, 'da')),
    evidence: reading,
    problem:
      reading.kind === 'other'
        ? {
            kind: 'not-a-permit-letter',
            paper: reading.paper,
            message: explainOtherPaper(reading.paper, 'da'),
          }
        : null,
  };
}

const unreadable = (file: string, problem: NonNullable<FileAnswer['problem']>): FileAnswer => ({
  file,
  kind: 'unreadable',
  letterDate: null,
  caseNumber: null,
  persons: [],
  notes: [],
  problem,
});

function answerForPerson(person: PersonReading, today: CalendarDate): PersonAnswer {
  const born = person.birthDate?.value;
  const decision = decideCoverage(
    {
      reading: person.legalBasis?.value ?? { kind: 'none', reason: 'empty' },
      on: today,
      ...(born === undefined ? {} : { birthDate: born }),
    },
    findListFor(today, bundledLists),
  );
  const [basis, ...others] = person.legalBasis === undefined ? [] : candidatesOf(person.legalBasis.value);
  const fields: Readonly<Record<string, FieldReading<unknown> | undefined>> = {
    cpr: person.cpr,
    name: person.name,
    birthDate: person.birthDate,
    citizenship: person.citizenship,
    legalBasis: person.legalBasis,
    validFrom: person.validFrom,
    validTo: person.validTo,
    unlimited: person.unlimited,
  };
  return {
    cpr: person.cpr === undefined ? null : formatCprNumber(person.cpr.value),
    name: person.name?.value ?? null,
    birthDate: born ?? null,
    citizenship: person.citizenship?.value ?? null,
    // Where several provisions fit, none of them is the answer.
    legalBasis: basis === undefined || others.length > 0 ? null : formatCitation(basis),
    coverage: decision.coverage,
    validFrom: person.validFrom?.value ?? null,
    validTo: person.validTo?.value ?? null,
    unlimited: person.unlimited?.value ?? null,
    look: Object.keys(fields).filter((name) => fields[name]?.certainty === 'look'),
    nameSigns: (person.name?.doubts ?? []).map((doubt) =>
      explainSignDoubt(person.name?.value ?? '', doubt, 'da'),
    ),
  };
}

const coverageWords: Readonly<Record<Coverage, string>> = {
  covered: 'omfattet',
  choose: 'omfattet, vælg gruppe',
  'not-covered': 'ikke omfattet',
  unknown: 'kan ikke afgøres',
};

const otherPaperIn = ({ problem }: FileAnswer): string =>
  problem?.paper === undefined || problem.paper === 'unknown'
    ? 'ikke et brev om opholdstilladelse'
    : `ligner ${nameOtherPaper(problem.paper, 'da')}, ikke et brev om en ny opholdstilladelse`;

function describe(answer: FileAnswer): readonly string[] {
  const head = `${answer.file}: ${{ 'permit-letter': 'brev om opholdstilladelse', other: otherPaperIn(answer), unreadable: 'kan ikke læses' }[answer.kind]}`;
  const day = (iso: string | null): string | null => {
    const date = parseIsoDate(iso);
    return date === undefined ? null : formatDanishDate(date);
  };
  const line = (label: string, value: string | null, look = false): readonly string[] =>
    value === null
      ? []
      : [`  ${(label === '' ? '' : `${label}:`).padEnd(17)} ${value}${look ? '  (se efter i brevet)' : ''}`];
  return [
    head,
    ...line('Brevdato', day(answer.letterDate)),
    ...line('Sagsnummer', answer.caseNumber),
    ...answer.persons.flatMap((person, index) => {
      const looks = (field: string): boolean => person.look.includes(field);
      return [
        ...(answer.persons.length > 1 ? [`  Person ${index + 1}`] : []),
        ...line('CPR-nummer', person.cpr ?? 'ikke fundet', looks('cpr')),
        ...line('Navn', person.name ?? 'ikke fundet', looks('name')),
        ...person.nameSigns.flatMap((sign) => line('', `se efter: ${sign}`)),
        ...line('Født', day(person.birthDate), looks('birthDate')),
        ...line('Statsborgerskab', person.citizenship, looks('citizenship')),
        ...line('Hjemmel', person.legalBasis ?? 'ikke fundet', looks('legalBasis')),
        ...line('Målgruppe', coverageWords[person.coverage]),
        ...line('Gyldig fra', day(person.validFrom), looks('validFrom')),
        ...line(
          'Gyldig til',
          person.unlimited === true ? 'tidsubegrænset' : day(person.validTo),
          looks('validTo'),
        ),
      ];
    }),
    ...answer.notes.flatMap((note) => line('Bemærk', note)),
  ];
}
