import type { CoverageDecision, CoverageReason } from '../../domain/covered-groups.ts';
import { formatCitation } from '../../domain/legal-basis.ts';
import { assertNever } from '../../domain/result.ts';
import { type Bilingual, inLocale, type Locale } from './locale.ts';

export interface CoverageWords {
  readonly headline: string;
  readonly explanation: string;
  /** What the clerk does now. */
  readonly next: string;
}

interface BilingualWords {
  readonly headline: Bilingual;
  readonly explanation: Bilingual;
  readonly next: Bilingual;
}

/** The answer in words: what it is, why, and what to do now. */
export function explainCoverage(decision: CoverageDecision, locale: Locale): CoverageWords {
  const { headline, explanation, next } = wordsOf(decision, decision.reason);
  return {
    headline: inLocale(headline, locale),
    explanation: inLocale(explanation, locale),
    next: inLocale(next, locale),
  };
}

const notCovered: Bilingual = { da: 'Ikke omfattet', en: 'Not covered' };
const unknown: Bilingual = { da: 'Kan ikke afgøres endnu', en: 'Cannot be decided yet' };

function wordsOf(decision: CoverageDecision, reason: CoverageReason): BilingualWords {
  const cited = decision.candidates.map((basis) => formatCitation(basis)).join('; ');
  switch (reason) {
    case 'one-group': {
      const name = decision.groups[0]?.group.name ?? { da: '', en: '' };
      return {
        headline: { da: 'Omfattet', en: 'Covered' },
        explanation: { da: `${cited}: ${name.da}.`, en: `${cited}: ${name.en}.` },
        next: {
          da: 'Registrér adressen under det administrative CPR-nummer i brevet. Opret ikke et nyt nummer.',
          en: 'Register the address under the administrative CPR number in the letter. Do not create a new number.',
        },
      };
    }
    case 'several-groups':
      return {
        headline: { da: 'Omfattet: vælg gruppen', en: 'Covered: choose the group' },
        explanation: {
          da: `${decision.groups.length} grupper hører under ${cited}. Alderen er kun et fingerpeg.`,
          en: `${decision.groups.length} groups come under ${cited}. The age is only a hint.`,
        },
        next: {
          da: 'Se i brevet, hvorfor tilladelsen er givet, og vælg gruppen.',
          en: 'See in the letter why the permit is given, and choose the group.',
        },
      };
    case 'near-miss':
      return nearMissWords(decision, cited);
    case 'not-a-permit-ground':
      return {
        headline: { da: 'Ikke omfattet: sandsynligvis en læsefejl', en: 'Not covered: probably misread' },
        explanation: decision.nearMiss?.reason ?? notOnList(cited),
        next: decision.nearMiss?.referral ?? askTheAgency,
      };
    case 'not-on-list':
      return { headline: notCovered, explanation: notOnList(cited), next: askTheAgency };
    case 'incomplete-citation':
      return {
        headline: unknown,
        explanation: {
          da: `${cited} er ikke hele henvisningen: stk. eller nr. mangler.`,
          en: `${cited} is not the whole citation: the stk. or nr. is missing.`,
        },
        next: {
          da: 'Find hele henvisningen i brevet, og skriv den ind.',
          en: 'Find the whole citation in the letter and enter it.',
        },
      };
    case 'ambiguous-citation':
      return {
        headline: unknown,
        explanation: {
          da: `Henvisningen kan læses på flere måder: ${cited}.`,
          en: `The citation can be read in several ways: ${cited}.`,
        },
        next: {
          da: 'Se i brevet, og vælg den rigtige.',
          en: 'Look at the letter and choose the right one.',
        },
      };
    case 'no-citation':
      return {
        headline: unknown,
        explanation: {
          da: 'Der er ingen bestemmelse at slå op på listen.',
          en: 'There is no provision to look up on the list.',
        },
        next: {
          da: 'Skriv den bestemmelse, tilladelsen er givet efter.',
          en: 'Enter the provision that the permit is given under.',
        },
      };
    case 'no-list-for-date':
      return {
        headline: unknown,
        explanation: {
          da: 'Stationen har ingen liste over omfattede grupper, der gælder den dag.',
          en: 'The station has no list of covered groups in force on that day.',
        },
        next: {
          da: 'Kontrollér computerens dato, eller få it-afdelingen til at hente den gældende liste.',
          en: 'Check the computer’s date, or have IT fetch the list in force.',
        },
      };
    default:
      return assertNever(reason);
  }
}

function nearMissWords({ nearMiss }: CoverageDecision, cited: string): BilingualWords {
  if (nearMiss === undefined)
    return { headline: notCovered, explanation: notOnList(cited), next: askTheAgency };
  const { reason, referral, kind, sourced } = nearMiss;
  const headline: Bilingual =
    kind === 'already-registered'
      ? {
          da: 'Ikke omfattet: sandsynligvis registreret i forvejen',
          en: 'Not covered: probably registered already',
        }
      : notCovered;
  // Where nothing is published, the screen must not sound as if there were.
  const doubt: Bilingual = sourced
    ? { da: '', en: '' }
    : {
        da: ' Der er ingen offentlig kilde til hele denne vejledning: spørg, hvis du er i tvivl.',
        en: ' There is no public source for all of this advice: ask if you are in doubt.',
      };
  return {
    headline,
    explanation: {
      da: `${cited} står ikke på listen. ${reason.da}`,
      en: `${cited} is not on the list. ${reason.en}`,
    },
    next: { da: `${referral.da}${doubt.da}`, en: `${referral.en}${doubt.en}` },
  };
}

const notOnList = (cited: string): Bilingual => ({
  da: `${cited} står ikke på listen over grupper, der får et administrativt CPR-nummer.`,
  en: `${cited} is not on the list of groups that get an administrative CPR number.`,
});

const askTheAgency: Bilingual = {
  da: 'Læs henvisningen i brevet igen. Er den rigtig, så spørg Udlændingestyrelsen, før du gør mere.',
  en: 'Read the citation in the letter again. If it is right, ask the Danish Immigration Service before you go on.',
};
