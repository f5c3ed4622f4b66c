import { beforeEach, describe, expect, it } from 'vitest';
import {
  type AskedForIntakes,
  type IntakeAnswer,
  type IntakeStanding,
  kioskKeyText,
  type SealedIntake,
} from '../../contract/kiosk-api.ts';
import type { ReceiptWorld } from '../../contract/receipt.ts';
import type { Intake } from '../../domain/intake.ts';
import type { Instant } from '../../domain/registration.ts';
import { formatTicket } from '../../domain/ticket.ts';
import { randomTicket, sampleIntake } from '../../testing/intakes.ts';
import { encodeBase64 } from '../audit/bytes.ts';
import { createBundleCrypto } from '../bundle/bundle-crypto.ts';
import type { BundleWeb } from '../bundle/bundle-web.ts';
import type { Answer } from '../ports/intake-transport.ts';
import { awaitsLook, personFields } from '../registration-form/form.ts';
import type { IdentityWeb } from '../station-identity/identity-web.ts';
import { createStationCrypto } from '../station-identity/station-crypto.ts';
import { formOfCompanion, formOfIntake } from './intake-form.ts';
import { sealIntake } from './sealed-intake.ts';
import { createStationIntakes } from './station-intakes.ts';

const crypto = createBundleCrypto(globalThis as unknown as BundleWeb);
const stations = createStationCrypto(globalThis as unknown as IdentityWeb);
const world: ReceiptWorld = { audience: 'practice', kommuneCode: '0621' };
const kiosk = '7d3f0f6e-5a52-4a86-9d0c-1b2c3d4e5f60';
const at = '2026-11-23T09:00:00.000Z' as Instant;
const ticket = randomTicket();

async function makeMachine() {
  const secrets = await stations.makeSecrets();
  const keys = await stations.findKeys(secrets);
  if (keys === undefined) throw new Error('no keys');
  return { signingKey: secrets.signing.public, sealingKey: secrets.sealing.public, ...keys };
}
type Machine = Awaited<ReturnType<typeof makeMachine>>;

let [server, kioskMachine, counter, stranger]: Machine[] = [];
beforeEach(async () => {
  [server, kioskMachine, counter, stranger] = await Promise.all(Array.from({ length: 4 }, makeMachine));
});

const need = (machine: Machine | undefined): Machine => {
  if (machine === undefined) throw new Error('no machine');
  return machine;
};

const seal = (intake: Intake, to: Machine): Promise<SealedIntake> =>
  sealIntake(crypto, intake, {
    world,
    kiosk,
    ticket,
    to: [to.sealingKey],
    sign: need(kioskMachine).sign,
    randomBytes: (length) => new Uint8Array(length).fill(7),
  });

const standing = (intake: Intake, state: IntakeStanding['state'] = { kind: 'open' }): IntakeStanding => ({
  id: intake.id,
  receivedAt: at,
  kioskName: 'Kiosk 1',
  state,
});

/** A station whose server knows these intakes, and gives them out as signed by `by`. */
function stationWith(
  found: readonly IntakeStanding[],
  sealed?: SealedIntake,
  by: Machine = need(server),
  fails?: Answer<IntakeAnswer>,
  refused?: IntakeAnswer['refused'],
) {
  const asked: AskedForIntakes[] = [];
  const intakes = createStationIntakes({
    crypto,
    initials: 'ANNA',
    findOpener: async () => ({
      world,
      sealingKey: need(counter).sealingKey,
      agree: need(counter).agreeWith,
      serverKey: need(server).signingKey,
    }),
    transport: {
      async askForIntakes(question) {
        asked.push(question);
        if (fails !== undefined) return fails;
        if (question.ask !== 'take' || sealed === undefined) {
          const more = refused === undefined ? {} : { refused };
          return { kind: 'answered', value: { intakes: [...found], ...more } };
        }
        const kioskKey = need(kioskMachine).signingKey;
        const signature = encodeBase64(await by.sign(kioskKeyText(world, kiosk, kioskKey)));
        const taken = { sealed, kioskKey, attestation: { key: 'a'.repeat(16), signature } };
        return { kind: 'answered', value: { intakes: [...found], taken } };
      },
    },
  });
  return { intakes, asked };
}

