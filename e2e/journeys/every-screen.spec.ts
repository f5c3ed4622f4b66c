import type { Page } from '@playwright/test';
import { Station } from '../pages/station.ts';
import { emptyFile } from '../station/broken-files.ts';
import { visit } from '../station/inspect-screen.ts';
import { expect, test } from '../station/journey.ts';
import { home, oevine, type TypedPerson } from '../station/persons.ts';
import { takeFile } from '../station/practice-letters.ts';

/** The few words that the way through the screens needs, in each of the station's languages. */
const words = {
  da: {
    drop: 'Træk brevet hertil',
    type: 'Skriv brevets oplysninger i hånden',
    residence: 'Videre til bopæl',
    review: 'Videre til gennemsyn',
    save: 'Gem registreringen',
    another: 'Ny registrering',
    open: 'Se registreringen',
    discard: 'Slet kladden',
    keep: 'Nej, behold den',
    close: 'Luk og behold kladden',
    withdraw: 'Træk tilbage',
    today: 'I dag',
    no: 'Nej',
    desk: 'Skranke',
    outbox: 'Afleveringer',
    settings: 'Indstillinger',
    covered: 'Omfattet',
    notCovered: 'Ikke omfattet',
    undecided: 'Kan ikke afgøres endnu',
    found: 'Personen er allerede registreret her på stationen',
    elsewhere: 'Kladden er åben i et andet vindue',
    case: 'Hvorfor den kræver dig',
    receipt: 'Afleveret til kommunens system',
    cannotStart: 'Stationen kan ikke starte',
    unread: 'Brevet kunne ikke læses',
    country: 'Syrien',
  },
  en: {
    drop: 'Drag the letter here',
    type: 'Type what the letter says',
    residence: 'On to the residence',
    review: 'On to the review',
    save: 'Save the registration',
    another: 'New registration',
    open: 'See the registration',
    discard: 'Delete the draft',
    keep: 'No, keep it',
    close: 'Close and keep the draft',
    withdraw: 'Withdraw',
    today: 'Today',
    no: 'No',
    desk: 'Desk',
    outbox: 'Hand-overs',
    settings: 'Settings',
    covered: 'Covered',
    notCovered: 'Not covered',
    undecided: 'Cannot be decided yet',
    found: 'The person is already registered on this station',
    elsewhere: 'The draft is open in another window',
    case: 'Why it needs you',
    receipt: 'Handed over to the kommune’s system',
    cannotStart: 'The station cannot start',
    unread: 'The letter could not be read',
    country: 'Syria',
  },
} as const;

