import type { LetterNote, ReadProblem } from '../../domain/permit-letter.ts';
import { assertNever } from '../../domain/result.ts';
import { type Bilingual, inLocale, type Locale } from './locale.ts';
import { explainOtherPaper } from './other-paper.ts';

/** Why a file gave no reading. Every sentence ends with a way on: typing by hand always works. */
export const explainReadProblem = (problem: ReadProblem, locale: Locale): string =>
  inLocale(problemText(problem), locale);

function problemText(problem: ReadProblem): Bilingual {
  switch (problem.kind) {
    case 'empty-file':
      return {
        da: 'Filen er tom. Scan brevet igen, eller skriv oplysningerne selv.',
        en: 'The file is empty. Scan the letter again, or type the details yourself.',
      };
    case 'unsupported-format':
      return unsupportedText(problem.format);
    case 'encrypted-pdf':
      return {
        da: 'PDF-filen er låst med adgangskode. Gem den uden adgangskode, scan papirbrevet, eller skriv oplysningerne selv.',
        en: 'The PDF is locked with a password. Save it without one, scan the paper letter, or type the details yourself.',
      };
    case 'damaged-file':
      return {
        da: 'Filen er beskadiget og kan ikke åbnes. Scan brevet igen, eller skriv oplysningerne selv.',
        en: 'The file is damaged and cannot be opened. Scan the letter again, or type the details yourself.',
      };
    case 'too-large':
      return {
        da: `Filen er for stor. Grænsen er ${problem.limit}. Scan i lavere opløsning (300 dpi er nok), eller skriv oplysningerne selv.`,
        en: `The file is too large. The limit is ${problem.limit}. Scan at a lower resolution (300 dpi is enough), or type the details yourself.`,
      };
    case 'too-many-pages':
      return {
        da: `Filen har ${problem.pages} sider, og grænsen er ${problem.limit}. Tag kun brevet med, eller skriv oplysningerne selv.`,
        en: `The file has ${problem.pages} pages, and the limit is ${problem.limit}. Include the letter only, or type the details yourself.`,
      };
    case 'no-text':
      return {
        da: 'Der kunne ikke læses tekst på siden. Måske er bagsiden scannet. Scan brevet igen med forsiden, lys nok og lige kanter, eller skriv oplysningerne selv.',
        en: 'No text could be read on the page. Perhaps the back was scanned. Scan the front again with enough light and straight edges, or type the details yourself.',
      };
    case 'not-a-permit-letter':
      return {
        da: explainOtherPaper(problem.paper, 'da'),
        en: explainOtherPaper(problem.paper, 'en'),
      };
    case 'reader-unavailable':
      return {
        da: 'Læseren kunne ikke starte på denne computer. Skriv oplysningerne selv, og sig det til it-afdelingen.',
        en: 'The reader could not start on this computer. Type the details yourself, and tell IT.',
      };
    case 'cancelled':
      return {
        da: 'Læsningen blev stoppet. Vælg brevet igen, eller skriv oplysningerne selv.',
        en: 'The reading was stopped. Choose the letter again, or type the details yourself.',
      };
    default:
      return assertNever(problem);
  }
}

/** What the file is, and what to do with what it came from. */
function unsupportedText(format: string): Bilingual {
  const da = `Filer af typen ${format} kan ikke læses. Brug PDF, PNG eller JPEG`;
  const en = `Files of type ${format} cannot be read. Use PDF, PNG or JPEG`;
  switch (format) {
    case 'TIFF':
      return {
        da: `${da}: indstil scanneren til PDF, og scan brevet igen, eller skriv oplysningerne selv.`,
        en: `${en}: set the scanner to PDF and scan the letter again, or type the details yourself.`,
      };
    case 'HEIC':
    case 'AVIF':
      return {
        da: `${da}: gem billedet som JPEG, eller scan papirbrevet. Du kan også skrive oplysningerne selv.`,
        en: `${en}: save the photograph as JPEG, or scan the paper letter. You can also type the details yourself.`,
      };
    case 'ukendt':
      return {
        da: 'Filen er af en ukendt type og kan ikke læses. Brug PDF, PNG eller JPEG, eller skriv oplysningerne selv.',
        en: 'The file is of an unknown type and cannot be read. Use PDF, PNG or JPEG, or type the details yourself.',
      };
    default:
      return {
        da: `${da}, eller skriv oplysningerne selv.`,
        en: `${en}, or type the details yourself.`,
      };
  }
}

/** What the clerk should know about a letter that was read. */
export const explainLetterNote = (note: LetterNote, locale: Locale): string =>
  inLocale(noteText(note), locale);

function noteText(note: LetterNote): Bilingual {
  switch (note.kind) {
    case 'birth-date-contradicts-number':
      return {
        da: 'Fødselsdatoen i brevet passer ikke med CPR-nummeret. Se på begge dele i brevet.',
        en: 'The birth date in the letter does not agree with the CPR number. Look at both in the letter.',
      };
    case 'several-persons':
      return {
        da: `Brevet giver ${note.count} personer et nummer. Registrér dem én ad gangen.`,
        en: `The letter gives ${note.count} persons a number. Register them one at a time.`,
      };
    case 'no-number-found':
      return {
        da: 'Der blev ikke fundet et CPR-nummer. Se efter i brevet, og skriv det ind. Står der intet nummer i brevet, kan bopælen ikke registreres her: følg kommunens sædvanlige fremgangsmåde. Opret ikke et nyt nummer.',
        en: 'No CPR number was found. Look for it in the letter and enter it. If the letter has none, the residence cannot be registered here: follow the kommune’s usual procedure. Do not create a new number.',
      };
    case 'document-contradicts-name':
      return {
        da: 'Navnet i brevet er et andet end i det pas eller kort, der er scannet med. Se på begge dele.',
        en: 'The name in the letter is another than in the passport or card scanned along. Look at both.',
      };
    case 'document-contradicts-birth-date':
      return {
        da: 'Fødselsdatoen i brevet er en anden end i det pas eller kort, der er scannet med. Se på begge dele.',
        en: 'The birth date in the letter is another than in the passport or card scanned along. Look at both.',
      };
    case 'document-contradicts-citizenship':
      return {
        da: 'Statsborgerskabet i brevet er et andet end i det pas eller kort, der er scannet med. Se på begge dele.',
        en: 'The citizenship in the letter is another than in the passport or card scanned along. Look at both.',
      };
    case 'number-of-other-series':
      return {
        da: 'Nummeret hører ikke til her: øvenumre bruges kun i øvelse, og rigtige numre aldrig i øvelse.',
        en: 'The number does not belong here: practice numbers are for training only, and real numbers never are.',
      };
    default:
      return assertNever(note);
  }
}
