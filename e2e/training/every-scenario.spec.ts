import { expect, test } from '../station/journey.ts';
import { Course } from './course.ts';
import { TrainingServer } from './training-server.ts';

type Deed = (course: Course) => Promise<void>;

interface Beside {
  /** When the letter has been read. */
  readonly person?: Deed;
  /** When the residence has been filled in. */
  readonly residence?: Deed;
}

/** A letter is read, and its person registered, as the brief tells it. */
const register =
  (letter: string, street: string, movedIn: string, { person, residence }: Beside = {}): Deed =>
  async (course) => {
    await course.readLetter(letter);
    await person?.(course);
    await course.register(street, movedIn, async () => residence?.(course));
  };

const tick =
  (document: RegExp): Deed =>
  ({ page }) =>
    page.getByLabel(document).check();

const choose =
  (group: RegExp): Deed =>
  async ({ page, station }) => {
    await page.getByRole('radio', { name: group }).check();
    await station.registration.field('cpr').focus();
  };

const discard =
  (letter: string): Deed =>
  async (course) => {
    await course.readLetter(letter);
    await course.discardDraft();
  };

/** What a clerk who knows the work does at the scenarios that `journeys/training.spec.ts` does not go through. */
const deeds: Readonly<Record<string, Deed>> = {
  'En adresse uden dør': register('Brevet til Tarek', 'kløverstræde 7 1 4', '18112026', {
    residence: tick(/lejekontrakt|adresse/i),
  }),
  'Et nummer uden modulus 11': register('Brevet til Selam', 'kløverstræde 5', '20112026'),
  'En ægtefælle, og hendes mands nummer': register('Brevet til Oksana', 'kløverstræde 4', '16112026'),
  'En kvoteflygtning med et langt brev': register('Brevet til Guled', 'kløverstræde 8', '13112026'),
  'En forælders nummer i barnets brev': register('Brevet om Liban', 'kløverstræde 8', '19112026', {
    residence: tick(/fødselsattest/i),
  }),
  '§ 9 c, stk. 1: hvilken gruppe?': register('Brevet til Chanida', 'kløverstræde 9', '17112026', {
    person: choose(/under 24/),
  }),
  'Et barn på seksten år': register('Brevet til Biniam', 'kløverstræde 10', '21112026', {
    person: choose(/15 og 18/),
  }),
  'Bor hos en anden': register('Brevet til Nizar', 'kløverstræde 6 1 tv', '15112026', {
    async residence(course) {
      await course.page.getByLabel('Hos (c/o)').fill('Samar Attrup');
      await tick(/logiværtserklæring/i)(course);
    },
  }),
  'Registreret et andet sted i går': async (course) => {
    await course.readLetter('Brevet til Yonas');
    await expect(course.page.getByText('Kontor Syd')).not.toHaveCount(0);
    await course.discardDraft();
  },
  'Et erstatningsnummer fra sygehuset': register('Brevet til Nino', 'kløverstræde 9', '20112026'),
  'Et brev på engelsk': register('Brevet til Ornuma', 'kløverstræde 10', '18112026'),
  'Et brev uden nummer': discard('Brevet til Behzad'),
  'En forlængelse': async (course) => {
    await course.page.getByRole('button', { name: 'Brevet til Parwin' }).click();
    await expect(course.page.getByText('Se, om det er det rigtige brev')).toBeVisible();
    await course.discardDraft();
  },
  'Lejekontrakten er glemt': async (course) => {
    await course.readLetter('Brevet til Fadi');
    await course.station.registration.closeDraft.click();
    await expect(course.station.desk.typeByHand).toBeVisible();
  },
  'Et skævt scannet brev': register('Brevet til Thi Lan', 'kløverstræde 9', '20112026'),
  'En familie på fem': async (course) => {
    for (const name of ['Furat', 'Rasha', 'Dima', 'Omran', 'Wafa']) {
      await register('Brevet til familien', 'kløverstræde 12', '14112026', {
        async person({ page, station }) {
          await page.getByRole('radio', { name: `${name} Al-Homsi` }).check();
          await expect(station.registration.field('name')).toHaveValue(`${name} Al-Homsi`);
          await station.registration.field('cpr').focus();
        },
      })(course);
      await course.station.frame.goTo('Skranke');
    }
  },
  'Et ældre nummer fra skattevæsenet': async (course) => {
    const { page, station } = course;
    await course.readLetter('Brevet til Rodel');
    await station.registration.confirmByKeyboard();
    await station.registration.toResidence.click();
    await course.fillResidence('kløverstræde 3', '20112026');
    await page.getByRole('radio', { name: 'Ja' }).check();
    await page.locator('#earlierNumberText').fill('190141-5079');
    await station.registration.toReview.click();
    await station.registration.save.click();
    await station.registration.expectSaved();
  },
  'To med samme navn og fødselsdag': register('Brevet til Amira', 'kløverstræde 4', '20112026', {
    async person({ page, station }) {
      await page.locator('#distinctFromOther').fill('Passene har hver sit billede.');
      await page.getByRole('button', { name: 'Det er ikke samme person' }).click();
      await station.registration.field('cpr').focus();
    },
  }),
  'Hun flytter alligevel ikke ind': async (course) => {
    const { page } = course;
    await register('Brevet til Karen', 'kløverstræde 5', '20112026')(course);
    await expect(page.getByText('Den er afleveret til kommunens system.')).toBeVisible();
    await page.getByRole('button', { name: 'Se registreringen' }).click();
    await page.getByRole('button', { name: 'Tilbagekald registreringen' }).click();
    await page.getByLabel('Hvorfor tilbagekaldes den?').fill('Boligen blev ikke til noget.');
    await page.getByRole('button', { name: 'Tilbagekald', exact: true }).click();
    await expect(page.getByText('Registreringen er tilbagekaldt')).toBeVisible();
  },
  'En linje, der kommer og går': register('Brevet til Homayun', 'kløverstræde 3', '20112026'),
};

test('every scenario can be solved with what its brief tells, and then nothing is missed', async ({
  page,
}) => {
  test.setTimeout(420_000);
  const course = new Course(page);
  const server = await TrainingServer.start();
  await page.goto(server.url);
  await expect(course.heading).toBeVisible();
  const elsewhere = 5;
  await expect(page.getByRole('button', { name: /^Begynd/ })).toHaveCount(
    Object.keys(deeds).length + elsewhere,
  );
  for (const [title, deed] of Object.entries(deeds)) {
    await test.step(title, async () => {
      await course.begin(title);
      await deed(course);
      await course.finish();
      await expect.soft(course.missed, title).toHaveCount(0);
      await course.toTasks();
    });
  }
  await server.stop();
});
