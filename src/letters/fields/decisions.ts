import type { OtherPaper } from '../../domain/permit-letter.ts';
import { type StatementRules, states } from './statements.ts';

type Decided = Exclude<OtherPaper, 'lease' | 'passport' | 'unknown'>;

const stay = /ophold|tilladelse|permit|residence|ansøgning|application|stay/u;
const denied =
  /(?<!\p{L})(?:ikke|intet|ingen|afslag|afvis\p{L}*|nægt\p{L}*|not|refus\p{L}*|reject\p{L}*|den(?:y|ied)|no longer)(?!\p{L})/u;
/** Up to so many words between two. */
const words = (most: number): string => `(?:[\\p{L}\\p{N}().,§/-]+ ){0,${most}}?`;
const lasting = '(?:tidsubegrænset|tidsubegrænsede|permanent|permanente)';

const rules: readonly (readonly [Decided, StatementRules])[] = [
  // First, since it names what may be decided.
  [
    'hearing',
    {
      says: /(?:partshøring|(?:påtænker|overvejer|agter) at (?:inddrage|give|meddele|nægte|afvise|afslå|bringe|ikke|træffe)|(?:we|service|agency) (?:is |are )?(?:intends? to|considering (?:whether )?to|considering) (?:revok|refus|reject|withdraw|deny)|consultation of (?:the )?part(?:y|ies)|(?:mulighed|frist) for at (?:komme med|afgive) (?:dine |jeres )?bemærkninger)/u,
    },
  ],
  [
    'refusal',
    {
      says: /(?:^(?:(?:vedr\p{L}*|emne|om|afgørelse|meddelelse om)[.:]* )?afslag (?:på|om)|^refusal of|(?:får|fået|giver?|give[rt]? (?:dig|jer)|meddele[rst]?|meddelt|besluttet at give (?:dig|jer)) (?:\p{L}+ ){0,2}?afslag|ikke (?:kan )?få(?:r|et)? (?:\p{L}+ ){0,2}?opholdstilladelse|kan ikke (?:få|gives|meddeles|give (?:dig|jer)) (?:en )?(?:\p{L}+ )?opholds|kan derfor ikke få|(?:afvist|afslået) din ansøgning|afslår (?:vi )?din ansøgning|ansøgning(?:en)? (?:om (?:\p{L}+ ){1,4})?(?:er|bliver) (?:\p{L}+ )?(?:afvist|afslået|ikke imødekommet)|ansøgning(?:en)? (?:om (?:\p{L}+ ){1,4})?kan ikke imødekommes|imødekomme[rt]? (?:vi )?ikke|ikke imødekomme[rt]? din|nægte\p{L}* forlængelse|ikke forlænge[rst]? (?:din|jeres)|(?:din|jeres) \p{L}*tilladelse (?:er|bliver) ikke (?:blevet )?forlænget|(?:has|have) (?:\p{L}+ )?(?:been )?(?:refused|rejected|denied|turned down)|(?:refuse|reject|deny) your|(?:decided|decision) not to (?:grant|extend|renew|give)|application .{0,40}(?:refused|rejected|denied)|not (?:been )?(?:granted|extended|renewed)|cannot (?:be granted|grant|give|extend|renew))/u,
    },
  ],
  [
    'revocation',
    {
      says: /(?:har (?:i dag |derfor )?(?:inddraget|afvist) (?:din|jeres)|inddrager (?:vi )?(?:derfor |hermed )?(?:din|jeres)|(?:besluttet|afgjort) at inddrage|(?:^|: )inddragelse af (?:din |jeres )?opholds|opholdstilladelse (?:er|anses for) (?:\p{L}+ )?(?:inddraget|bortfaldet)|(?:has|have) (?:been )?revoked|permit has (?:lapsed|been (?:revoked|withdrawn))|decided to (?:revoke|withdraw)|^revocation of)/u,
      about: stay,
      unless: /(?<!\p{L})(?:ikke|not)(?!\p{L})/u,
    },
  ],
  [
    'application-receipt',
    {
      says: /(?:(?:vi har|styrelsen har|har vi) (?:[\p{L}\d.]+ ){0,5}?modtaget din ansøgning|ansøgning(?:en)? (?:om (?:\p{L}+ ){1,4})?er modtaget|(?:kvittering|bekræftelse) (?:for|på) (?:at vi har modtaget |modtagelse af |indgivelse af )?(?:din )?ansøgning|^ansøgningskvittering|mangler (?:\p{L}+ ){0,3}?oplysninger|(?:have|has) received your application|(?:receipt|confirmation) (?:for|of) (?:your |receipt of your )?application|your application (?:has been|was) received)/u,
    },
  ],
  [
    'permanent-residence',
    {
      says: new RegExp(
        `(?:givet|giver|give|gives|fået|får|meddelt|meddeler|bevilget|bevilger|godkendt|imødekommet|imødekommer) ${words(6)}${lasting} (?:opholds|ophold(?!\\p{L})|ret til ophold)|${lasting} ophold\\p{L}* (?:er|bliver) (?:hermed |nu )?(?:blevet )?(?:givet|meddelt|bevilget|godkendt|imødekommet)|(?:granted|grant|given|give|issued) ${words(5)}permanent (?:residence|right)|permanent residence ${words(2)}(?:has been|is|was) (?:hereby )?(?:granted|approved)`,
        'u',
      ),
      unless: denied,
    },
  ],
  [
    'extension',
    {
      says: new RegExp(
        [
          `(?:har|er|fået|får|bliver|blevet) ${words(6)}(?:forlænget(?! \\p{L}*frist)|fornyet)`,
          `(?:besluttet|afgjort|bestemt|afgørelse om),? at ${words(5)}forlænge[rs]?(?!\\p{L})`,
          '(?:vi|styrelsen|udlændingestyrelsen|hermed|derfor) forlænger',
          'forlænger (?:vi |hermed |derfor )*(?:din|jeres|dit)',
          '(?:tilladelse\\p{L}*|ophold\\p{L}*) forlænges(?: hermed| nu| derfor)? (?:med|til|indtil|fra|efter)',
          `(?:givet|giver|give|fået|får|meddelt|meddeler|bevilget|imødekommet|imødekommer|godkendt|afgørelse om|meddelelse om) ${words(3)}forlængelse`,
          `forlængelse ${words(6)}(?:er|bliver) (?:hermed |nu )?(?:blevet )?(?:imødekommet|godkendt|bevilget|meddelt)`,
          '(?:has|have|is|been) (?:hereby |now |been )*(?:extended|renewed)',
          '(?:decided|pleased|agreed) to (?:extend|renew)',
          `(?:granted|grant|given|give|approved) ${words(4)}(?:extension|renewal)`,
          `(?:extension|renewal) ${words(6)}(?:has been|is|was) (?:granted|approved)`,
          'we (?:hereby |have )*(?:extend|renew)(?:ed)? your',
        ].join('|'),
        'u',
      ),
      about: stay,
      // A deadline is extended too.
      unless: new RegExp(`${denied.source}|frist|deadline`, 'u'),
    },
  ],
];

