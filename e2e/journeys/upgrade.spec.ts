import { emptyForm, typeInto } from '../../src/application/registration-form/form.ts';
import { writeRegistrationContent } from '../../src/contract/registration-content.ts';
import { namedBirthKey } from '../../src/domain/same-person.ts';
import { buildRegistration } from '../../src/testing/build-registration.ts';
import { practiceId } from '../../src/testing/fake-machine.ts';
import { Station } from '../pages/station.ts';
import { writeFirstVersion } from '../station/first-version.ts';
import { expect, test } from '../station/journey.ts';

const queued = 1000;
const savedAt = '2026-11-23T08:00:00.000Z';
/** A white page of 8 x 8 pixels. */
const page =
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAD0lEQVR4nGP4jwMwDC0JALoev0Ewkwr8AAAAAElFTkSuQmCC';

const records = Array.from({ length: queued + 1 }, (_, nth) => {
  const registration = buildRegistration({ nth });
  const { id, person } = registration;
  return {
    id,
    content: writeRegistrationContent(registration),
    cpr: person.cpr,
    namedBirth: namedBirthKey(person.name, person.birthDate),
    savedAt,
    ...(nth === queued
      ? { state: 'withdrawn' as const, withdrawnBecause: 'Mødte ikke op' }
      : { state: 'waiting' as const }),
  };
});

const form = [
  ['name', 'Øvine Prøvesen'],
  ['caseNumber', '26-900417'],
].reduce((now, [field = '', text = '']) => typeInto(now, field as 'name', text), emptyForm);

test('a station of the first version goes on with all that it held, queue, drafts and an open form', async ({
  server,
  profile,
}) => {
  const context = await profile.open();
  const station = new Station(context.pages()[0] ?? (await context.newPage()));
  // On the station's own address, where nothing of the station runs.
  await station.page.goto(`${server.url}/station.json`);
  const open = practiceId(5000);
  await writeFirstVersion(station.page, {
    records,
    drafts: [
      { id: open, changedAt: savedAt, form, pages: [page] },
      { id: practiceId(5001), changedAt: savedAt, form, pages: [] },
    ],
  });

  await station.page.goto(`${server.url}/#/registrering/${open}`);
  await expect(station.page.getByText('kommer bag lås', { exact: false })).toBeVisible();
  await station.enter();
  await expect(station.registration.field('name')).toHaveValue('Øvine Prøvesen');
  await expect(station.registration.field('caseNumber')).toHaveValue('26-900417');
  await expect(station.page.getByRole('img', { name: 'Side 1 af 1' })).toBeVisible();

  await station.frame.goTo('Skranke');
  await expect(station.desk.drafts.getByRole('link')).toHaveCount(2);
  await station.desk.expectCount({ created: queued + 1, acknowledged: queued, withdrawn: 1 });
  const stored = await server.listRecords();
  expect(stored.map(({ id }) => id).toSorted()).toEqual(records.slice(0, queued).map(({ id }) => id));
  expect(new Set(stored.map(({ content }) => content))).toEqual(
    new Set(records.slice(0, queued).map(({ content }) => content)),
  );

  // What the first version could open, nobody can open any more without a clerk.
  await station.page.reload();
  await station.signIn();
  await station.desk.expectCount({ created: queued + 1, acknowledged: queued, withdrawn: 1 });
  const keys = await station.page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open('bopael-host');
        request.onsuccess = () => {
          const found = request.result.transaction('entries').objectStore('entries').getAllKeys();
          found.onsuccess = () => resolve(found.result);
        };
        request.onerror = () => reject(request.error ?? new Error('no database'));
      }),
  );
  expect(keys).not.toContain('keys');
});
