import type { LetterText } from '../text/letter-text.ts';

const permit =
  /opholdstilladelse|opholdsret|opholdsbevis|opholdskort|ret til ophold|tilladelse til ophold|residence permit|right of residence|residence document/u;
const grant =
  /(?:meddelt|meddeler|givet|giver|give dig|give jer|fået|får|bevilget|gældende|gælder|gyldig|granted|valid|entitled)/u;
const refusal =
  /(?:afslag på|har fået afslag|meddelt afslag|giver (?:dig )?afslag|ikke (?:kan )?få(?:r|et)? opholdstilladelse|kan ikke (?:få|gives|meddeles)|kan derfor ikke|ikke opfylder betingelserne|ansøgning(?:en)? (?:er|bliver) afvist|har afvist|inddraget din|inddrager din|din opholdstilladelse er (?:inddraget|bortfaldet)|has been (?:refused|rejected|denied|revoked)|(?:refused|rejected|denied) your application|your application .{0,40}(?:refused|rejected|denied)|(?:permit|permission) has (?:lapsed|been revoked))/u;

/** Letters spread out for a heading, `O P H O L D`, closed up. */
const closeUp = (text: string): string =>
  text.replace(/(?<!\p{L})(?:\p{L} ){4,}\p{L}(?!\p{L})/gu, (spread) => spread.replace(/ /gu, ''));

/** Whether the letter tells of a permit that was given. A refusal speaks of permits too, and gives none. */
export function findLetterKind(letter: LetterText): 'permit-letter' | 'other' {
  const text = closeUp(letter.columns.match).replace(/\n(?!\n)/gu, ' ');
  const head = text.slice(0, 1600);
  if (refusal.test(head)) return 'other';
  return permit.test(text) && grant.test(text) ? 'permit-letter' : 'other';
}
