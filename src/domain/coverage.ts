import { ageOn, type CalendarDate, formatDanishDate } from './calendar-date.ts';
import type {
  AgeHint,
  CoverageDecision,
  CoveredGroup,
  CoveredGroupList,
  GroupMatch,
  NearMiss,
  ProvisionPattern,
  TraceStep,
} from './covered-groups.ts';
import { candidatesOf, formatCitation, type LegalBasis, type LegalBasisReading } from './legal-basis.ts';

export interface CoverageQuestion {
  readonly reading: LegalBasisReading;
  /** Gives hints about age; never decides. */
  readonly birthDate?: CalendarDate;
  readonly on: CalendarDate;
}

/**
 * Whether a permit's legal basis is on the list of groups that get an administrative CPR number. A citation
 * that is incomplete or could mean several things is unknown, unless every meaning gives the same answer.
 */
export function decideCoverage(
  question: CoverageQuestion,
  list: CoveredGroupList | undefined,
): CoverageDecision {
  const { reading, on } = question;
  const candidates = candidatesOf(reading);
  const listVersion = list?.version ?? '';
  const unknown = (reason: CoverageDecision['reason'], ...trace: TraceStep[]): CoverageDecision => ({
    coverage: 'unknown',
    reason,
    groups: [],
    candidates,
    listVersion,
    trace,
  });
  if (list === undefined || on < list.validFrom || (list.validTo !== undefined && on > list.validTo)) {
    return unknown('no-list-for-date', step('list', 'passed', `Ingen liste gælder ${formatDanishDate(on)}`));
  }
  const edition = step('list', 'matched', `Listen af ${list.version}`);
  const [first, ...others] = candidates.map((basis) => decideOne(basis, question, list));
  if (first === undefined) {
    return unknown('no-citation', edition, step('citation', 'passed', 'Ingen henvisning at slå op'));
  }
  const steps = distinctSteps([edition, ...[first, ...others].flatMap(({ trace }) => trace)]);
  if (others.length === 0) return { ...first, trace: steps };
  const agreed = agreeOn(first, others);
  if (agreed !== undefined) {
    const told = step('candidates', 'matched', 'Alle læsninger af henvisningen giver samme svar');
    return { ...agreed, candidates, trace: [...steps, told] };
  }
  const differ = step(
    'candidates',
    'passed',
    'Henvisningen kan læses på flere måder, som giver hver sit svar',
  );
  return unknown('ambiguous-citation', ...steps, differ);
}

function decideOne(basis: LegalBasis, question: CoverageQuestion, list: CoveredGroupList): CoverageDecision {
  const citation = formatCitation(basis);
  const answer = (
    decision: Pick<CoverageDecision, 'coverage' | 'reason'> &
      Partial<Pick<CoverageDecision, 'groups' | 'nearMiss'>>,
    ...trace: TraceStep[]
  ): CoverageDecision => ({ groups: [], ...decision, candidates: [basis], listVersion: list.version, trace });

  const isAliensAct = basis.law === 'udlaendingeloven';
  const groups = isAliensAct
    ? list.groups.filter(({ provisions }) => provisions.some((one) => covers(one, basis)))
    : [];
  if (groups.length > 0) {
    const matches = groups.map((group) => matchOf(group, question));
    return answer(
      {
        coverage: matches.length === 1 ? 'covered' : 'choose',
        reason: groups.length === 1 ? 'one-group' : 'several-groups',
        groups: matches,
      },
      ...groups.map(({ id, name }) =>
        step(`group-${id}`, 'matched', `${citation}: gruppe ${id}, ${name.da}`),
      ),
      ...matches.flatMap((match) => ageSteps(match)),
    );
  }
  const incomplete = list.groups.some(({ provisions }) => provisions.some((one) => isPartOf(basis, one)));
  if (isAliensAct && incomplete) {
    const detail = `${citation} er ikke hele henvisningen: stk. eller nr. mangler`;
    return answer(
      { coverage: 'unknown', reason: 'incomplete-citation' },
      step('completeness', 'passed', detail),
    );
  }
  const nearMiss = list.nearMisses.find((one) => isNearMiss(one, basis));
  if (nearMiss !== undefined) {
    return answer(
      {
        coverage: 'not-covered',
        reason: nearMiss.kind === 'not-a-permit-ground' ? nearMiss.kind : 'near-miss',
        nearMiss,
      },
      step(`near-miss-${nearMiss.id}`, 'matched', `${citation}: ${nearMiss.reason.da}`),
    );
  }
  return answer(
    { coverage: 'not-covered', reason: 'not-on-list' },
    step('groups', 'passed', `${citation} står ikke på listen`),
  );
}

