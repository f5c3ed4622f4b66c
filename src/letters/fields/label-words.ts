/** What a label says that stands beside it, below it or after it. */
export type LabelledField =
  | 'name'
  | 'familyName'
  | 'givenName'
  | 'birthDate'
  | 'citizenship'
  | 'legalBasis'
  | 'validFrom'
  | 'validTo'
  | 'period'
  /** The row of the permit itself, which may hold its period. */
  | 'permit'
  | 'letterDate'
  | 'caseNumber';

interface LabelRule {
  readonly field: LabelledField;
  /** One of a label's words must be one of these. */
  readonly key: RegExp;
  /** All its other words must be these, or say nothing of their own. */
  readonly also?: RegExp;
}

const word = (words: string): RegExp => new RegExp(`^(?:${words})$`, 'u');

/** Words that change nothing about what a label is of. "Ægtefælle", "pas" and "ansøgt" are not among them. */
const neutral = word(
  'din|dit|dine|jeres|den|det|de|du|i|på|af|om|for|og|eller|er|har|nr|nummer|ansøger(?:en|ens|s)?|person(?:en|ens|s)?|udlænding(?:en|ens|s)?|modtager(?:en|ens|s)?|fulde?|fuldt|hele|evt|eventuelle?|dag|måned|år|tid|the|of|your|full|no|number|applicants?|holders?|s|day|month|year|in|and|is|dansk|danske|danish|danmark|denmark',
);
const permitWords =
  'gyldig\\p{L}*|gælder|gældende|må|blive|remain|may|tilladelsen?s?|ophold(?:et)?s?|opholdstilladelsen?s?|tilladt|permits?|stay|valid|residence|med|virkning|including|incl|inkl';
const permitAlone = word('opholdstilladelsen?|opholdet|permit|residence');
const from = word('fra|fom|første|first|begynder|starter|startdato|start|begins|starts|from');
const to = word(
  'til|tom|sidste|last|indtil|udløb\\p{L}*|ophører|slut\\p{L}*|ends?|until|expir\\p{L}*|to|through',
);
const period = word(
  'perioden?|gyldighedsperioden?|opholdsperioden?|tiden|varighed|længde|period|duration|validity|gyldighed',
);

const rules: readonly LabelRule[] = [
  {
    field: 'familyName',
    key: word('efternavne?|slægtsnavne?|familienavne?|surname|family|last'),
    also: word('names?'),
  },
  {
    field: 'givenName',
    key: word('fornavne?|mellemnavne?|øvrige|given|first|middle|forenames?|e'),
    also: word('navne?|names?'),
  },
  { field: 'name', key: word('navne?|personnavn|names?') },
  { field: 'birthDate', key: word('fød\\p{L}*|birth|born|dob'), also: word('dato|date|on|place|sted') },
  {
    field: 'citizenship',
    key: word('statsborger\\p{L}*|national\\p{L}*|citizen\\p{L}*|statsløs|stateless|land'),
    also: word('lande|tilhørsforhold|forhold|country|countries'),
  },
  {
    field: 'legalBasis',
    key: word(
      'hjemmel|regel|reglen|rule|retsgrundlag\\p{L}*|lovgrundlag\\p{L}*|grundlag|opholdsgrundlag|bestemmelsen?|lovhenvisning|paragraf|provision|section|basis|ground',
    ),
    also: word(
      'brugt|anvendt|vi|tilladt|tilladelsen?s?|opholdstilladelsen?s?|ophold(?:et)?s?|givet|meddelt|efter|med|lov|loven|lovens|udl|udlændingeloven|act|aliens|law|legal|granted|under|permit',
    ),
  },
  {
    field: 'letterDate',
    key: word(
      'dato|date|brevdato|dateret|dated|skrevet|sendt|udskrevet|udstedt|udstedelsesdato|afgjort|afgørelse|decision|afgørelsesdato|issued|printed',
    ),
    also: word('brev|brevet|brevets|afgørelse|afgørelsen|afgørelsens|letter|decision|issue|this|dette'),
  },
  { field: 'letterDate', key: word('brev|brevet|letter'), also: word('af') },
  {
    field: 'caseNumber',
    key: word(
      'sag|sagen|sagens|sags?nr|sags?nummer|sags?id|sagsident|journalnr|journalnummer|jnr|case|file|matter|ref|reference|id',
    ),
    also: word('sags|journal|j|vor|vores|our|this|denne|akt'),
  },
];

/** "Ref." is both sides' word, and a person has an id too. */
const never: Partial<Record<LabelledField, RegExp>> = {
  caseNumber: /person|udlænding|ansøger|dansk|danish|applicant/u,
};

/**
 * The field that a whole label names, whatever its words' order: "Fødselsdato (dag, måned, år)", "7 Givet efter
 * bestemmelsen", "Personens navn / Person's name". All its words must be known: "Ægtefælles navn" names none.
 */
export function fieldNamed(label: string): LabelledField | undefined {
  const plain = label
    .toLowerCase()
    .replace(/^\s*(?:\d{1,2}|\p{L})[.)]?\s+(?=\p{L}{2})/u, '')
    .replace(/(?<!\p{L})f\.\s?(?=dato|dag)/gu, 'fødsels')
    .replace(/f\.\s?o\.\s?m\.?/gu, 'fom')
    .replace(/t\.\s?o\.\s?m\.?/gu, 'tom')
    .replace(/\([^)]*\)?/gu, ' ');
  const named = plain.split('/').map(oneNamed);
  const [first] = named;
  // "Pas nr. / udløb" is of two things; words of two languages are of one, and "dag/md./år" is how it is written.
  const isOfIt = (part: string, at: number): boolean => named[at] === first || manner.test(part);
  return first !== undefined && plain.split('/').every(isOfIt) ? first : undefined;
}

const manner = /^\s*(?:dag|md|måned|mm|år|åååå|day|month|year|yyyy)\.?\s*$/u;

function oneNamed(label: string): LabelledField | undefined {
  const words = label.split(/[^\p{L}]+/u).filter((part) => part !== '');
  if (words.length === 0 || words.length > 8) return undefined;
  const isOf = (...known: readonly RegExp[]): boolean =>
    words.every((one) => neutral.test(one) || known.some((some) => some.test(one)));
  const has = (key: RegExp): boolean => words.some((one) => key.test(one));
  if (isOf(from, to, period, word(permitWords))) {
    if (has(period) || (has(from) && has(to))) return 'period';
    if (has(from)) return 'validFrom';
    if (has(to)) return 'validTo';
  }
  if (words.every((one) => permitAlone.test(one))) return 'permit';
  return rules.find(
    ({ field, key, also }) =>
      has(key) && isOf(key, ...(also === undefined ? [] : [also])) && never[field]?.test(label) !== true,
  )?.field;
}