describe('an intake at the counter', () => {
  it('opens by its ticket as a form in which everything is still to be looked at', async () => {
    const intake = sampleIntake();
    const { intakes, asked } = stationWith([standing(intake)], await seal(intake, need(counter)));
    const opened = await intakes.open(formatTicket(ticket).toLowerCase());
    if (!opened.ok) throw new Error(opened.error.kind);
    expect(asked.map(({ ask }) => ask)).toEqual(['find', 'take']);
    const { form } = opened.value;
    expect(form).toEqual(formOfIntake(intake, { ticket, kioskName: 'Kiosk 1' }));
    const filled = personFields.filter((field) => form.fields[field].text !== '');
    expect(filled).toEqual(['cpr', 'name', 'caseNumber']);
    expect(filled.every((field) => awaitsLook(form.fields[field]))).toBe(true);
    expect(form.fields.name).toMatchObject({
      text: 'Olena Øvemarker',
      citizen: 'Olena Øvemarker',
      scannedAs: 'Olena 0vemarker',
      source: 'corrected',
    });
    expect([form.fields.cpr.source, form.fields.caseNumber.source]).toEqual(['scanned', 'typed']);
    expect(form).toMatchObject({ moveInDate: '20-11-2026', addressText: 'Lærkevej 9, 9293 Kongerslev' });
    // No paper has been seen, and no answer given, by anybody but the citizen.
    expect(form).toMatchObject({ documentsSeen: [], earlierNumber: { number: '' } });
    expect(form.chosenGroup).toBeUndefined();
  });

  it('begins the next one’s registration with the name and the same residence alone', () => {
    const form = formOfIntake(sampleIntake({ careOf: 'Hansen' }), { ticket, kioskName: 'Kiosk 1' });
    const next = formOfCompanion(form, { name: 'Danylo Øvemarker', cpr: '010160-0000' });
    expect(next.fields.name).toMatchObject({
      text: 'Danylo Øvemarker',
      citizen: 'Danylo Øvemarker',
      needsLook: true,
    });
    expect(next.fields.cpr).toMatchObject({ text: '010160-0000', needsLook: true });
    expect(next.fields.caseNumber.text).toBe('');
    expect(next).toMatchObject({ addressText: form.addressText, careOf: 'Hansen', moveInDate: '20-11-2026' });
    // One registration ends the intake.
    expect(next.intake).toBeUndefined();
  });

  it('says why there is nothing to open', async () => {
    const intake = sampleIntake();
    const taken = { kind: 'taken', by: 'BO', stationName: 'Skranke 2', at, here: false } as const;
    const ended = { kind: 'ended', as: 'expired', at } as const;
    for (const [found, error] of [
      [[], { kind: 'unknown' }],
      [[standing(intake, taken)], { kind: 'taken', taken }],
      [[standing(intake, { ...taken, here: true })], { kind: 'taken' }],
      [[standing(intake, ended)], { kind: 'ended', ended }],
      [[standing(intake, { kind: 'elsewhere', office: 'Syd' })], { kind: 'elsewhere', office: 'Syd' }],
      [[standing(sampleIntake(), ended), standing(intake, taken)], { kind: 'taken' }],
    ] as const) {
      expect(await stationWith(found).intakes.open(ticket)).toMatchObject({ ok: false, error });
    }
    expect(await stationWith([]).intakes.open('K7F')).toMatchObject({ error: { kind: 'ticket' } });
    const dead = stationWith([], undefined, need(server), { kind: 'unreachable' });
    expect(await dead.intakes.open(ticket)).toEqual({ ok: false, error: { kind: 'no-line' } });
    const shut = stationWith([], undefined, need(server), { kind: 'status', status: 401 });
    expect(await shut.intakes.open(ticket)).toEqual({ ok: false, error: { kind: 'not-connected' } });
  });

  it('tells that the server did not take it, before what is older under the same ticket', async () => {
    const intake = sampleIntake();
    const refused = { id: intake.id, kioskName: 'Kiosk 1', problem: 'malformed', at } as const;
    const open = (found: readonly IntakeStanding[]) =>
      stationWith(found, undefined, need(server), undefined, [refused]).intakes.open(ticket);
    const ended = standing(sampleIntake(), { kind: 'ended', as: 'finished', at });
    const elsewhere = standing(sampleIntake(), { kind: 'elsewhere', office: 'Syd' });
    const taken = { kind: 'taken', by: 'BO', stationName: 'Skranke 2', at, here: false } as const;
    for (const found of [[], [ended], [elsewhere]]) {
      expect(await open(found)).toEqual({ ok: false, error: { kind: 'refused', refused } });
    }
    expect(await open([standing(sampleIntake(), taken)])).toMatchObject({ error: { kind: 'taken' } });
  });

  it('is taken again by the clerk who had it, and from another where they were asked', async () => {
    const intake = sampleIntake();
    const sealed = await seal(intake, need(counter));
    const mine = { kind: 'taken', by: 'ANNA', stationName: 'Skranke 1', at, here: true } as const;
    expect(await stationWith([standing(intake, mine)], sealed).intakes.open(ticket)).toMatchObject({
      ok: true,
    });
    const theirs = { ...mine, by: 'BO' };
    const { intakes, asked } = stationWith([standing(intake, theirs)], sealed);
    expect(await intakes.open(ticket, { fromOther: true })).toMatchObject({ ok: true });
    expect(asked.at(-1)).toEqual({ ask: 'take', id: intake.id, fromOther: true, by: 'ANNA' });
  });

  it('asks which one is meant where two have one ticket', async () => {
    const [first, second] = [sampleIntake(), sampleIntake()];
    const found = [standing(first), standing(second)];
    const { intakes } = stationWith(found, await seal(second, need(counter)));
    expect(await intakes.open(ticket)).toEqual({ ok: false, error: { kind: 'several', intakes: found } });
    expect(await intakes.open(ticket, { id: second.id })).toMatchObject({
      ok: true,
      value: { id: second.id },
    });
  });

  it('is put back, unopened, where it is not for this station or not from a kiosk that the server knows', async () => {
    const intake = sampleIntake();
    const notOurs = stationWith([standing(intake)], await seal(intake, need(stranger)));
    expect(await notOurs.intakes.open(ticket)).toEqual({
      ok: false,
      error: { kind: 'not-for-this-station' },
    });
    expect(notOurs.asked.at(-1)).toEqual({ ask: 'give-up', id: intake.id, by: 'ANNA' });
    const forged = stationWith([standing(intake)], await seal(intake, need(counter)), need(stranger));
    expect(await forged.intakes.open(ticket)).toEqual({ ok: false, error: { kind: 'not-genuine' } });
    expect(forged.asked.at(-1)?.ask).toBe('give-up');
  });
});
