import { drawLetter, specimenLines } from '../../src/letters/node/drawn-letter.ts';
import { visit } from '../station/inspect-screen.ts';
import { expect, test } from '../station/journey.ts';

/** A fictive person, whose name has a letter that models for other languages leave open. */
const letterOf = (name: string) => ({
  name: 'brev.jpg',
  bytes: drawLetter(specimenLines.map((line) => line.replace('Amina Yusuf Warsame', name))).toBuffer(
    'image/jpeg',
    80,
  ),
});

test('a name with letters that Danish lacks is read, and the signs to compare are told', async ({
  server,
  station,
}) => {
  const { desk, registration, page } = station;
  await station.open(server.url);
  await test.step('the letters are those of the print', async () => {
    await desk.dropLetter(letterOf('Anđela Şimşek'));
    await registration.expectRead();
    await expect(registration.field('name')).toHaveValue('Anđela Şimşek');
  });
  await test.step('each sign that is open is told in words, and can be written over', async () => {
    const signs = page.getByRole('list', { name: 'Tegn i navnet, som skal sammenlignes med brevet' });
    await expect(signs).toContainText('Se efter: tegn 3, »đ«, kan være »d«');
    await visit(page, 'da', 'signs of a name');
    await signs.getByRole('button', { name: 'Skriv »d« i stedet for »đ«' }).click();
    await expect(registration.field('name')).toHaveValue('Andela Şimşek');
    await expect(page.getByText('tegn 3, »đ«')).toBeHidden();
  });
});
