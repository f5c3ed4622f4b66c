import type { Locator, Page } from '@playwright/test';
import type { Station } from '../pages/station.ts';
import { expect, test } from '../station/journey.ts';
import { home } from '../station/persons.ts';
import { takeFile } from '../station/practice-letters.ts';

const [first, second] = ['Chanya Sæ-Lim Ågård', 'Thanawat Sæ-Lim Ågård'] as const;

const othersOf = (page: Page): Locator => page.getByRole('region', { name: 'Brevet nævner også' });

async function register({ registration }: Station): Promise<void> {
  await registration.field('cpr').focus();
  await registration.confirmByKeyboard();
  await registration.toResidence.click();
  await registration.fillResidence(home);
  await registration.toReview.click();
  await registration.save.click();
  await registration.expectSaved();
}

test('a letter for two: with one saved, the other is one press away, from the same letter', async ({
  server,
  station,
}) => {
  const { desk, page, registration } = station;
  const others = othersOf(page);
  await station.open(server.url);
  await desk.dropLetter(takeFile('familie-to-boern.png'));
  await registration.expectRead();
  await register(station);

  await test.step('who else the letter names, and the way to their registration', async () => {
    await expect(others.getByRole('listitem')).toHaveCount(1);
    await expect(others).toContainText('190955-7727');
    await others.getByRole('button', { name: `Begynd registrering af ${second}` }).click();
    await expect(registration.field('cpr')).toHaveValue('190955-7727');
    await expect(registration.field('name')).toHaveValue(second);
    await expect(registration.crop('cpr')).toBeVisible();
    await expect(page.getByRole('radio', { name: second })).toBeChecked();
  });
  await test.step('the letter stays with the draft over a reload', async () => {
    await page.reload();
    await station.enter();
    await expect(registration.field('cpr')).toHaveValue('190955-7727');
    await expect(registration.crop('cpr')).toBeVisible();
  });
  await test.step('after the reload what is read is gone: the letter is to be read again for the others', async () => {
    await register(station);
    await expect(others).toContainText('Brevet gælder 2 personer. Læs det igen');
    await expect(others.getByRole('listitem')).toHaveCount(0);
  });
});

test('who of a letter for two has a draft already is opened, and who is saved is not begun again', async ({
  server,
  station,
}) => {
  const { desk, frame, page, registration } = station;
  await station.open(server.url);
  for (const name of [first, second]) {
    await desk.dropLetter(takeFile('familie-to-boern.png'));
    await registration.expectRead();
    await page.getByRole('radio', { name }).check({ force: true });
    await expect(registration.field('name')).toHaveValue(name);
    await frame.goTo('Skranke');
  }
  await desk.drafts.locator('[data-draft]', { hasText: first }).getByRole('link').click();
  await register(station);
  const others = othersOf(page);
  await expect(others.getByRole('button', { name: 'Begynd' })).toHaveCount(0);
  await others.getByRole('button', { name: `Åbn kladden for ${second}` }).click();
  await expect(registration.field('cpr')).toHaveValue('190955-7727');
  await register(station);
  await expect(others).toContainText(first);
  await expect(others).toContainText('Gemt i forvejen');
  await expect(others.getByRole('button')).toHaveCount(0);
});
