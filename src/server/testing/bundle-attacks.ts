import { gzipSync } from 'node:zlib';
import type { Bytes } from '../../application/bundle/bundle-web.ts';
import { openSealedFile, readHeader } from '../../application/bundle/sealed-file.ts';
import { bundleLimits } from '../../contract/bundle.ts';
import type { OutgoingRecord } from '../../contract/intake-api.ts';
import { type BundleParty, bundleCrypto } from '../../testing/bundle-parties.ts';
import { newRegistrationId, practiceRecord } from './practice-registrations.ts';
import { postBundle, writeBundle } from './test-bundles.ts';
import type { TestServer, TestStation } from './test-server.ts';

/** A bundle that a station really made. */
export interface GenuineBundle {
  readonly station: TestStation;
  readonly number: number;
  readonly records: readonly OutgoingRecord[];
  readonly bytes: Bytes;
}

/** What attackers have to hand. */
export interface AttackWorld {
  readonly server: TestServer;
  readonly genuine: readonly GenuineBundle[];
  /** A key that no server knows. */
  readonly stranger: BundleParty;
  /** Enrolled, and up to no good: it signs whatever it likes with its own key. */
  readonly rogue: TestStation;
  /** Another server of the same kommune, whose keys are the attacker's. */
  readonly otherServer: BundleParty;
  /** Revoked; its key works. */
  readonly revoked: TestStation;
  /** Enrolled anew since; what it signed is of the old key. */
  readonly renewed: TestStation;
  /** Of a person that nobody else has: were it taken in, it would stand there. */
  readonly newRecord: () => OutgoingRecord;
}

/** Seeded dice: a number from 0 to below `sides`. */
export type Dice = (sides: number) => number;

export interface Attack {
  readonly bytes: Bytes;
  readonly headers?: Readonly<Record<string, string>>;
  /** How many are sent at once; one if absent. */
  readonly atOnce?: number;
  /** What a server has to say to it: one of these reasons, or `imported` where it holds nothing that is new. */
  readonly answers: readonly string[];
  /** For those that are imported: whose answers they are to be. */
  readonly replays?: readonly OutgoingRecord[];
}

const pick = <Value>(values: readonly Value[], dice: Dice): Value => {
  const value = values[dice(values.length)];
  if (value === undefined) throw new Error('There is nothing to pick from');
  return value;
};

const raw = (base64: string): Bytes => new Uint8Array(Buffer.from(base64, 'base64'));
const join = (...parts: readonly (Bytes | readonly number[])[]): Bytes =>
  new Uint8Array(Buffer.concat(parts.map((part) => Uint8Array.from(part))));

function split(bytes: Bytes): { header: Record<string, unknown>; sealed: Bytes } {
  const end = bytes.indexOf(0x0a);
  const header = JSON.parse(Buffer.from(bytes.slice(0, end)).toString('utf8')) as Record<string, unknown>;
  return { header, sealed: bytes.slice(end + 1) };
}

const withHeader = (bytes: Bytes, change: object): Bytes => {
  const { header, sealed } = split(bytes);
  return join(bundleCrypto.utf8(`${JSON.stringify({ ...header, ...change })}\n`), sealed);
};

/** Any of these may be what is found wrong first. */
const anyReason = [
  'not-a-bundle',
  'not-whole',
  'newer-version',
  'another-server',
  'unknown-station',
  'malformed',
];

