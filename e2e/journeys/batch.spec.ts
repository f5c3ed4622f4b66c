import { Pile } from '../pages/pile.ts';
import { emptyFile } from '../station/broken-files.ts';
import { visit } from '../station/inspect-screen.ts';
import { expect, test } from '../station/journey.ts';
import { pileOfLetters } from '../station/pile-of-letters.ts';
import { takeFile } from '../station/practice-letters.ts';

test('a pile of thirty-three papers becomes thirty drafts, and the other three say what they are', async ({
  server,
  station,
}) => {
  const { clerk, desk, page } = station;
  const pile = new Pile(page);
  const letters = [
    'familie-aegtefaelle.png',
    'barn-9c.jpg',
    'familie-to-boern.png',
    'flygtning-scan.jpg',
    'kvoteflygtning.pdf',
    'forkynder-scannet.pdf',
    'arbejde-9a.png',
  ].map(takeFile);
  const files = [
    ...letters,
    emptyFile(),
    takeFile('ikke-et-brev.png'),
    takeFile('samme-person.png'),
    ...pileOfLetters(23),
  ];
  await station.open(server.url);
  await desk.dropLetter(...files);
  await test.step('so many files cannot be one letter: Enter reads them each', async () => {
    await expect(page.getByRole('button', { name: 'Ja, 33 breve' })).toBeFocused();
    await expect(page.getByRole('button', { name: 'Nej, de er sider af ét brev' })).toBeHidden();
    await visit(page, 'da', 'pile question');
    await clerk.press('Enter');
    await expect(pile.heading).toBeFocused();
  });
  await test.step('while the pile is read, the list says how far it is', async () => {
    await expect(pile.rows).toHaveCount(33);
    await expect(pile.inState('reading')).toHaveCount(1);
    await expect(pile.inState('draft').nth(1)).toBeVisible();
    await visit(page, 'da', 'pile being read');
  });
  await test.step('thirty drafts, one unreadable file, one lease, and one number that stands already', async () => {
    await expect(pile.end).toHaveText(
      'Læsningen er slut: 30 kladder, 1 med et nummer, der findes i forvejen, 1 uden en ny opholdstilladelse, 1 kan ikke læses.',
      { timeout: 150_000 },
    );
    await expect(desk.drafts.locator('[data-draft]')).toHaveCount(30);
    await expect(pile.row('brev.pdf')).toContainText('Filen er tom.');
    await expect(pile.row('ikke-et-brev.png')).toContainText('Det ligner en lejekontrakt.');
    await expect(pile.row('samme-person.png')).toContainText('nummeret står i en kladde i forvejen');
    await expect(pile.row('kvoteflygtning.pdf')).toContainText('080541-xxxx');
    await visit(page, 'da', 'pile read');
  });
  await test.step('a draft of the pile has its fields and its letter', async () => {
    await clerk.click(pile.row('kvoteflygtning.pdf').getByRole('link'));
    await expect(station.registration.field('cpr')).toHaveValue('080541-8044');
    await expect(station.registration.crop('cpr')).toBeVisible();
    await station.registration.closeDraft.click();
  });
  await test.step('a family’s draft lets the clerk choose the person', async () => {
    await clerk.click(pile.row('familie-to-boern.png').getByRole('link'));
    await page.getByRole('radio', { name: 'Thanawat Sæ-Lim Ågård' }).check({ force: true });
    await expect(station.registration.field('cpr')).toHaveValue('190955-7727');
    await station.registration.closeDraft.click();
  });
  await clerk.click(pile.clear);
  await expect(pile.heading).toBeHidden();
  await expect(desk.drafts.locator('[data-draft]')).toHaveCount(30);
});

