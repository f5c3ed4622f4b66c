import { fillSlots, inBold, type Slots, type Span } from '../drawing/spans.ts';
import type { Setting, Typesetter } from '../drawing/typesetter.ts';
import { type Letter, otherCitation, slotsOf } from '../letter.ts';
import type { Language } from '../specimen.ts';
import { danish } from '../wording/danish.ts';
import { english } from '../wording/english.ts';
import { type Advice, guidance } from '../wording/guidance.ts';
import { say } from '../wording/phrases.ts';
import type { LabelName, Wording } from '../wording/wording.ts';

/** A fact with its label, as lists and tables have them. */
export interface LabelledFact {
  readonly name: LabelName;
  readonly label: string;
  readonly value: readonly Span[];
}

/** Writes one letter in one language on the sheets. */
export interface Writer {
  readonly letter: Letter;
  readonly sheets: Typesetter;
  readonly wording: Wording;
  slots(index: number | 'all'): Slots;
  label(name: LabelName): string;
  /** The facts of a person that can be told, in the order asked for. */
  facts(index: number, names: readonly LabelName[]): readonly LabelledFact[];
  say(
    what:
      | 'grant'
      | 'number'
      | 'validity'
      | 'identity'
      | 'each'
      | 'relative'
      | 'visit'
      | 'together'
      | 'formerNumber'
      | 'shared'
      | 'subjects'
      | 'greetings'
      | 'closings',
    index?: number | 'all',
  ): readonly Span[];
  purpose(): readonly Span[];
  paragraph(spans: readonly Span[], setting?: Setting): void;
  subject(spans: readonly Span[], setting?: Setting): void;
  /** So many pieces of advice, with their headings. */
  advise(count: number, setting?: Setting): void;
  sign(): void;
}

export function createWriter(letter: Letter, sheets: Typesetter, language: Language): Writer {
  const { chance } = letter;
  const wording = language === 'da' ? danish : english;
  const labels = new Map<LabelName, string>();
  const said = new Set<Advice>();
  // One manner through the letter: `syrisk` or `Syrien`, with the law's name or without.
  const inShort = chance.happens(0.4);
  const cite = (paragraph: number, stk: number): Span =>
    otherCitation({ paragraph, stk }, letter.manners.citation, language);
  const adviceSlots: Slots = {
    cite14: cite(14, 1),
    cite17: cite(17, 1),
    cite19: cite(19, 1),
    cite33: cite(33, 3),
    cite11: cite(11, 3),
  };
  const writer: Writer = {
    letter,
    sheets,
    wording,
    slots: (index) => slotsOf(letter, index, language),
    label(name) {
      const known = labels.get(name) ?? chance.pick(wording.labels[name]);
      labels.set(name, known);
      return known;
    },
    facts(index, names) {
      const slots = writer.slots(index);
      return names.flatMap((name) => {
        const value = labelledValue(name, slots, inShort);
        return value === undefined ? [] : [{ name, label: writer.label(name), value: [value] }];
      });
    },
    say: (what, index = 0) => say(wording[what], writer.slots(index), chance),
    purpose: () => say(wording.purpose[letter.permits[0].ground.purpose], {}, chance),
    paragraph(spans, setting = {}) {
      if (spans.length === 0) return;
      sheets.set(spans, { align: sheets.style.justified ? 'justified' : 'left', ...setting });
      sheets.gap();
    },
    subject(spans, setting = {}) {
      sheets.set(inBold(spans), {
        size: sheets.style.size + chance.pick([0, 1, 2, 3]),
        weight: 'bold',
        ...setting,
      });
      sheets.gap();
    },
    advise(count, setting = {}) {
      // Nothing is said twice before all has been said.
      const unsaid = guidance[language].filter((advice) => !said.has(advice));
      if (unsaid.length < count) said.clear();
      for (const advice of chance.some<Advice>(unsaid.length < count ? guidance[language] : unsaid, count)) {
        said.add(advice);
        sheets.need(sheets.style.size * 1.5);
        sheets.set([{ text: advice.title }], { weight: 'bold', ...setting });
        for (const text of advice.texts) writer.paragraph(fillSlots(text, adviceSlots), setting);
      }
    },
    sign() {
      sheets.need(24);
      sheets.gap(0.5);
      writer.paragraph(writer.say('closings'), { align: 'left' });
      sheets.gap(1.5);
      sheets.set([{ text: letter.caseWorker, mark: { fact: 'case-worker' } }]);
      sheets.set([
        {
          text:
            language === 'da' ? 'Udlændingestyrelsen (eksempel)' : 'The Danish Immigration Service (example)',
        },
      ]);
    },
  };
  return writer;
}

function labelledValue(name: LabelName, slots: Slots, inShort: boolean): Span | undefined {
  if (name === 'country') return slots['stateless'] ?? (inShort ? slots['adjective'] : slots['country']);
  if (name === 'basis') return inShort ? slots['bareBasis'] : slots['basis'];
  return slots[name];
}
