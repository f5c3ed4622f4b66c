import { fillSlots, inBold, joinSpans, type Slots, type Span } from '../drawing/spans.ts';
import type { Setting, Typesetter } from '../drawing/typesetter.ts';
import { type Letter, slotsOf } from '../letter.ts';
import type { Language } from '../specimen.ts';
import { type Phrases, say } from '../wording/phrases.ts';
import { chooseSideFacts, printSideFacts } from './side-facts.ts';

/** Writes a letter whose words are all its own. */
export interface Pen {
  readonly letter: Letter;
  readonly sheets: Typesetter;
  /** Also what the letter tells besides the permit; `country` is there for those alone who have one. */
  slots(index?: number | 'all'): Slots;
  /** One of the sentences that can be filled. */
  say(sentences: Phrases, index?: number | 'all'): readonly Span[];
  /** Each of the texts as a paragraph, one sentence of every list after another; empty ones are left out. */
  write(texts: readonly Phrases[], setting?: Setting, index?: number | 'all'): void;
  paragraph(spans: readonly Span[], setting?: Setting): void;
  /** In bold, on the same page as the lines that follow. */
  heading(text: string, setting?: Setting): void;
  /** A level line over the text's width, or from `x` so far. */
  rule(y: number, x?: number, width?: number): void;
}

export function createPen(
  letter: Letter,
  sheets: Typesetter,
  language: Language,
  sideFacts = chooseSideFacts(letter),
): Pen {
  const side = printSideFacts(sideFacts, letter, language);
  const pen: Pen = {
    letter,
    sheets,
    slots(index = 0) {
      const slots = slotsOf(letter, index, language);
      const { stateless, country, unlimited } = slots;
      const noLimit: Span | undefined =
        unlimited === undefined
          ? undefined
          : { ...unlimited, text: language === 'da' ? 'uden tidsbegrænsning' : 'indefinite' };
      return {
        ...side,
        ...slots,
        country: stateless === undefined ? country : undefined,
        nationality: stateless ?? country,
        noLimit,
      };
    },
    say: (sentences, index = 0) => say(sentences, pen.slots(index), letter.chance),
    write(texts, setting = {}, index = 0) {
      pen.paragraph(joinSpans(texts.map((sentences) => pen.say(sentences, index))), setting);
    },
    paragraph(spans, setting = {}) {
      if (spans.length === 0) return;
      sheets.set(spans, { align: sheets.style.justified ? 'justified' : 'left', ...setting });
      sheets.gap();
    },
    heading(text, setting = {}) {
      sheets.need(sheets.style.size * 1.6);
      sheets.set(inBold(fillSlots(text, pen.slots())), { weight: 'bold', ...setting });
    },
    rule(y, x = sheets.left, width = sheets.width) {
      sheets.shape({ kind: 'line', from: [x, y], to: [x + width, y], width: 0.25, colour: '#444444' });
    },
  };
  return pen;
}
