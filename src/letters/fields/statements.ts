/** Where a full stop ends no sentence: abbreviations of citations, and days of dates. */
const abbreviated = '(?<!(?<!\\p{L})(?:stk|nr|jf|kl|ca|evt|vedr|adm|pkt|litra|no|art|sect|bl|f|dvs|tlf))';
const month = 'jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec';
const sentenceEnd = new RegExp(`${abbreviated}[.!?]\\s+(?!${month})|\\n\\s*`, 'u');

/** Sentences and headings of a text whose paragraphs are apart by line breaks, in order. */
export const sentencesOf = (text: string): readonly string[] =>
  text
    .split(sentenceEnd)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');

/** Guidance: what may happen, what one may ask for, what holds for others. */
const supposed =
  /(?<!\p{L})(?:hvis|såfremt|ifald|medmindre|kan|kunne|skal|ønsker|ønske|vil|mulighed\p{L}*|når|inden|indtil|søge[rs]?|ansøge[rs]?|betingelse\p{L}* for (?:at|en|tids\p{L}*|perm\p{L}*)|if|unless|may|can|could|should|must|wish|want|when|whether|before|until|apply|would|will)(?!\p{L})/gu;
/** "Vi kan meddele dig, at" supposes nothing. */
const saysIt =
  /(?<!\p{L})(?:kan|skal|vil|can|may)\s+(?:vi\s+)?(?:nu\s+|hermed\s+|gerne\s+|hereby\s+|now\s+)*(?:meddele|oplyse|fortælle|bekræfte|informere|underrette|inform|tell|confirm)/gu;
/** What cannot be is no supposition either. */
const cannot =
  /(?<!\p{L})(?:ikke (?:kan|kunne|vil|skal)|(?:kan|kunne|vil|skal) ikke|cannot|could not)(?!\p{L})/gu;
const past =
  /(?<!\p{L})(?:tidligere|oprindelig\p{L}*|senest|siden|forrige|sidste|i forvejen|previous\p{L}*|earlier|formerly|already|last)(?!\p{L})/u;
const addressee = /(?<!\p{L})(?:du|dig|jer|you)(?!\p{L})/u;
const relative =
  /(?<!\p{L})(?:ægtefælle\p{L}*|samlever\p{L}*|mor|far|mand|kone|forælder|forældre\p{L}*|barn|børn|søn|datter|referenceperson\p{L}*|herboende|spouse|husband|wife|partner|parents?|mother|father|child|children|sponsor|han|hun|he|she)(?!\p{L})/gu;

/** "Får du afslag, …" supposes it, as "hvis" does. */
const inverted =
  /^(?:har|får|bliver|er|forlænges|inddrages) (?:du|i|dit|din|jeres|tilladelsen|opholdstilladelsen|ansøgningen)(?!\p{L})/u;

/** How far before a statement a word still says how it is meant. */
const reach = 80;

export interface StatementRules {
  /** What is said. */
  readonly says: RegExp;
  /** The sentence must have this too. */
  readonly about?: RegExp;
  /** Where one of these stands before or in it, it says the contrary or something else. */
  readonly unless?: RegExp;
}

/**
 * Whether a sentence says this of whom the letter is to, and as a fact of now: not as guidance, not of the
 * past, not of a spouse or parent.
 */
export function states(sentence: string, { says, about, unless }: StatementRules): boolean {
  if (inverted.test(sentence) || about?.test(sentence) === false) return false;
  return [...sentence.matchAll(new RegExp(says.source, 'gu'))].some((match) => {
    const before = sentence.slice(Math.max(0, match.index - reach), match.index);
    if (before.replace(saysIt, '').replace(cannot, '').search(supposed) >= 0) return false;
    if (past.test(before) || past.test(match[0])) return false;
    if (unless?.test(before + match[0]) === true) return false;
    const last = [...before.matchAll(relative)].at(-1);
    return last === undefined || addressee.test(before.slice(last.index + last[0].length) + match[0]);
  });
}
