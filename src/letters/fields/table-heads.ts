import type { LetterText } from '../text/letter-text.ts';
import type { LetterWord } from '../text/page-text.ts';

interface TableHeads {
  /** What the column is called, as far as it may be a label; empty where nothing says it. */
  readonly label: string;
  /** The line over the table. */
  readonly title: string;
}

type Segment = NonNullable<LetterText['rows'][number]>[number][number];

const textOf = (segment: Segment): string => segment.words.map((part) => part.text.toLowerCase()).join(' ');

const topOf = (row: readonly Segment[]): number =>
  Math.min(...row.flatMap((segment) => segment.words.map((word) => word.box.top)));

/** A label that is broken over two lines stands within this share of the page's height. */
const oneLabel = 0.025;
const farthest = 14;

/** The head of the column above a word in a table, and the line above the head. */
export function headsAbove(letter: LetterText, word: LetterWord): TableHeads {
  const rows = letter.rows[word.box.page] ?? [];
  const at = rows.findIndex((row) => row.some((segment) => segment.words.includes(word)));
  const middle = word.box.left + word.box.width / 2;
  const headIn = (row: readonly Segment[] | undefined): Segment | undefined =>
    row?.find((segment) => segment.left <= middle + 0.03 && segment.right >= middle - 0.03);

  for (let above = at - 1; above >= Math.max(0, at - farthest); above -= 1) {
    const row = rows[above] ?? [];
    const head = headIn(row);
    // A number in the cell above is a neighbour, and the head stands further up.
    if (head === undefined || /\d{4}/u.test(textOf(head))) continue;
    if (row.length === 1 && head.words.length > 4) return { label: '', title: '' };
    const before = rows[above - 1] ?? [];
    const upper = before.length > 0 && topOf(row) - topOf(before) <= oneLabel ? headIn(before) : undefined;
    const isBroken = upper !== undefined && !/\d{4}/u.test(textOf(upper)) && before.length > 1;
    const label = isBroken ? `${textOf(upper)} ${textOf(head)}` : textOf(head);
    return { label, title: titleAbove(rows, isBroken ? above - 1 : above) };
  }
  return { label: '', title: '' };
}

/** The nearest line above a row that stands alone and is short, as titles are. */
function titleAbove(rows: NonNullable<LetterText['rows'][number]>, below: number): string {
  for (let above = below - 1; above >= Math.max(0, below - 3); above -= 1) {
    const [only, second] = rows[above] ?? [];
    if (only !== undefined && second === undefined && only.words.length <= 7) return textOf(only);
  }
  return '';
}

const relative =
  /(?<!\p{L})(?:forælder|forældre\p{L}*|mor|moder\p{L}*|far|fader\p{L}*|ægtefælle\p{L}*|samlever\p{L}*|værge\p{L}*|referenceperson\p{L}*|herboende|parents?|mother|father|spouse|sponsor|guardian)(?!\p{L})/u;
/** "Opholdstilladelse som ægtefælle" is the title of the addressee's own letter. */
const ofTheAddressee = /opholds|tilladelse|permit|(?<!\p{L})(?:som|as|du|dig|you|til)(?!\p{L})/u;

/** Whether a table's title says that it is about somebody else than who gets the permit. */
export const namesAnotherPerson = (title: string): boolean =>
  relative.test(title) && !ofTheAddressee.test(title);

const whoAsks = /^(?:ansøger(?:en|ens)?|applicant|du|dig|you|modtager(?:en)?|udlænding(?:en)?)[:.]?$/u;
const whoElse =
  /^(?:(?:din|your) )?(?:ægtefælle|samlever|referenceperson|herboende|forælder|mor|far|værge|spouse|husband|wife|partner|sponsor|parent|mother|father|guardian)(?:n|en)?[:.]?$/u;

/** Whose column a word stands in, where a table has one for the applicant and one for somebody else. */
export function columnOwner(
  letter: LetterText,
  word: LetterWord | undefined,
): 'addressee' | 'other' | undefined {
  if (word === undefined) return undefined;
  const rows = letter.rows[word.box.page] ?? [];
  const at = rows.findIndex((row) => row.some((segment) => segment.words.includes(word)));
  for (let above = at - 1; above >= Math.max(0, at - farthest); above -= 1) {
    const row = rows[above] ?? [];
    const heads = row.map((segment) => ({ segment, text: textOf(segment) }));
    const others = heads.filter(({ text }) => whoElse.test(text));
    const own = heads.filter(({ text }) => whoAsks.test(text));
    if (others.length === 0 || own.length === 0) continue;
    const distance = ({ segment }: (typeof heads)[number]): number => Math.abs(segment.left - word.box.left);
    const [nearest] = [...others, ...own].sort((a, b) => distance(a) - distance(b));
    // The labels of the rows stand in a column of nobody's.
    if (
      nearest === undefined ||
      word.box.left + word.box.width < Math.min(...[...others, ...own].map(({ segment }) => segment.left))
    )
      return undefined;
    return own.includes(nearest) ? 'addressee' : 'other';
  }
  return undefined;
}
