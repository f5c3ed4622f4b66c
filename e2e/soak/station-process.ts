import 'fake-indexeddb/auto';
import { createPublicKey, verify } from 'node:crypto';
import { createSHA256 } from 'hash-wasm';
import { v7 } from 'uuid';
import { decodeBase64 } from '../../src/application/audit/bytes.ts';
import { createClockWitness } from '../../src/application/clock-witness.ts';
import { startHandOverService } from '../../src/application/hand-over/hand-over-service.ts';
import { withdraw } from '../../src/application/hand-over/resolve-case.ts';
import type { OutboxRecord } from '../../src/application/ports/outbox.ts';
import type { VerifySignature } from '../../src/application/ports/signature.ts';
import { isReceiptSigned } from '../../src/application/receipts/receipt-tree.ts';
import { createGzip } from '../../src/application/transport/gzip.ts';
import { createHttpTransport } from '../../src/application/transport/http-transport.ts';
import { calendarDate } from '../../src/domain/calendar-date.ts';
import {
  isConserved,
  needsAPerson,
  parseRegistrationId,
  type RegistrationId,
} from '../../src/domain/registration.ts';
import { createChance } from '../faults/chance.ts';
import { bareMachine, tellParent } from '../faults/node/bare-process.ts';
import { clerk } from '../faults/people.ts';
import { enter, now } from '../faults/station/machine.ts';
import { findMachineIdentity } from './machine-identity.ts';
import { personOf, registrationOf } from './people.ts';
import type { FinalRecord, Told } from './told.ts';

/** One station of the soak: real files, a database that dies with the process, and a bad line. */
export interface StationInput {
  readonly folder: string;
  readonly url: string;
  readonly code: string;
  readonly seed: number;
  /** Persons that it registers, in this order; those before `from` are done. */
  readonly persons: readonly number[];
  readonly from: number;
  /** Milliseconds between two saves, about. */
  readonly pace: number;
  /** 0-1: how many of the acknowledged are corrected, and taken back. */
  readonly corrected: number;
  readonly takenBack: number;
}

const tell: (told: Told) => void = tellParent;

const input = JSON.parse(process.argv[2] ?? '') as StationInput;
/** Asked to end, once all has come home. Not heard before this line: whoever asks waits until it is open. */
let stopping = false;
process.once('SIGTERM', () => {
  stopping = true;
});
const chance = createChance(input.seed);
const rest = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));
const newId = (): RegistrationId => {
  const id = parseRegistrationId(v7());
  if (id === undefined) throw new Error('A UUIDv7 is an id');
  return id;
};

const machine = bareMachine(input.folder);

const hasher = await createSHA256();
const hash = (bytes: Uint8Array): Uint8Array => hasher.init().update(bytes).digest('binary');
const verifySignature: VerifySignature = async ({ publicKey, message, signature }) => {
  const x = Buffer.from(publicKey).toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return verify(null, message, key, signature);
};

