import type { LetterText } from '../text/letter-text.ts';

const permit =
  'opholdstilladelse|opholdsret|opholdsbevis|opholdskort|tilladelse til ophold|ret til ophold|meddelt ophold|residence permit|right of residence|residence document';
const given =
  'meddelt|meddeler|meddeles|meddelelse om|givet|giver|give dig|give jer|gives|gav|fået|får|bevilge\\p{L}*|gældende|gælder|gyldig|udløber|har afgjort|granted|issued|valid|expires|entitled';
const grant = new RegExp(
  `(?:${given})[^.]{0,120}?(?:${permit})|(?:${permit})[^.]{0,80}?(?:${given})|gyldig(?:heds\\p{L}*)?\\s*(?:fra|til|:)|valid (?:from|until)`,
  'u',
);
const refusal =
  /(?:(?:^|\n)\s*afslag (?:på|om)|(?:får|fået|giver?|give[rt]? (?:dig|jer)|meddele[rst]?|meddelt|besluttet at give (?:dig|jer)) afslag|ikke (?:kan )?få(?:r|et)? opholdstilladelse|kan ikke (?:få|gives|meddeles|give (?:dig|jer)) (?:en )?opholds|kan derfor ikke få|afvist din ansøgning|ansøgning (?:om \p{L}+ )?(?:er|bliver) (?:afvist|afslået)|har (?:inddraget|afvist) din|inddrager din|nægte\p{L}* forlængelse|opholdstilladelse er (?:inddraget|bortfaldet)|(?:has|have) (?:been )?(?:refused|rejected|denied|revoked)|(?:refuse|reject|deny) your|application .{0,40}(?:refused|rejected|denied)|permit has (?:lapsed|been revoked)|not (?:been )?granted)/u;
/** Letters on the way to a decision: receipts, hearings. */
const undecided =
  /(?:(?:vi har|styrelsen har) modtaget din ansøgning|kvittering for (?:din )?ansøgning|partshøring|påtænker at|agter at|mangler oplysninger|we have received your application|intends? to)/u;

/** Letters spread out for a heading, `O P H O L D`, closed up. */
const closeUp = (text: string): string =>
  text.replace(/(?<!\p{L})(?:\p{L} ){4,}\p{L}(?!\p{L})/gu, (spread) => spread.replace(/ /gu, ''));

/** How far into a letter its business is told; what follows is guidance for all kinds of cases. */
const headLength = 1400;

/** What a permit letter holds besides the granting words, which print may have spoilt. */
const signs = [
  /udlændingestyrelsen|international rekruttering|immigration service|international recruitment/u,
  /udlændingelov|aliens act/u,
  /(?:administrativ\p{L}*|adm\.?) (?:cpr|person)|cpr-?\s?num|personnummer|civil registration/u,
  /(?:tilladels\p{L}*|permits?) (?:gælder|er gyldig|is valid|are valid)|gyldig (?:fra|til)|valid (?:from|until)/u,
] as const;

/** Whether the letter tells of a permit that was given. A refusal speaks of permits too, and gives none. */
export function findLetterKind(letter: LetterText): 'permit-letter' | 'other' {
  const text = closeUp(letter.columns.match).replace(/(?<!\n)\n(?!\n)/gu, ' ');
  const head = text.slice(0, headLength);
  if (refusal.test(head) || undecided.test(head)) return 'other';
  if (grant.test(text)) return 'permit-letter';
  const found = signs.filter((sign) => sign.test(text)).length;
  return new RegExp(permit, 'u').test(text) && found >= 3 ? 'permit-letter' : 'other';
}