/** Another decision than to give a first permit, where a sentence tells of one. */
export const decisionIn = (sentence: string): Decided | undefined =>
  rules.find(([, rule]) => states(sentence, rule))?.[0];

const first: StatementRules = {
  says: new RegExp(
    `(?:giver|givet|give|gives|meddeler|meddelt|bevilger|bevilget|tildelt|tildeler) ${words(6)}opholds(?:tilladelse|ret)(?!\\p{L})` +
      `|(?:fået|får) (?:du |i )?(?:\\p{L}+ ){0,3}?opholds(?:tilladelse|ret)(?!\\p{L})` +
      `|opholds(?:tilladelse|ret)\\p{L}* (?:er|bliver) (?:hermed |nu )?(?:blevet )?(?:givet|meddelt|bevilget)` +
      `|(?:granted|grant|given|give|issued) ${words(4)}residence permit` +
      `|residence permit (?:has been|is|was) (?:hereby )?(?:granted|issued)`,
    'u',
  ),
  unless: new RegExp(`${denied.source}|${lasting}|forlæng|extend|extension|renew`, 'u'),
};

/** Whether a sentence gives a first permit to whom the letter is to. */
export const grantsPermit = (sentence: string): boolean => states(sentence, first);

const business =
  '^(?:(?:vedr(?:ørende)?|emne|angår|afgørelse|re|subject|decision)[.:]* ?)?(?:(?:afgørelse|meddelelse|underretning|brev|decision|notification) (?:om|on|of) )?';
const titles: readonly (readonly [Decided, RegExp])[] = [
  [
    'extension',
    new RegExp(
      `${business}(?:forlængelse af (?:din |jeres |dit )?(?:\\p{L}+ )?(?:opholds|tilladelse|ophold)|forlænget opholdstilladelse|(?:extension|renewal) of (?:your |a |the )?(?:\\p{L}+ )?(?:residence|permit|stay))`,
      'u',
    ),
  ],
  ['refusal', new RegExp(`${business}(?:afslag(?!\\p{L})|refusal of)`, 'u')],
  ['revocation', new RegExp(`${business}(?:inddragelse af|revocation of)`, 'u')],
  ['hearing', new RegExp(`${business}partshøring`, 'u')],
  [
    'application-receipt',
    new RegExp(
      `${business}(?:ansøgningskvittering|(?:kvittering|bekræftelse) (?:for|på) .{0,40}ansøgning)`,
      'u',
    ),
  ],
  ['permanent-residence', new RegExp(`${business}(?:${lasting} ophold|permanent residence)`, 'u')],
];

/** How long a line is that may be a letter's subject. */
const longestTitle = 75;
/** What stands below a heading of guidance. */
const guidance = /^[^.]{0,160}(?<!\p{L})(?:hvis|søge|ansøge|ønsker|if|apply|wish)(?!\p{L})/u;

/** The business that a letter's subject names, where no sentence tells it. */
export function findTitled(head: string): Decided | undefined {
  let at = 0;
  for (const line of head.split('\n')) {
    at += line.length + 1;
    const title = line.trim();
    if (title.length > longestTitle || guidance.test(head.slice(at).trim())) continue;
    const found = titles.find(([, names]) => names.test(title));
    if (found !== undefined) return found[0];
  }
  return undefined;
}
