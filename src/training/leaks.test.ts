import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { createClockWitness } from '../application/clock-witness.ts';
import { toHex } from '../application/hex.ts';
import { checkContent } from '../application/intake/content-check.ts';
import type { PageImage } from '../application/ports/letter-reader.ts';
import type { FormContext } from '../application/registration-form/check-form.ts';
import { emptyForm, type RegistrationForm, typeInto } from '../application/registration-form/form.ts';
import { registerResidence } from '../application/registration-form/register-residence.ts';
import { bundledLists } from '../application/rule-list/bundled-lists.ts';
import { findSessionReport, sittingsAsCsv } from '../contract/training/report.ts';
import { modulus11Remainder, type NumberSeries, parseCprNumber } from '../domain/cpr-number.ts';
import type { PersonField, RegistrationId } from '../domain/registration.ts';
import type { OpenedStore } from '../store/open-store.ts';
import { createTestAccess, createTestMachine, type TestMachine } from '../store/testing/test-station.ts';
import { buildAddress, buildRegistration } from '../testing/build-registration.ts';
import { practiceId } from '../testing/fake-machine.ts';
import { hashBytes } from '../testing/hash-bytes.ts';
import { practicePerson } from '../testing/practice-persons.ts';
import { withholdReal } from './withhold-real.ts';

/** Each way, so that the two make two hundred; `npm run test:leaks -- --full` goes over as many each way. */
const sessions = Number(process.env['BOPAEL_LEAK_SESSIONS'] ?? 100);
const fullSessions = 200;

/** Chances that come out the same in every run. */
function createChance(seed: number) {
  let state = seed;
  const below = (most: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * most);
  };
  return { below, pick: <Value>(from: readonly Value[]): Value => from[below(from.length)] as Value };
}
type Chance = ReturnType<typeof createChance>;

/**
 * Looks like a real person's number, and is nobody's: numbers without modulus 11 have been given out for
 * births on 1 January alone.
 */
function civilCanary({ below }: Chance): string {
  for (;;) {
    const two = (part: number): string => String(part).padStart(2, '0');
    const digits = `${two(2 + below(26))}${two(1 + below(12))}${two(40 + below(55))}${1000 + below(2999)}`;
    if (modulus11Remainder(digits) !== 0) return digits;
  }
}

const written = (digits: string, { pick }: Chance): string =>
  `${digits.slice(0, 6)}${pick(['-', '', ' ', ' - ', '–'])}${digits.slice(6)}`;

const textFields: readonly PersonField[] = ['cpr', 'name', 'caseNumber', 'citizenship', 'birthDate'];
type Place = PersonField | 'addressText' | 'careOf' | 'distinctBecause' | 'earlierNumber' | 'moveInDate';
const places: readonly Place[] = [
  ...textFields,
  'cpr',
  'cpr',
  'addressText',
  'careOf',
  'distinctBecause',
  'earlierNumber',
];

function put(form: RegistrationForm, place: Place, text: string): RegistrationForm {
  switch (place) {
    case 'addressText':
    case 'careOf':
    case 'distinctBecause':
    case 'moveInDate':
      return { ...form, [place]: `${form[place]} ${text}`.trim() };
    case 'earlierNumber':
      return { ...form, earlierNumber: { answer: 'yes', number: text } };
    default:
      return typeInto(form, place, `${place === 'cpr' ? '' : form.fields[place].text} ${text}`.trim());
  }
}

function filled(nth: number): RegistrationForm {
  const { cpr, name, birthDate } = practicePerson(nth);
  const texts: Partial<Record<PersonField, string>> = {
    cpr,
    name: `${name} ${nth}`,
    birthDate,
    legalBasis: '§ 7, stk. 1',
  };
  const form = Object.entries(texts).reduce(
    (so, [field, text]) => typeInto(so, field as PersonField, text),
    emptyForm,
  );
  const address = buildAddress();
  return {
    ...form,
    address,
    addressText: 'Øvelsesvej 9C',
    moveInDate: '2026-11-20',
    earlierNumber: { answer: 'no', number: '' },
  };
}

const contextOf = (series: NumberSeries): FormContext => {
  const list = bundledLists.at(-1);
  if (list === undefined) throw new Error('The program came with a list');
  return {
    today: createTestMachine().clock.today(),
    series,
    list,
    kommuneCode: '0621',
    findCountryCode: () => undefined,
    findKommuneName: () => undefined,
    practiceRegister: series === 'practice',
  };
};

