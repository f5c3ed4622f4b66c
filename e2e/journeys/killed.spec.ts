import { labels } from '../pages/registration.ts';
import { Station } from '../pages/station.ts';
import { expect, test } from '../station/journey.ts';
import { home, oevine } from '../station/persons.ts';
import { takeLetter } from '../station/practice-letters.ts';
import type { Profile } from '../station/profile.ts';

const reopen = async (profile: Profile): Promise<Station> => {
  const context = await profile.open();
  return new Station(context.pages()[0] ?? (await context.newPage()));
};

test.describe('the power goes', () => {
  test('just after "Gemt": the record is there, and reaches the server exactly once', async ({
    server,
    profile,
  }) => {
    const before = await reopen(profile);
    await before.open(server.url);
    await before.expectReadyForOffline();
    await before.page.context().setOffline(true);
    await before.reload();
    const letter = takeLetter('familie-aegtefaelle.png');
    await before.desk.dropLetter(letter);
    await before.registration.expectRead();
    await before.registration.confirmByKeyboard(async (label) => {
      // The reader cannot know every foreign letter; the clerk can.
      if (label === labels.name) await before.clerk.type(letter.person.name);
    });
    await before.clerk.press('Enter');
    await before.registration.typeResidence(home, '20-11-2026');
    await before.clerk.press('Enter');
    await expect(before.registration.saved).toBeVisible();
    const id = before.registration.id;
    await profile.kill();
    expect(await server.listRecords()).toEqual([]);

    const after = await reopen(profile);
    await after.open(server.url);
    await after.desk.expectCount({ created: 1, acknowledged: 1 });
    await after.frame.goTo('Afleveringer');
    await after.outbox.openRecord(letter.person.name);
    const receipt = await after.outbox.readReceipt();
    expect(receipt.id).toBe(id);
    expect(await server.listRecords()).toEqual([
      expect.objectContaining({ id, sequence: receipt.sequence, contentHash: receipt.hash }),
    ]);
    await after.frame.goTo('Skranke');
    await expect(after.desk.drafts).toContainText('Ingen åbne kladder');
  });

  test('in the middle of typing: the draft is on the desk, with the letter and the fields', async ({
    server,
    profile,
  }) => {
    const before = await reopen(profile);
    await before.open(server.url);
    const letter = takeLetter('familie-aegtefaelle.png');
    await before.desk.dropLetter(letter);
    await before.registration.expectRead();
    await before.registration.field('caseNumber').fill('');
    await before.clerk.type('26-999');
    await expect(before.registration.field('caseNumber')).toHaveValue('26-999');
    // What the screen calls saved must survive whatever comes next.
    await expect(before.page.getByText('Kladden er gemt på stationen')).toBeVisible();
    await profile.kill();

    const after = await reopen(profile);
    await after.open(server.url);
    await after.desk.drafts.getByRole('link', { name: 'Øvergård' }).click();
    await expect(after.registration.field('cpr')).toHaveValue(letter.person.cpr ?? '');
    await expect(after.registration.crop('cpr')).toBeVisible();
    await expect(after.page.getByRole('img', { name: 'Side 1 af 1' })).toBeVisible();
    await expect(after.registration.field('caseNumber')).toHaveValue('26-999');
  });
});

test('the server is killed between storing and answering: the record is there exactly once', async ({
  server,
  line,
  station,
}) => {
  await station.open(line.url);
  const struck = new Promise<void>((resolve, reject) => {
    // Once: the browser may try again on the cut line, and the server started below must live.
    let killed: Promise<void> | undefined;
    line.fault = {
      kind: 'lost-answer',
      meanwhile() {
        killed ??= server.stop('SIGKILL');
        return killed.then(resolve, reject);
      },
    };
  });
  const id = await station.save(oevine);
  await struck;
  await expect(station.page.getByText('så snart der er forbindelse')).toBeVisible();
  line.fault = undefined;
  await server.start();
  expect(await server.listRecords()).toHaveLength(1);

  await station.frame.goTo('Afleveringer');
  await station.outbox.sendNow.click();
  await station.outbox.openRecord(oevine.name);
  const receipt = await station.outbox.readReceipt();
  expect(await server.listRecords()).toEqual([
    expect.objectContaining({ id, sequence: receipt.sequence, contentHash: receipt.hash }),
  ]);
  // The browser itself may have tried once more on a line that was cut.
  expect(line.handOvers).toBeGreaterThanOrEqual(2);
});
