import { supervisor } from '../pages/access.ts';
import { Pile } from '../pages/pile.ts';
import { searchHeap } from '../station/heap.ts';
import { expect, test } from '../station/journey.ts';
import { attrap, oevine } from '../station/persons.ts';
import { pileOfLetters } from '../station/pile-of-letters.ts';
import { takeFile, takeLetter } from '../station/practice-letters.ts';

test.use({
  // A snapshot cuts long strings off; a form or a record is one long string.
  launchOptions: async ({ launchOptions }, use) => {
    const args = [...(launchOptions.args ?? []), '--js-flags=--heap-snapshot-string-limit=10000000'];
    await use({ ...launchOptions, args });
  },
});

const letter = takeLetter('kvoteflygtning.pdf');
const words = [
  'Attrap',
  'Mønstergård',
  '010145-5009',
  '0101455009',
  'Øvine',
  'Prøvesen',
  '150640-5005',
  '1506405005',
  'Furaha',
  'Kazadi',
  '080541-8044',
  '0805418044',
  // A pile, and a file of it that was still to be read.
  'Øveby',
  '010137-5000',
  'woldetinsae.jpg',
  // The passcode that opened the station.
  'kanarie',
];

test('a locked station has nothing of a person in its memory', async ({ server, station }) => {
  const { access, desk, frame, page, registration, outbox } = station;
  await page.goto(server.url);
  await station.enter({ ...supervisor, passcode: 'kanarie-2580' });
  await test.step('a record was saved, looked at and searched for', async () => {
    await station.save(oevine);
    await page.getByRole('button', { name: 'Se registreringen' }).click();
    await outbox.readReceipt();
    await frame.goTo('Afleveringer');
    await page.getByLabel(/^Søg/).fill('prøvesen');
    await expect(outbox.row(oevine.name)).toBeVisible();
  });
  await test.step('a pile of letters is being read', async () => {
    const pile = new Pile(page);
    await frame.goTo('Skranke');
    await desk.dropLetter(...pileOfLetters(2), {
      ...takeFile('flygtning-scan.jpg'),
      name: 'woldetinsae.jpg',
    });
    await page.getByRole('button', { name: 'Ja, 3 breve' }).click();
    await expect(pile.inState('draft')).toHaveCount(2);
  });
  await test.step('a letter lies read in a draft, and another form is half typed', async () => {
    await frame.goTo('Skranke');
    await desk.dropLetter(letter);
    await registration.expectRead();
    await frame.goTo('Skranke');
    await desk.typeByHand.click();
    await registration.fillPerson(attrap);
    await expect(page.getByText('Kladden er gemt på stationen')).toBeVisible();
  });
  expect((await searchHeap(page, words)).length).toBeGreaterThan(0);

  await page.keyboard.press('Control+Shift+L');
  await access.expectLocked();
  await expect(access.passcode).toBeFocused();
  const content = await page.content();
  for (const word of words) expect(content.includes(word), word).toBe(false);
  // The browser itself lets go of some things a moment later.
  await expect.poll(() => searchHeap(page, words), { timeout: 60_000 }).toEqual([]);
  // Reading and address search have workers of their own; with them goes what they had in memory.
  expect(
    page
      .workers()
      .map((worker) => worker.url())
      .filter((url) => !/safe-files/.test(url)),
  ).toEqual([]);
});