/** All that the station can tell of what it keeps, opened. */
async function openAll(opened: OpenedStore, ids: readonly RegistrationId[]): Promise<string> {
  const pages = await Promise.all(ids.map((id) => opened.drafts.findLetterPages(id)));
  return JSON.stringify([
    await opened.drafts.listDrafts(),
    await opened.store.listOutbox(),
    await opened.trail.list(),
    pages.map((all) => all.map(({ bytes }) => new TextDecoder().decode(bytes))),
  ]);
}

async function setUp(machine: TestMachine) {
  const begun = await createTestAccess(machine).beginSetUp({
    initials: 'ELEV',
    name: 'Plads 1',
    role: 'supervisor',
    passcode: '2037',
  });
  if (!begun.ok) throw new Error(begun.error.kind);
  const { recoveryKey, askedGroups } = begun.value;
  const opened = await begun.value.finish(askedGroups.map((group) => recoveryKey[group] ?? ''));
  if (!opened.ok) throw new Error(opened.error.kind);
  return { ...opened.value, recoveryKey: recoveryKey.join(' ') };
}

/** What another machine would have of the backup. */
async function openRestored(
  bytes: Uint8Array<ArrayBuffer>,
  recoveryKey: string,
  ids: readonly RegistrationId[],
): Promise<string> {
  const machine = createTestMachine();
  const restored = await createTestAccess(machine).restore(bytes, recoveryKey);
  if (!restored.ok) throw new Error(restored.error.kind);
  const [supervisor] = restored.value.supervisors;
  if (supervisor === undefined) throw new Error('The backup has its supervisor');
  const unlocked = await restored.value.resetPasscode(supervisor.id, '7302');
  if (!unlocked.ok) throw new Error(unlocked.error.kind);
  const { clerk, keys, station } = unlocked.value;
  const opened = await machine.open(clerk, { keys, station });
  const all = await openAll(opened, ids);
  await opened.close();
  return all;
}

const variants = (digits: string): readonly string[] =>
  ['-', '', ' ', ' - ', '–'].map((between) => `${digits.slice(0, 6)}${between}${digits.slice(6)}`);
const hitsIn = (text: string, canaries: readonly string[]): number =>
  canaries.flatMap(variants).filter((canary) => text.includes(canary)).length;

const testClock = createTestMachine().clock;
const machineToday = () => testClock.today();
const witnessOf = (machine: TestMachine) => createClockWitness(machine.clock);