for (const language of ['da', 'en'] as const) {
  test.describe(`in ${language === 'da' ? 'Danish' : 'English'}, without a finding`, () => {
    const w = words[language];
    const see = (page: Page, screen: string) => visit(page, language, screen);
    const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
    const type = async (page: Page, person: TypedPerson): Promise<void> => {
      for (const [id, text] of Object.entries({ ...person, citizenship: w.country })) {
        await page.locator(`#${id}`).fill(text);
      }
    };
    const settle = async (page: Page): Promise<void> => {
      await page.locator('#address').fill(home.typed);
      await page.getByRole('option', { name: home.printed[0] }).click();
      await button(page, w.today).click();
      await page.getByRole('radio', { name: w.no, exact: true }).check();
    };
    const speak = (page: Page): Promise<unknown> =>
      page.addInitScript((chosen) => localStorage.setItem('bopael-locale', chosen), language);
    const open = async (page: Page, url: string): Promise<void> => {
      await speak(page);
      await page.goto(url);
      await new Station(page).enter();
      await expect(page.getByRole('region', { name: w.drop })).toBeVisible();
    };

    test('desk and letter', async ({ server, station }) => {
      const { clerk, page } = station;
      await open(page, server.url);
      await see(page, 'desk empty');
      await clerk.drop([emptyFile()], page.getByRole('region', { name: w.drop }));
      await expect(page.getByText(w.unread)).toBeVisible();
      await see(page, 'letter unreadable');
      for (const [file, screen] of [
        ['flygtning-scan.jpg', 'letter covered'],
        ['barn-9c.jpg', 'letter choose a group'],
        ['arbejde-9a.png', 'letter not covered'],
      ] as const) {
        await page.getByRole('link', { name: w.desk }).click();
        await clerk.drop([takeFile(file)], page.getByRole('region', { name: w.drop }));
        await expect(page.getByRole('img', { name: /1.*1/ })).toBeVisible();
        await expect.poll(() => clerk.focusedName()).not.toBe('');
        await see(page, screen);
      }
      await page.locator('#to-residence').click();
      await expect(page.getByRole('alert')).toBeVisible();
      await see(page, 'letter with errors');
      await page.getByRole('link', { name: w.desk }).click();
      await see(page, 'desk with drafts');
    });

    test('typed form, residence, review and saved', async ({ server, station, context }) => {
      const { page } = station;
      await open(page, server.url);
      await button(page, w.type).click();
      await expect(page.locator('#cpr')).toBeFocused();
      await see(page, 'form empty');
      await button(page, w.residence).click();
      await expect(page.getByRole('alert')).toBeVisible();
      await see(page, 'form with errors');
      await type(page, oevine);
      await page.locator('#legalBasis').fill('§ 9');
      await expect(page.getByText(w.undecided)).toBeVisible();
      await see(page, 'form undecided');
      await page.locator('#legalBasis').fill('§ 9 i');
      await expect(page.getByText(w.notCovered, { exact: true })).toBeVisible();
      await see(page, 'form not covered');
      await page.locator('#legalBasis').fill(oevine.legalBasis);
      await button(page, w.discard).click();
      await see(page, 'form discard question');
      await button(page, w.keep).click();

      const other = await context.newPage();
      await other.goto(page.url());
      await new Station(other).signIn();
      await expect(other.getByText(w.elsewhere)).toBeVisible();
      await see(other, 'draft open elsewhere');
      await other.close();

      await button(page, w.residence).click();
      await button(page, w.review).click();
      await expect(page.getByRole('alert')).toBeVisible();
      await see(page, 'residence with errors');
      await page.locator('#address').fill('kløverstræde 1');
      await expect(page.getByRole('option').first()).toBeVisible();
      await see(page, 'residence with open list');
      await settle(page);
      await see(page, 'residence filled');
      await button(page, w.review).click();
      await expect(button(page, w.save)).toBeFocused();
      await see(page, 'review');
      await button(page, w.save).click();
      await expect(button(page, w.open)).toBeVisible();
      await see(page, 'saved');
      await button(page, w.open).click();
      await expect(page.getByRole('region', { name: w.receipt })).toBeVisible();
      await see(page, 'record with receipt');
    });

    test('same person, case, outbox, settings and start', async ({ line, station }) => {
      const { page } = station;
      await open(page, line.url);
      line.fault = { kind: 'status', status: 422, problem: 'malformed' };
      await button(page, w.type).click();
      await type(page, oevine);
      await button(page, w.residence).click();
      await settle(page);
      await button(page, w.review).click();
      await button(page, w.save).click();
      await button(page, w.open).click();
      await expect(page.getByRole('region', { name: w.case })).toBeVisible();
      await see(page, 'record as a case');
      await button(page, w.withdraw).click();
      await see(page, 'record being withdrawn');

      await page.getByRole('link', { name: w.desk }).click();
      await see(page, 'desk with a case');
      await button(page, w.type).click();
      await type(page, { ...oevine, cpr: '150640-5013' });
      await button(page, w.residence).click();
      await settle(page);
      await button(page, w.review).click();
      await expect(page.getByText(w.found)).toBeVisible();
      await see(page, 'review same person');
      await button(page, w.close).click();

      await page.getByRole('link', { name: w.outbox }).click();
      await see(page, 'outbox');
      await page.getByRole('link', { name: w.settings }).click();
      await see(page, 'settings');
      for (const [hash, screen] of [
        ['#/medarbejdere', 'staff'],
        ['#/revision', 'audit trail'],
        ['#/dagsrapport', 'day report'],
      ] as const) {
        await page.evaluate((there) => {
          location.hash = there;
        }, hash);
        await expect(page.locator('main table').or(page.locator('main dl')).first()).toBeVisible();
        await see(page, screen);
      }

      const fresh = await page.context().browser()?.newContext();
      const unconnected = await fresh?.newPage();
      if (fresh === undefined || unconnected === undefined) throw new Error('No second profile');
      await speak(unconnected);
      await unconnected.route('**/station.json', (route) => route.abort());
      await unconnected.goto(line.url);
      await expect(unconnected.getByText(w.cannotStart)).toBeVisible();
      await see(unconnected, 'cannot start');
      await fresh.close();
    });
  });
}
