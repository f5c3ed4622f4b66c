import { labels } from '../pages/registration.ts';
import { expect, test } from '../station/journey.ts';
import { home, oevine } from '../station/persons.ts';
import { takeFile, takeLetter } from '../station/practice-letters.ts';

const wrongNumbers: readonly (readonly [typed: string, says: RegExp])[] = [
  ['15064-5005', /Der er 9 cifre\. Et CPR-nummer har 10/],
  ['150640-50055', /Der er 11 cifre/],
  ['310245-5009', /De første seks cifre er ikke en dato/],
  ['750640-5005', /Det er et erstatningsnummer \(dag \+ 60\), ikke et personnummer/],
  ['0203291WQ3', /sundhedsvæsenets eget nummer \(eCPR\)/],
  ['150640-5OO5', /Tegnet „O” hører ikke til i et CPR-nummer/],
  ['1506-405005', /Bindestregen står forkert/],
  // CPR-kontoret's own worked example: a number that a person could have.
  ['070761-4285', /I øvelse må der kun bruges øvenumre/],
];

test('each kind of wrong number has its own words beside the field, and the form goes no further', async ({
  server,
  station,
}) => {
  const { desk, page, registration } = station;
  await station.open(server.url);
  await desk.typeByHand.click();
  const number = registration.field('cpr');
  for (const [typed, says] of wrongNumbers) {
    await number.fill(typed);
    await number.blur();
    await expect(number).toHaveAccessibleDescription(says);
    await expect(number).toHaveAttribute('aria-invalid', 'true');
  }

  await test.step('a failed check digit only warns', async () => {
    await number.fill('150640-5006');
    await number.blur();
    await expect(number).toHaveAccessibleDescription(/Kontrolcifferet stemmer ikke/);
    await expect(number).toHaveAttribute('aria-invalid', 'false');
  });
  await test.step('digits of another alphabet are read, and that is said', async () => {
    await number.fill('１５０６４０–５００５');
    await expect(number).toHaveAccessibleDescription(/Usædvanlige tegn er læst som almindelige/);
  });
  await test.step('onwards with an empty form: every field that is missing says so', async () => {
    await number.fill('');
    await registration.toResidence.click();
    await expect(number).toHaveAccessibleDescription(/Skriv det administrative CPR-nummer fra brevet/);
    await expect(registration.field('name')).toHaveAccessibleDescription(/Skriv personens navn/);
    await expect(number).toBeFocused();
    await expect(page.getByRole('alert')).toContainText('4 felter mangler noget');
  });
  await test.step('a birth date that is not the number’s', async () => {
    await registration.fillPerson({ ...oevine, birthDate: '16-06-2040' });
    await registration.toResidence.click();
    await expect(registration.field('birthDate')).toHaveAccessibleDescription(
      /Fødselsdatoen passer ikke med CPR-nummeret/,
    );
    await expect(registration.field('birthDate')).toBeFocused();
  });
  await test.step('an unknown country, an end before the start, a date that is none', async () => {
    await registration.fillPerson({
      ...oevine,
      citizenship: 'Utopia',
      validTo: '01-01-2026',
      letterDate: '31-02-2026',
    });
    await registration.toResidence.click();
    await expect(registration.field('citizenship')).toHaveAccessibleDescription(/Landet kendes ikke/);
    await expect(registration.field('validTo')).toHaveAccessibleDescription(/ligger før startdatoen/);
    await expect(registration.field('letterDate')).toHaveAccessibleDescription(/dag, måned og år/);
  });
});