/** Each kind of attack, by its name. All are harmless to a server that keeps its promises. */
export const attacks: Readonly<Record<string, (world: AttackWorld, dice: Dice) => Promise<Attack>>> = {
  async 'forged by a key that nobody knows'({ genuine, stranger, newRecord }, dice) {
    const { station, number } = pick(genuine, dice);
    const forged = { number: number + dice(3), records: [newRecord()], sign: stranger.sign };
    return { bytes: await writeBundle(station, forged), answers: ['not-whole'] };
  },
  async "forged with another station's key"({ genuine, rogue, newRecord }, dice) {
    const { station } = pick(genuine, dice);
    const forged = { number: 100_000 + dice(1_000), records: [newRecord()], station: station.id };
    return { bytes: await writeBundle(rogue, forged), answers: ['not-whole'] };
  },
  async 'not signed at all'({ genuine, newRecord }, dice) {
    const signature = new Uint8Array(64).fill(dice(256));
    const forged = { number: 7, records: [newRecord()], sign: async () => signature };
    return { bytes: await writeBundle(pick(genuine, dice).station, forged), answers: ['not-whole'] };
  },
  async "signed with another bundle's signature"({ genuine, newRecord }, dice) {
    const { station, number } = pick(genuine, dice);
    let stolen: Bytes | undefined;
    await writeBundle(station, {
      number,
      content: 'x',
      sign: async (text) => (stolen = new Uint8Array(station.machine.sign(Buffer.from(text)))),
    });
    const forged = { number, records: [newRecord()], sign: async () => stolen ?? new Uint8Array(64) };
    return { bytes: await writeBundle(station, forged), answers: ['not-whole'] };
  },
  async 'a bit turned anywhere'({ genuine }, dice) {
    const bytes = pick(genuine, dice).bytes.slice();
    const bit = dice(bytes.length * 8);
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    return { bytes, answers: anyReason };
  },
  async 'a bit turned in the header'({ genuine }, dice) {
    const bytes = pick(genuine, dice).bytes.slice();
    const bit = dice((bytes.indexOf(0x0a) + 1) * 8);
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    return { bytes, answers: anyReason };
  },
  async 'cut anywhere'({ genuine }, dice) {
    const { bytes } = pick(genuine, dice);
    return { bytes: bytes.slice(0, dice(bytes.length)), answers: anyReason };
  },
  async 'with more at its end'({ genuine }, dice) {
    const { bytes } = pick(genuine, dice);
    const more = Array.from({ length: 1 + dice(40) }, () => dice(256));
    return { bytes: join(bytes, more), answers: ['not-whole'] };
  },
  async 'two bundles one after the other'({ genuine }, dice) {
    return { bytes: join(pick(genuine, dice).bytes, pick(genuine, dice).bytes), answers: ['not-whole'] };
  },
  async 'blocks in another order'({ genuine }, dice) {
    const { bytes } = pick(genuine, dice);
    const from = bytes.indexOf(0x0a) + 1;
    const middle = from + 16 * (1 + dice(Math.floor((bytes.length - from) / 16) - 1));
    const swapped = join(bytes.slice(0, from), bytes.slice(middle), bytes.slice(from, middle));
    return { bytes: swapped, answers: ['not-whole'] };
  },
  async "under another bundle's header"({ genuine }, dice) {
    const one = pick(genuine, dice);
    const others = genuine.filter((other) => other !== one);
    const { header } = split(pick(others, dice).bytes);
    return { bytes: withHeader(one.bytes, header), answers: ['not-whole'] };
  },
  async 'under another number'({ genuine }, dice) {
    const { bytes, number } = pick(genuine, dice);
    return { bytes: withHeader(bytes, { number: number + 1 + dice(50) }), answers: ['not-whole'] };
  },
  async "under another station's id"({ genuine, rogue }, dice) {
    const { bytes } = pick(genuine, dice);
    return { bytes: withHeader(bytes, { station: rogue.id }), answers: ['not-whole'] };
  },
  async 'under an id that no station has'({ genuine }, dice) {
    const station = '7d3f0f6e-5a52-4a86-9d0c-1b2c3d4e5f60';
    return { bytes: withHeader(pick(genuine, dice).bytes, { station }), answers: ['unknown-station'] };
  },
  async 'with a key that agrees with everybody'({ genuine }, dice) {
    const small = new Uint8Array(32);
    small[0] = dice(2);
    const key = Buffer.from(small).toString('base64');
    return { bytes: withHeader(pick(genuine, dice).bytes, { key }), answers: ['not-whole'] };
  },
  async replayed({ genuine }, dice) {
    const { bytes, records } = pick(genuine, dice);
    return { bytes, answers: ['imported'], replays: records };
  },
  async 'doubled at once'({ genuine }, dice) {
    const { bytes, records } = pick(genuine, dice);
    return { bytes, atOnce: 2 + dice(3), answers: ['imported'], replays: records };
  },
  async 'sealed anew by the station itself'({ genuine }, dice) {
    const { station, number, records } = pick(genuine, dice);
    return {
      bytes: await writeBundle(station, { number, records }),
      answers: ['imported'],
      replays: records,
    };
  },
  async "with another station's records, word for word"({ genuine, rogue }, dice) {
    const { records } = pick(genuine, dice);
    return { bytes: await writeBundle(rogue, { records }), answers: ['imported'], replays: records };
  },
  async "with other words under another station's ids"({ server, genuine, rogue, newRecord }, dice) {
    const { bytes, records } = pick(genuine, dice);
    await postBundle(server.url, bytes);
    const { content } = newRecord();
    const changed = records.map(({ id, content: own }) => ({
      id,
      content: own.replace('"name":"', '"name":"X'),
    }));
    const swapped = records.map(({ id }) => ({ id, content }));
    return {
      bytes: await writeBundle(rogue, { records: pick([changed, swapped], dice) }),
      answers: ['refusals'],
    };
  },
  async 'for the other world'({ genuine, newRecord }, dice) {
    const { station } = pick(genuine, dice);
    const { kommuneCode } = station.info;
    const forged = { records: [newRecord()], world: { audience: 'production', kommuneCode } as const };
    return { bytes: await writeBundle(station, { ...forged, number: 90_000 }), answers: ['not-whole'] };
  },
  async 'of the other world, signed as ours'({ rogue, newRecord }) {
    const along = { audience: 'production' } as const;
    return {
      bytes: await writeBundle(rogue, { records: [newRecord()], along }),
      answers: ['another-server'],
    };
  },
  async 'for another kommune'({ genuine, newRecord }, dice) {
    const { station } = pick(genuine, dice);
    const world = { audience: 'practice', kommuneCode: '0101' } as const;
    const forged = { records: [newRecord()], world, number: 90_001 };
    return { bytes: await writeBundle(station, forged), answers: ['not-whole'] };
  },
  async 'for another server'({ genuine, otherServer, newRecord }, dice) {
    const { station } = pick(genuine, dice);
    const forged = { number: 90_002, records: [newRecord()], sealedTo: otherServer.sealingKey };
    const bytes = await writeBundle(station, forged);
    const { to } = split(pick(genuine, dice).bytes).header;
    return dice(2) === 0
      ? { bytes, answers: ['another-server'] }
      : { bytes: withHeader(bytes, { to }), answers: ['not-whole'] };
  },
  async 'opened by another server and sealed on to this one'({ genuine, otherServer, newRecord }, dice) {
    const { station } = pick(genuine, dice);
    const number = 90_003;
    const bytes = await writeBundle(station, {
      number,
      records: [newRecord()],
      sealedTo: otherServer.sealingKey,
    });
    const found = readHeader(bundleCrypto, bytes);
    const own = { publicKey: otherServer.sealingKey, agree: otherServer.agree };
    const opened = found.ok ? await openSealedFile(bundleCrypto, found.value, bytes, own) : undefined;
    if (opened === undefined) throw new Error('It is theirs to open');
    const sealedOn = { number, content: opened.content, sign: async () => opened.signature };
    return { bytes: await writeBundle(station, sealedOn), answers: ['not-whole'] };
  },
  async 'from a station that is revoked'({ revoked, newRecord }) {
    return { bytes: await writeBundle(revoked, { records: [newRecord()] }), answers: ['station-revoked'] };
  },
  async 'signed with a key that is retired'({ renewed, newRecord }) {
    return { bytes: await writeBundle(renewed, { records: [newRecord()] }), answers: ['old-key'] };
  },
  async 'from a machine that was copied'({ server, newRecord }, dice) {
    const copied = await server.newStation('Kopieret');
    const number = 1 + dice(500);
    const nothing = { id: newRegistrationId(), content: '{}' };
    await postBundle(server.url, await writeBundle(copied, { number, records: [nothing] }));
    const second = await writeBundle(copied, { number, records: [newRecord()] });
    return { bytes: second, answers: ['station-cloned'] };
  },
  async empty(_, dice) {
    return { bytes: new Uint8Array(dice(3)), answers: ['not-a-bundle', 'malformed'] };
  },
  async 'with nothing in it'({ rogue }) {
    return { bytes: await writeBundle(rogue, { records: [] }), answers: ['not-whole'] };
  },
  async 'with words that are no bundle'({ rogue, newRecord }, dice) {
    const whole = JSON.stringify({
      audience: 'practice',
      createdAt: '2026-11-23T08:00:00.000Z',
      records: [newRecord()],
    });
    const content = pick(
      [
        '',
        'null',
        '[]',
        '{"audience":"practice"',
        whole.slice(0, -1),
        whole.replace('"audience"', '"more":1,"audience"'),
        whole.replace('"audience"', '"__proto__":{"x":1},"audience"'),
        whole.replace('2026-11-23T08:00:00.000Z', 'i går'),
        whole.replace('"records":[', '"records":[null,'),
        `\ufeff${whole}`,
        '['.repeat(200_000),
        `{"records":${'[{"id":'.repeat(20_000)}`,
        `{"records":[${'1,'.repeat(100_000)}1]}`,
        '1e999999',
        '"\\ud800"',
      ],
      dice,
    );
    return { bytes: await writeBundle(rogue, { content }), answers: ['not-whole'] };
  },
  async 'far too many records'({ rogue }, dice) {
    const id = newRegistrationId();
    const records = Array.from({ length: bundleLimits.records + 1 + dice(9) }, () => ({ id, content: '{}' }));
    return { bytes: await writeBundle(rogue, { records }), answers: ['not-whole'] };
  },
  async 'packed, as bombs are'({ genuine }, dice) {
    const bomb = new Uint8Array(gzipSync(Buffer.alloc(5_000_000)));
    return dice(2) === 0
      ? { bytes: bomb, answers: ['not-a-bundle'] }
      : {
          bytes: new Uint8Array(gzipSync(pick(genuine, dice).bytes)),
          headers: { 'content-encoding': 'gzip' },
          answers: ['not-a-bundle', 'malformed'],
        };
  },
  async 'as another kind of body'({ genuine }, dice) {
    const type = pick(['application/json', 'text/plain', 'multipart/form-data; boundary=x', 'x'], dice);
    return {
      bytes: pick(genuine, dice).bytes,
      headers: { 'content-type': type },
      answers: ['malformed'],
    };
  },
  async 'from a page of another site'({ genuine }, dice) {
    return {
      bytes: pick(genuine, dice).bytes,
      headers: { origin: 'https://angriber.example' },
      answers: ['foreign-request'],
    };
  },
  async 'a return receipt in a bundle’s place'({ genuine, server }, dice) {
    const posted = await postBundle(server.url, pick(genuine, dice).bytes);
    if (posted.kind === 'refused') throw new Error('A genuine bundle was refused');
    return { bytes: raw(posted.response.receipt), answers: ['not-a-bundle'] };
  },
  async 'a person who stands there already'({ server, genuine, rogue }, dice) {
    const { bytes, records } = pick(genuine, dice);
    await postBundle(server.url, bytes);
    const { person } = JSON.parse(records[0]?.content ?? '') as { person: { cpr: string } };
    const again = practiceRecord({ cpr: person.cpr });
    return { bytes: await writeBundle(rogue, { records: [again, again] }), answers: ['conflicts'] };
  },
};