describe('Training and production', () => {
  it(`numbers that could be real leave nothing in training, over ${sessions} sessions`, {
    timeout: 120_000 + sessions * 2_000,
  }, async () => {
    const chance = createChance(20_261_126);
    const machine = createTestMachine();
    const unlocked = await setUp(machine);
    const more = { keys: unlocked.keys, station: unlocked.station };
    const opened = await machine.open(unlocked.clerk, more);
    let seen = 0;
    const { store, drafts, trail } = withholdReal(opened, {
      today: machineToday,
      onReal: () => {
        seen += 1;
      },
    });
    const canaries: string[] = [];
    const ids: RegistrationId[] = [];
    let saved = 0;
    for (let nth = 0; nth < sessions; nth += 1) {
      const id = practiceId(nth);
      const canary = civilCanary(chance);
      const text = written(canary, chance);
      canaries.push(canary);
      ids.push(id);
      const startedAt = machine.clock.now();
      const keep = (form: RegistrationForm) =>
        drafts.saveDraft({ id, startedAt, changedAt: startedAt, form });
      // What is typed before, keystroke by keystroke, and what follows after the number is gone again.
      await keep(typeInto(emptyForm, 'name', `Prøvia Canary${nth}`));
      const form = put(filled(nth), chance.pick(places), text);
      await keep(form);
      await drafts.saveLetterPages(id, [page(`Brev: ${text}`)]);
      await trail.note({ action: 'searched', detail: text });
      const registered = await registerResidence(
        { store, witness: witnessOf(machine) },
        id,
        form,
        contextOf('practice'),
      );
      if (registered.ok) saved += 1;
      if (chance.below(3) === 0) await keep(typeInto(form, 'cpr', ''));
    }
    // A record, too, in which nothing but a free text holds one: the field could not refuse it.
    const slipped = await store.saveRegistration(
      buildRegistration({ nth: 900, residence: { careOf: `hos ${canaries[0]}` } }),
      machine.clock.now(),
    );
    expect(slipped.ok).toBe(false);
    await opened.compact(true);
    const held = await openAll(opened, ids);
    await opened.close();
    // The database lost: what the journal alone would bring back.
    const database = await machine.look();
    database.close();
    indexedDB.deleteDatabase(database.name);
    const rebuilt = await machine.open(unlocked.clerk, more);
    const fromJournal = await openAll(rebuilt, ids);
    const backup = await rebuilt.backup.make();
    await rebuilt.close();
    if (!backup.ok) throw new Error(backup.error.kind);
    const fromBackup = await openRestored(backup.value.bytes, unlocked.recoveryKey, ids);
    const files = (
      await Promise.all((await machine.files.list()).map(({ name }) => machine.files.read(name)))
    ).map((bytes) => new TextDecoder('latin1').decode(bytes));
    const report = JSON.stringify({
      bopael: 'training-report',
      version: 1,
      sittings: [
        {
          id: crypto.randomUUID(),
          place: 3,
          scenario: 'flygtning-rent-brev',
          day: machineToday(),
          accuracy: 0,
          milliseconds: 1,
          keys: 1,
          clicks: 1,
          hints: 0,
          missed: [0],
          refusedNumbers: seen,
        },
      ],
    });
    const exported = [report, sittingsAsCsv(findSessionReport(report)?.sittings ?? [])].join('\n');
    expect(exported).toContain(`;${seen}\r\n`);
    // There is no field that a text of a person could stand in.
    expect(findSessionReport(report.replace('flygtning-rent-brev', canaries[0] ?? ''))).toBeUndefined();
    for (const name of ['name', 'text', 'cpr']) {
      expect(
        findSessionReport(report.replace('"keys":', `"${name}":"${canaries[0]}","keys":`)),
      ).toBeUndefined();
    }
    const found = {
      store: hitsIn(held, canaries),
      journal: hitsIn(fromJournal, canaries),
      backup: hitsIn(fromBackup, canaries),
      files: hitsIn(files.join('\n'), canaries),
      exports: hitsIn(exported, canaries),
      names: ids.filter((_, nth) => `${held}${fromJournal}${fromBackup}`.includes(`Canary${nth}"`)).length,
    };
    process.stdout.write(
      `Training: ${sessions} sessions of the ${fullSessions} of the full run, ${canaries.length} real-looking numbers typed, ${seen} forms withheld, ` +
        `${saved} registered; found afterwards: ${JSON.stringify(found)}.\n`,
    );
    expect(seen).toBe(sessions);
    expect(saved).toBe(0);
    expect(found).toEqual({ store: 0, journal: 0, backup: 0, files: 0, exports: 0, names: 0 });
  });

  it(`training numbers are registered and taken nowhere in production, over ${sessions} sessions`, {
    timeout: 120_000 + sessions * 2_000,
  }, async () => {
    const machine = createTestMachine();
    const opened = await machine.open();
    let registered = 0;
    let taken = 0;
    const canaries: string[] = [];
    const hashText = (text: string): string => toHex(hashBytes(new TextEncoder().encode(text)));
    for (let nth = 0; nth < sessions; nth += 1) {
      const person = practicePerson(nth);
      canaries.push(person.cpr);
      const id = practiceId(nth);
      const saved = await registerResidence(
        { store: opened.store, witness: witnessOf(machine) },
        id,
        filled(nth),
        contextOf('civil'),
      );
      if (saved.ok) registered += 1;
      // Somebody who goes round the screens: the record itself, in either series' name.
      for (const series of ['practice', 'civil'] as const) {
        const content = JSON.stringify({ schemaVersion: 1, ...buildRegistration({ nth, series }) });
        const arrival = { id, content, contentHash: hashText(content) };
        const checked = checkContent(arrival, { series: 'civil', today: machineToday(), hashText });
        if (checked.ok) taken += 1;
        else expect(checked.error.kind).toBe('wrong-series');
      }
      expect(parseCprNumber(person.cpr, { today: machineToday(), series: 'civil' }).ok).toBe(false);
    }
    const held = JSON.stringify(await opened.store.listOutbox());
    await opened.close();
    const found = hitsIn(held, canaries);
    process.stdout.write(
      `Production: ${sessions} sessions of the ${fullSessions} of the full run, ${canaries.length} training numbers typed; registered ${registered}, ` +
        `taken by the server ${taken}, found in the outbox ${found}.\n`,
    );
    expect({ registered, taken, found }).toEqual({ registered: 0, taken: 0, found: 0 });
  });
});

const page = (text: string): PageImage => ({
  width: 1,
  height: 1,
  bytes: new TextEncoder().encode(text),
  mediaType: 'image/png',
});