test('PDFs are letters each with one Enter; one is stopped, then all; a letter at the counter goes first', async ({
  server,
  station,
}) => {
  const { clerk, desk, frame, page, registration } = station;
  const pile = new Pile(page);
  await station.open(server.url);
  // A scan takes seconds to read, so that the pile is still under way.
  const scans = ['flygtning-scan.jpg', 'barn-9c.jpg'].map(takeFile);
  await desk.dropLetter(...pileOfLetters(2));
  await expect(page.getByRole('button', { name: 'Ja, 2 breve: lav en kladde af hvert' })).toBeFocused();
  await clerk.press('Escape');
  await expect(desk.intake).toBeVisible();
  await desk.dropLetter(...pileOfLetters(2));
  await expect(page.getByRole('button', { name: 'Ja, 2 breve' })).toBeFocused();
  await clerk.press('Enter');
  await expect(pile.end).toHaveText('Læsningen er slut: 2 kladder.');
  await desk.dropLetter(...scans, ...pileOfLetters(4, 10));
  await page.getByRole('button', { name: 'Ja, 6 breve' }).click();
  await expect(pile.row('flygtning-scan.jpg')).toContainText('Læses');
  await test.step('a single letter is read before the rest of the pile', async () => {
    await desk.dropLetter(takeFile('kvoteflygtning.pdf'));
    await registration.expectRead();
    await expect(registration.field('cpr')).toHaveValue('080541-8044');
    await frame.goTo('Skranke');
    await expect(pile.row('scan-0004.pdf')).toContainText('Venter');
  });
  await test.step('one letter is stopped, then all', async () => {
    await clerk.click(page.getByRole('button', { name: 'Stop læsningen af scan-0003.pdf' }));
    await expect(pile.row('scan-0003.pdf')).toContainText('Stoppet. Brevet er ikke læst.');
    await expect(pile.heading).toBeFocused();
    await clerk.click(pile.stopAll);
    await expect(pile.end).toContainText('stoppet');
    await expect(pile.inState('waiting')).toHaveCount(0);
  });
});

test('several pictures can be the pages of one letter', async ({ server, station }) => {
  const { clerk, desk, page, registration } = station;
  await station.open(server.url);
  await desk.dropLetter(takeFile('flygtning-scan.jpg'), takeFile('ikke-et-brev.png'));
  await expect(page.getByRole('heading', { name: 'Er de 2 filer hver sit brev?' })).toBeFocused();
  await clerk.click(page.getByRole('button', { name: 'Nej, de er sider af ét brev' }));
  await registration.expectRead();
  await expect(page.getByText('Side 1 af 2')).toBeVisible();
});

for (const how of ['a reload', 'a lock'] as const) {
  test(`${how} in the middle: what was read is kept, and the rest is listed as not read`, async ({
    server,
    station,
  }) => {
    const { access, clerk, desk, page } = station;
    const pile = new Pile(page);
    await station.open(server.url);
    await desk.dropLetter(...pileOfLetters(3), takeFile('flygtning-scan.jpg'), takeFile('barn-9c.jpg'));
    await page.getByRole('button', { name: 'Ja, 5 breve' }).click();
    await expect(pile.row('flygtning-scan.jpg')).toContainText('Læses');
    await expect(pile.inState('draft')).toHaveCount(3);
    if (how === 'a reload') await station.reload();
    else {
      await access.lock.click();
      await station.signIn();
    }
    await expect(pile.left).toHaveText('2 filer blev ikke læst');
    await expect(page.getByText('Filerne er ikke gemt her: læg dem ind igen.')).toBeVisible();
    await page.getByText('Filer, der ikke blev læst').click();
    await expect(page.getByText('flygtning-scan.jpg')).toBeVisible();
    await expect(desk.drafts.locator('[data-draft]')).toHaveCount(3);
    await visit(page, 'da', `pile after ${how}`);
    await clerk.click(page.getByRole('button', { name: 'Fjern beskeden' }));
    await expect(pile.left).toBeHidden();
    await station.reload();
    await expect(desk.heading).toBeVisible();
    await expect(pile.left).toBeHidden();
  });
}
