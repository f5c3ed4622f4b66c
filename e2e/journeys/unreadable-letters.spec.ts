import {
  blankPage,
  emptyFile,
  encryptedPdf,
  textNamedPdf,
  tiffPage,
  truncatedPdf,
} from '../station/broken-files.ts';
import { visit } from '../station/inspect-screen.ts';
import { expect, test } from '../station/journey.ts';
import { extensionLetter, refusalLetter } from '../station/other-papers.ts';
import { oevine } from '../station/persons.ts';
import { type HeldFile, takeFile } from '../station/practice-letters.ts';

interface BadFile {
  readonly what: string;
  readonly take: () => HeldFile;
  /** Of a file that can be read and is something else. */
  readonly heading?: string;
  readonly says: string;
}

const badFiles: readonly BadFile[] = [
  {
    what: 'a lease',
    take: () => takeFile('ikke-et-brev.png'),
    heading: 'Se, om det er det rigtige brev',
    says: 'Det ligner en lejekontrakt.',
  },
  {
    what: 'a letter about an extension',
    take: extensionLetter,
    heading: 'Se, om det er det rigtige brev',
    says: 'Det ligner et brev om forlængelse af en opholdstilladelse. Personen er sandsynligvis registreret i forvejen',
  },
  {
    what: 'a refusal',
    take: refusalLetter,
    heading: 'Se, om det er det rigtige brev',
    says: 'Det ligner et afslag.',
  },
  { what: 'a page without text', take: blankPage, says: 'Der kunne ikke læses tekst på siden.' },
  { what: 'a PDF with a password', take: encryptedPdf, says: 'PDF-filen er låst med adgangskode.' },
  { what: 'a PDF that was cut short', take: truncatedPdf, says: 'Filen er beskadiget og kan ikke åbnes.' },
  { what: 'an empty file', take: emptyFile, says: 'Filen er tom.' },
  { what: 'a text file named .pdf', take: textNamedPdf, says: 'kan ikke læses. Brug PDF, PNG eller JPEG' },
  { what: 'a TIFF', take: tiffPage, says: 'Filer af typen TIFF kan ikke læses.' },
];

test.describe('instead of a letter somebody brings', () => {
  for (const { what, take, says, heading = 'Brevet kunne ikke læses' } of badFiles) {
    test(`${what}: the station says so, and the form can be typed all the same`, async ({
      server,
      station,
    }) => {
      const { desk, frame, page, registration } = station;
      await station.open(server.url);
      await desk.dropLetter(take());
      await expect(page.getByRole('alert')).toContainText(heading);
      await expect(page.getByRole('alert')).toContainText(says);
      await expect(page.getByRole('alert')).toContainText('skriv');
      if (take === extensionLetter) await visit(page, 'da', 'letter about an extension');
      await expect(registration.field('cpr')).toBeFocused();
      await registration.fillPerson(oevine);
      await expect(page.getByText('§ 7, stk. 1: Flygtninge.')).toBeVisible();
      await registration.closeDraft.click();
      await expect(desk.drafts.getByRole('link', { name: oevine.name })).toBeVisible();
      await frame.goTo('Afleveringer');
      await expect(page.getByText('Der er ikke gemt nogen registreringer')).toBeVisible();
    });
  }

  test('one bad file after another, and then the right one: it is read into the same form', async ({
    server,
    station,
  }) => {
    const { clerk, desk, page, registration } = station;
    await station.open(server.url);
    await desk.dropLetter(emptyFile());
    await expect(page.getByRole('alert')).toContainText('Filen er tom.');
    await registration.field('caseNumber').fill('26-777');
    const again = page.getByRole('region', { name: 'Har personen brevet med' });
    await clerk.drop([tiffPage()], again);
    await expect(page.getByRole('alert')).toContainText('Filer af typen TIFF kan ikke læses.');
    await expect(registration.field('caseNumber')).toHaveValue('26-777');
    await clerk.drop([takeFile('kvoteflygtning.pdf')], again);
    await registration.expectRead();
    await expect(page.getByRole('alert')).toBeHidden();
    await expect(registration.field('cpr')).toHaveValue('080541-8044');
  });
});
