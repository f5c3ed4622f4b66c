import fc from 'fast-check';

/** What letters are made of, so that chance puts labels, numbers and dates together. */
const pieces =
  `cpr cpr-nr. CPR-nummer administrativt administrative adm. personnummer Dit dit Din din du Du dig har fået er i Danmark
født fødselsdato den 3. 1. juni januar 2045 2056 2058 01.01.2045 01-01-2045 15.06.2040 03.06.2056 2/6-2058 2058-06-02
010145-5009 0101455009 150640-5005 010145 5009 OlO145-5OO9 240250-5991 80 1506405005 010145-500 671045-5009 0 1 12 -
navn Navn: Navn Efternavn: Fornavn: Amina Yusuf Warsame Ali AL-HASSAN Kære Dear Hej Vedr.: 5000 Odense Kirkevej 12
statsborger statsborgerskab somalisk Somalia Syrien Iran statsløs citizen of national nationality Statsborgerskab:
§ 8 9 7 9, stk. 1, 1 nr. 2 2. litra b pkt. udlændingelovens udlændingeloven efter section (1) (ii) 9(1)(i) jf. og eller
gyldig til fra gælder tilladelsen opholdstilladelse indtil udløber tidsubegrænset tidsbegrænset ikke uden tidsbegrænsning
meddelt giver givet besluttet afslag forlænget Udlændingestyrelsen sagsnr. Sagsnr.: 56/123456 2056-123 dato Dato: dags
ægtefælle samlever mor far spouse CPR-nr. tidligere I jer jeres følgende personer hver af familien Person-ID: Tlf. | = . , : ; ( )`
    .split(/\s+/u)
    .filter((piece) => piece !== '');

/** Repeated, they tempt a pattern to try every way of taking them apart. */
const tempting = [
  "a|1|.|-| |·|o|0|§|(|…|Ab-|Ab'|I|l1|01|1.|-1|/1|a |1 |1. |. |er |§ 9 |9 c |O P H O L |Ab |, |1)|(1)(i)|<|p<som<",
  '\n|\u0301|\u200B|\u202E|\0|\u00A0|\uE000|\uE001|\uD83D|😀|İ|ß|ﷺ|ﬁ|\uFFFE',
].flatMap((list) => list.split('|'));

/** A long run of one thing: seldom so long that only a bound keeps it from costing time. */
const run = (longest: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...tempting), fc.nat({ max: longest }), fc.constantFrom('', ...pieces))
    .map(([piece, times, tail]) => piece.repeat(times) + tail);

/** Two words run together, cut, or with a sign changed. */
const garbled = fc
  .tuple(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 3 }), fc.constantFrom(...pieces))
  .map(([head, middle, tail]) => head + middle + tail);

export const anyWord: fc.Arbitrary<string> = fc.oneof(
  { weight: 60, arbitrary: fc.constantFrom(...pieces) },
  { weight: 8, arbitrary: garbled },
  { weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  { weight: 3, arbitrary: run(80) },
);

/** A word as long as a page, or a hundred pages. */
export const hugeWord: fc.Arbitrary<string> = run(100_000);