test('a § 9 a letter: not covered, with where to go; nothing can be saved, and the draft is kept', async ({
  server,
  station,
}) => {
  const { desk, frame, page, registration } = station;
  const letter = takeLetter('arbejde-9a.png');
  await station.open(server.url);
  await desk.dropLetter(letter);
  await registration.expectRead();
  await expect(page.getByText('Ikke omfattet', { exact: true })).toBeVisible();
  await expect(page.getByText('står ikke på listen. Tilladelsen er givet til arbejde.')).toBeVisible();
  await expect(page.getByText('Personen går til SIRI eller et International Citizen Service.')).toBeVisible();
  await expect(registration.field('cpr')).toHaveValue('');
  await registration.toResidence.click();
  await expect(page.getByRole('alert')).toContainText('mangler noget');
  await expect(registration.address).toBeHidden();
  await registration.closeDraft.click();
  await expect(desk.drafts.getByRole('link', { name: /Parthasarathi/ })).toBeVisible();
  await frame.goTo('Skranke');
  await desk.expectCount({});
});

test('a § 9 c, stk. 1 letter: five groups to choose among, and one must be chosen', async ({
  server,
  station,
}) => {
  const { clerk, desk, page, registration } = station;
  const letter = takeLetter('barn-9c.jpg');
  await station.open(server.url);
  await desk.dropLetter(letter);
  await registration.expectRead();
  await expect(registration.field('cpr')).toHaveValue(letter.person.cpr ?? '');
  const groups = page.getByRole('group', { name: 'Hvilken gruppe gælder?' });
  await expect(groups.getByRole('radio')).toHaveCount(5);
  await expect(groups.getByRole('radio', { checked: true })).toHaveCount(0);
  await registration.confirmByKeyboard(async (label) => {
    if (label === labels.name) await clerk.type(letter.person.name);
  });
  await clerk.press('Enter');
  await expect(groups).toHaveAccessibleDescription(/Vælg den gruppe, som brevets begrundelse peger på/);
  await groups.getByRole('radio', { name: 'Børn mellem 15 og 18 år' }).check();
  await registration.toResidence.click();
  await registration.fillResidence(home);
  await registration.toReview.click();
  await expect(registration.reviewed('Gruppe')).toHaveText('11. Børn mellem 15 og 18 år');
  await registration.save.click();
  await registration.expectSaved();
  await expect(page.getByText('Den er afleveret til kommunens system.')).toBeVisible();
  const [record] = await server.listRecords();
  expect(JSON.parse(record?.content ?? '')).toMatchObject({
    person: { name: letter.person.name },
    coverage: { coverage: 'choose', group: '11' },
  });
});

test('a letter for two children: one is chosen, and the numbers do not mix', async ({ server, station }) => {
  const { desk, page, registration } = station;
  await station.open(server.url);
  await desk.dropLetter(takeFile('familie-to-boern.png'));
  await registration.expectRead();
  const children = page.getByRole('group', { name: 'Brevet gælder 2 personer.' });
  await expect(children.getByRole('radio')).toHaveCount(2);
  await expect(registration.field('cpr')).toHaveValue('300552-6158');
  await children.getByRole('radio', { name: /Thanawat/ }).check();
  await expect(registration.field('cpr')).toHaveValue('190955-7727');
  await expect(registration.field('birthDate')).toHaveValue('19-09-2055');
});

test('an address that is only typed, and an address that is not there', async ({ server, station }) => {
  const { desk, page, registration } = station;
  await station.open(server.url);
  await station.expectRegister();
  await desk.typeByHand.click();
  await registration.fillPerson(oevine);
  await registration.toResidence.click();
  await registration.address.fill('Ingenmandsvej 1');
  await expect(page.getByRole('status').filter({ hasText: 'Vejen findes ikke i registeret.' })).toBeVisible();
  await registration.address.fill('kløverstræde 998');
  await expect(
    page.getByRole('status').filter({ hasText: 'Kløverstræde har ikke nummer 998.' }),
  ).toBeVisible();
  await registration.toReview.click();
  await expect(registration.address).toHaveAccessibleDescription(
    /En adresse, der kun er skrevet, kan ikke registreres/,
  );
  await expect(page.getByRole('group', { name: /dansk personnummer/ })).toHaveAccessibleDescription(
    /Spørg personen, og svar her/,
  );
  await expect(registration.moveInDate).toHaveAccessibleDescription(/Skriv, hvornår personen flyttede ind/);
  await expect(registration.save).toBeHidden();
});