async function live(): Promise<void> {
  const { opened } = await enter(machine, clerk, () => {});
  const { store } = opened;
  tell({ kind: 'open', records: (await store.countQueue()).created });
  const { identity, signer } = await findMachineIdentity(input.folder, input.url, input.code);
  const clock = { now, today: () => calendarDate('2026-11-26'), monotonic: () => performance.now() };
  const witness = createClockWitness(clock);
  const world = { audience: identity.audience, kommuneCode: identity.kommuneCode };
  const serverKey = decodeBase64(identity.server.signing);
  const transport = createHttpTransport({
    web: globalThis as never,
    baseUrl: input.url,
    signer,
    audience: 'practice',
    now: Date.now,
    gzip: createGzip(globalThis),
    probeTimeoutMs: 2_000,
    handOverTimeoutMs: 4_000,
  });
  const service = startHandOverService({
    store,
    transport,
    clock,
    random: Math.random,
    hash,
    verify: verifySignature,
    findTrust: async () => ({ world, signingKeys: [serverKey] }),
    // Sixty times as fast as in an office: a soak has no afternoon to wait through.
    schedule(run, milliseconds) {
      const timer = setTimeout(run, milliseconds / 60);
      return () => clearTimeout(timer);
    },
    onStatus: () => {},
    onFault: (error) =>
      tell({ kind: 'trouble', what: error instanceof Error ? (error.stack ?? '') : String(error) }),
  });

  const personOfNumber = new Map(input.persons.map((nth): [string, number] => [personOf(nth).cpr, nth]));
  const done = new Set<RegistrationId>();

  async function save(nth: number, corrects?: RegistrationId): Promise<void> {
    const id = newId();
    const houseNumber = chance.between(1, 190);
    const more = { houseNumber, ...(corrects === undefined ? {} : { corrects }) };
    const saved = await store.saveRegistration(registrationOf(id, nth, more), now());
    if (saved.ok) {
      tell({ kind: 'saved', id, nth, ...(corrects === undefined ? {} : { corrects }) });
    } else if (saved.error.kind === 'same-cpr') {
      // Saved in an earlier life, which was killed before it could say so.
      if (corrects === undefined) tell({ kind: 'saved', id: saved.error.id, nth });
    } else if (saved.error.kind !== 'no-longer-current') {
      throw new Error(`Not saved: ${saved.error.kind}`);
    }
  }

  /** What a clerk does with what the server has answered: corrects some, takes some back, settles some cases. */
  async function lookAfter(record: OutboxRecord): Promise<void> {
    const { id, state, kind, correctedBy, withdrawnBy } = record;
    if (done.has(id) || kind !== 'registration') return;
    const ports = { store, clock, witness, ids: { newRegistrationId: newId } };
    if (state === 'acknowledged' && correctedBy === undefined && withdrawnBy === undefined) {
      done.add(id);
      const nth = personOfNumber.get(record.registration?.person.cpr ?? '');
      const luck = chance.fraction();
      if (luck < input.corrected && nth !== undefined) await save(nth, id);
      else if (luck < input.corrected + input.takenBack) {
        const taken = await withdraw(ports, id, 'Registreret ved en fejl');
        if (taken.ok && taken.value.kind === 'at-the-server') {
          tell({ kind: 'took-back', id, because: taken.value.withdrawal });
        }
      }
    } else if (state === 'conflict') {
      done.add(id);
      if (
        chance.fraction() < 0.5 &&
        (await withdraw(ports, id, 'Personen er registreret hos et andet kontor')).ok
      ) {
        tell({ kind: 'settled', id });
      }
    }
  }

  for (const nth of input.persons.slice(input.from)) {
    await save(nth);
    service.nudge();
    if (chance.fraction() < 0.2) {
      for (const record of (await store.findRecords({ limit: 40 })).records) await lookAfter(record);
    }
    await rest(chance.between(0, 2 * input.pace));
  }
  // All is saved; now everything has to come home. Who asks for the end sends SIGTERM.
  for (;;) {
    const queue = await store.countQueue();
    tell({ kind: 'queue', created: queue.created, waiting: queue.waiting, cases: queue.needsAPerson });
    // Cases that were settled here are told with the next exchange.
    if (stopping && queue.waiting === 0 && (await store.listSettled(1)).length === 0) break;
    service.sendNow();
    await rest(300);
  }
  await service.stop();
  tell({ kind: 'final', ...(await takeStock()) });
  await opened.close();

  async function takeStock(): Promise<Omit<Extract<Told, { kind: 'final' }>, 'kind'>> {
    const records: FinalRecord[] = [];
    const contents = new Map(
      (await store.findAcknowledged(undefined, 1_000_000)).map((one) => [
        one.receipt.id,
        one.receipt.contentHash,
      ]),
    );
    for (const record of await store.listOutbox()) {
      const { id, kind, state, receipt, trouble } = record;
      const proof = receipt === undefined ? undefined : await store.findProof(id);
      const isSigned =
        receipt !== undefined &&
        proof !== undefined &&
        (await isReceiptSigned({ hash, verify: verifySignature }, world, receipt, proof, serverKey));
      const other = trouble?.kind === 'conflict' ? trouble.conflict?.existing.id : undefined;
      const kept = contents.get(id);
      records.push({
        id,
        kind,
        state,
        ...(kept === undefined ? {} : { hash: kept }),
        ...(receipt === undefined ? {} : { sequence: receipt.sequence, isSigned }),
        ...(needsAPerson(state) && trouble !== undefined ? { trouble: trouble.kind } : {}),
        ...(other === undefined ? {} : { other }),
      });
    }
    return { balanced: isConserved(await store.countQueue()), records };
  }
}

live().then(
  () => process.exit(0),
  (error: unknown) => {
    tell({ kind: 'trouble', what: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    process.exit(1);
  },
);
