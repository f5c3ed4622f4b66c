import type { Locator } from '@playwright/test';
import { fieldNames } from '../pages/registration.ts';
import { expect, test } from '../station/journey.ts';
import { oevine } from '../station/persons.ts';

/** As a hand does: the button is pressed where it stands, and let go a moment later. */
async function press(button: Locator): Promise<void> {
  await button.scrollIntoViewIfNeeded();
  const box = await button.boundingBox();
  if (box === null) throw new Error('The button is not on the screen');
  const { mouse } = button.page();
  await mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await mouse.down();
  await button.page().waitForTimeout(120);
  await mouse.up();
}

test('a button that is pressed straight from a field with an error is pressed, though the error moves it', async ({
  server,
  station,
}) => {
  const { desk, registration, page } = station;
  await station.open(server.url);
  await desk.typeByHand.click();
  // The date is left for the first time by the press itself: only then does its error appear.
  for (const name of fieldNames) {
    if (name !== 'letterDate') await registration.field(name).fill(oevine[name]);
  }
  await registration.field('letterDate').fill('31/2 2026');
  await press(registration.toResidence);
  await expect(page.getByText('Ét felt mangler noget')).toBeVisible();
  await expect(registration.field('letterDate')).toBeFocused();

  await registration.field('letterDate').fill(oevine.letterDate);
  await press(registration.toResidence);
  await expect(registration.address).toBeVisible();
});
