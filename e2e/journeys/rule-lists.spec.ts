import { readFileSync } from 'node:fs';
import { RuleList } from '../pages/rule-list.ts';
import { visit } from '../station/inspect-screen.ts';
import { expect, test } from '../station/journey.ts';
import { attrap, figura, oevine } from '../station/persons.ts';

interface List {
  readonly version: string;
  readonly groups: readonly { readonly id: string }[];
}

const own = JSON.parse(
  readFileSync(new URL('../../resources/covered-groups/2026-11-23.json', import.meta.url), 'utf8'),
) as List;

/** The program's own list without some groups. */
const listWithout = (version: string, ...gone: readonly string[]): string =>
  JSON.stringify({ ...own, version, groups: own.groups.filter(({ id }) => !gone.includes(id)) });

test('a list that is published shows what it would change, and changes nothing', async ({
  server,
  station,
  page,
}) => {
  const list = new RuleList(page);
  await station.open(server.url);
  await station.save(oevine);
  const changed = await station.save(figura);
  await expect(page.getByText('Den er afleveret til kommunens system.')).toBeVisible();

  await test.step('the same groups under another version are no news', async () => {
    server.publishList(listWithout('2026-11-24'));
    await station.frame.goTo('Indstillinger');
    const card = page.getByRole('region', { name: 'Omfattede grupper' });
    await expect(card).toContainText('2026-11-23');
    await expect(card).toContainText('Med programmet');
    await station.askServer();
    await expect(card).toContainText('2026-11-24');
    await expect(card).toContainText('Fra kommunens server, nr. 1');
    await station.frame.goTo('Skranke');
    await expect(station.desk.heading).toBeVisible();
    await expect(list.band).toBeHidden();
  });

  await test.step('a form that is open follows the list at once', async () => {
    await station.desk.typeByHand.click();
    await station.registration.fillPerson({ ...figura, cpr: attrap.cpr, birthDate: attrap.birthDate });
    const coverage = page.locator('.bp-coverage');
    await expect(coverage.locator('.alert-heading')).toHaveText('Omfattet');
    server.publishList(listWithout('2026-11-25', '10'));
    await station.askServer();
    await expect(coverage).toContainText('Ikke omfattet');
    await expect(coverage).toContainText('udgave 2026-11-25');
    await station.registration.closeDraft.click();
  });

  await test.step('exactly the decision that it would change is listed', async () => {
    await expect(list.band).toContainText(
      'Ny liste over omfattede grupper (2026-11-25): 1 afgørelse ville falde anderledes ud',
    );
    await visit(page, 'da', 'desk with a new list');
    await list.openFromBand();
    await expect(list.rows).toHaveCount(1);
    const row = list.row(figura.name);
    await expect(row).toContainText('Omfattet: § 9, stk. 1, nr. 2');
    await expect(row).toContainText('10. Børn under 15 år');
    await expect(row).toContainText('Udgave 2026-11-23');
    await expect(row).toContainText('Ikke omfattet');
    await expect(row).toContainText('Udgave 2026-11-25');
    await expect(row.getByRole('link', { name: figura.name })).toHaveAttribute(
      'href',
      `#/afleveringer/${changed}`,
    );
    await visit(page, 'da', 'rule list');
  });

  await test.step('who has looked empties it, by keyboard alone', async () => {
    await list.heading.focus();
    await expect(list.heading).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: figura.name })).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(list.seen(figura.name)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(list.nothing).toBeVisible();
    await expect(list.heading).toBeFocused();
    await expect(list.said).toHaveText(`${figura.name} er set. Der er ikke flere.`);
    await visit(page, 'da', 'rule list empty');
    await station.frame.goTo('Skranke');
    await expect(list.band).toBeHidden();
    await station.reload();
    await station.frame.goTo('Indstillinger');
    await page.getByRole('link', { name: 'Se, om nyere lister ville ændre gemte afgørelser' }).click();
    await expect(list.nothing).toBeVisible();
  });

  await test.step('the audit trail says so', async () => {
    await page.evaluate(() => {
      location.hash = '#/revision';
    });
    const trail = page.getByRole('main');
    await expect(trail).toContainText('tog kommunens liste over omfattede grupper i brug: 2026-11-25');
    await expect(trail).toContainText('fik vist, hvad listen 2026-11-25 ville ændre for én registrering');
    await expect(trail).toContainText('så, hvad listen 2026-11-25 ville ændre for en registrering');
  });

  await test.step('a later list lists it again, and what else it changes', async () => {
    server.publishList(listWithout('2026-11-26', '1', '10'));
    await station.askServer();
    await station.frame.goTo('Skranke');
    await expect(list.band).toContainText('(2026-11-26): 2 afgørelser');
    await page.evaluate(() => localStorage.setItem('bopael-locale', 'en'));
    await page.reload();
    await station.signIn();
    await expect(page.getByText('2 decisions would come out otherwise')).toBeVisible();
    await page.getByRole('link', { name: 'See which' }).click();
    await expect(list.rows).toHaveCount(2);
    await visit(page, 'en', 'rule list');
  });
});