const parts = ['stk', 'nr'] as const;

/** Every part that the pattern names is the citation's own. */
function covers(pattern: ProvisionPattern, basis: LegalBasis): boolean {
  if (pattern.paragraph !== basis.paragraph || pattern.letter !== basis.letter) return false;
  return parts.every((part) => pattern[part] === undefined || pattern[part] === basis[part]);
}

/** The citation names less than the pattern, and contradicts none of it: `§ 9 c` of `§ 9 c, stk. 1`. */
function isPartOf(basis: LegalBasis, pattern: ProvisionPattern): boolean {
  if (pattern.paragraph !== basis.paragraph || pattern.letter !== basis.letter) return false;
  return parts.every(
    (part) => basis[part] === undefined || pattern[part] === undefined || basis[part] === pattern[part],
  );
}

const isNearMiss = ({ law, provision }: NearMiss, basis: LegalBasis): boolean =>
  (law ?? 'udlaendingeloven') === basis.law && (provision === undefined || covers(provision, basis));

function matchOf(group: CoveredGroup, { birthDate, on }: CoverageQuestion): GroupMatch {
  // The persons of practice are born in days to come: that tells no age, and must not speak against a group.
  if (group.age === undefined || birthDate === undefined || birthDate > on) return { group };
  const age = ageOn(birthDate, on);
  const { from = 0, below = Number.POSITIVE_INFINITY } = group.age;
  return { group, ageFits: age >= from && age < below };
}

function ageSteps({ group, ageFits }: GroupMatch): readonly TraceStep[] {
  if (group.age === undefined || ageFits === undefined) return [];
  const usual = `Gruppe ${group.id} er for det meste ${describeAge(group.age)}`;
  return [
    step(
      `age-${group.id}`,
      'hint',
      `${usual}: ${ageFits ? 'det passer med' : 'det passer ikke med'} fødselsdatoen`,
    ),
  ];
}

function describeAge({ from, below }: AgeHint): string {
  if (from === undefined) return `under ${below} år`;
  return below === undefined ? `mindst ${from} år` : `${from}-${below - 1} år`;
}

/** The common answer of all readings, or undefined. */
function agreeOn(first: CoverageDecision, others: readonly CoverageDecision[]): CoverageDecision | undefined {
  const sameGroups = (one: CoverageDecision): string => one.groups.map(({ group }) => group.id).join(' ');
  if (others.some((other) => other.coverage !== first.coverage || sameGroups(other) !== sameGroups(first)))
    return undefined;
  if (first.coverage === 'unknown') return undefined;
  if (first.coverage !== 'not-covered') return first;
  const all = [first, ...others];
  // A misprint among the readings leaves open what the letter says.
  if (all.some(({ reason }) => reason === 'not-a-permit-ground')) {
    return all.every(({ nearMiss }) => nearMiss?.id === first.nearMiss?.id) ? first : undefined;
  }
  const misses = all.flatMap(({ nearMiss }) => (nearMiss === undefined ? [] : [nearMiss]));
  const [own] = misses;
  const sameReferral = new Set(misses.map(({ referral }) => referral.da)).size === 1;
  if (own !== undefined && misses.length === all.length && sameReferral) {
    const ids = [...new Set(misses.map(({ id }) => id))];
    if (ids.length === 1) return first;
    // They lead to the same place for different reasons: which reason it is, nobody can tell yet.
    const sourced = misses.every((miss) => miss.sourced);
    return { ...first, nearMiss: { ...own, id: ids.join('/'), reason: noneOfThem, sourced } };
  }
  const { nearMiss: _, ...withoutReferral } = first;
  return { ...withoutReferral, reason: 'not-on-list' };
}

const noneOfThem = {
  da: 'Ingen af de måder, henvisningen kan læses på, står på listen.',
  en: 'None of the ways in which the citation can be read is on the list.',
};

const step = (rule: string, outcome: TraceStep['outcome'], detail: string): TraceStep => ({
  rule,
  outcome,
  detail,
});

function distinctSteps(steps: readonly TraceStep[]): readonly TraceStep[] {
  return [...new Map(steps.map((one) => [`${one.rule} ${one.detail}`, one])).values()];
}
