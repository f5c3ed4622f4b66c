import { bundledLists } from '../application/rule-list/bundled-lists.ts';
import { findListFor } from '../application/rule-list/rule-list.ts';
import { explainCoverage } from '../application/wording/coverage.ts';
import { type CalendarDate, parseTypedDate } from '../domain/calendar-date.ts';
import { decideCoverage } from '../domain/coverage.ts';
import { formatCitation, parseLegalBasis } from '../domain/legal-basis.ts';
import { readCommandLine } from './command-line.ts';
import type { CommandOutput } from './output.ts';
import { localToday } from './today.ts';

const usage = `Brug: bopael check "BESTEMMELSE" [--born DATO] [--on DATO] [--json]

  --born DATO   personens fødselsdato; alderen er et fingerpeg, ikke en betingelse
  --on DATO     den dag, listen skal gælde (i dag)
  --json        {"legalBasis","candidates","coverage","groups","referral","listVersion"}

Datoer skrives 2026-11-23 eller 23-11-2026.`;

const options = {
  born: { type: 'string' },
  on: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** Says whether a provision is on the list of covered groups. Exit status 0 only where somebody is covered. */
export async function checkCommand(argv: readonly string[], output: CommandOutput): Promise<number> {
  const asked = readCommandLine(argv, options, usage, output);
  if (typeof asked === 'number') return asked;
  const [citation, ...more] = asked.positionals;
  const born = readDate(asked.values.born);
  const on = readDate(asked.values.on);
  if (citation === undefined || more.length > 0 || born === 'unreadable' || on === 'unreadable') {
    output.err(usage);
    return 2;
  }
  const day = on ?? localToday();
  const list = findListFor(day, bundledLists);
  if (list === undefined) {
    output.err(`Programmet har ingen liste over omfattede grupper for ${day}.`);
    return 1;
  }
  const reading = parseLegalBasis(citation);
  const decision = decideCoverage(
    { reading, on: day, ...(born === undefined ? {} : { birthDate: born }) },
    list,
  );
  const { coverage, groups, nearMiss, listVersion } = decision;
  if (asked.values.json === true) {
    output.out(
      JSON.stringify({
        legalBasis: reading.kind === 'one' ? formatCitation(reading.basis) : null,
        candidates: reading.kind === 'ambiguous' ? reading.candidates.map(formatCitation) : [],
        coverage,
        groups: groups.map(({ group }) => group.id),
        referral: nearMiss?.referral.da ?? null,
        listVersion,
      }),
    );
  } else {
    const { headline, explanation, next } = explainCoverage(decision, 'da');
    if (reading.kind === 'one') output.out(formatCitation(reading.basis));
    output.out(headline);
    for (const { group } of groups) output.out(`  ${group.id}. ${group.name.da}`);
    output.out(explanation);
    output.out(next);
    output.out(`Liste: ${listVersion}`);
  }
  return coverage === 'covered' || coverage === 'choose' ? 0 : 1;
}

function readDate(text: string | undefined): CalendarDate | undefined | 'unreadable' {
  return text === undefined ? undefined : (parseTypedDate(text) ?? 'unreadable');
}
