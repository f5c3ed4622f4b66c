import { cpSync } from 'node:fs';
import { Station } from '../pages/station.ts';
import { expect, test } from '../station/journey.ts';
import { attrap, figura, oevine } from '../station/persons.ts';
import { Profile } from '../station/profile.ts';

test('two machines that speak as one station are both shut out and told why; a new code lets one in again', async ({
  server,
  profile,
  playwright,
}) => {
  const context = await profile.open();
  const original = new Station(context.pages()[0] ?? (await context.newPage()));
  await original.open(server.url);
  await original.save(oevine);
  await expect(original.page.getByText('Den er afleveret til kommunens system.')).toBeVisible();
  await context.close();

  // Somebody copies the machine's disk.
  const copy = new Profile(playwright.chromium);
  cpSync(profile.directory, copy.directory, { recursive: true });
  try {
    const first = new Station((await profile.open()).pages()[0] ?? fail());
    await first.page.goto(server.url);
    await first.signIn();
    await first.frame.expectLine('ready');
    await first.save(attrap);
    await expect(first.page.getByText('Den er afleveret til kommunens system.')).toBeVisible();

    const second = new Station((await copy.open()).pages()[0] ?? fail());
    await second.page.goto(server.url);
    await second.signIn();
    const id = await second.save(figura);
    await second.frame.expectLine('station-cloned');
    await second.page.getByRole('button', { name: 'Se registreringen' }).click();
    await expect(second.page.getByText('To maskiner har brugt samme station')).toBeVisible();
    await second.frame.goTo('Skranke');
    await second.desk.expectCount({ created: 2, acknowledged: 1, waiting: 1 });

    await first.frame.goTo('Afleveringer');
    await first.outbox.sendNow.click();
    await first.frame.expectLine('station-cloned');
    await first.frame.goTo('Indstillinger');
    await expect(first.settings.connection.getByRole('alert').or(first.settings.connection)).toContainText(
      'To maskiner',
    );

    // Nothing of the copy's was taken, and nothing of it is lost.
    expect((await server.listRecords()).map((record) => record.id)).not.toContain(id);
    await second.frame.goTo('Indstillinger');
    await second.settings.code.fill(server.addStation('Skranke 2'));
    await second.settings.connect.click();
    await second.frame.expectLine('ready');
    await expect.poll(async () => (await server.listRecords()).map((record) => record.id)).toContain(id);
  } finally {
    await copy.remove();
  }
});

function fail(): never {
  throw new Error('A browser opens with a page');
}
