import { beforeEach, describe, expect, it } from 'vitest';
import { handOverLimits } from '../../contract/intake-api.ts';
import { type IpcChannel, ipcChannels } from '../../contract/ipc/channels.ts';
import { fail, ok } from '../../domain/result.ts';
import { makeTicket } from '../../domain/ticket.ts';
import { handleRequests, type IpcHandlers } from './handle.ts';
import { type IpcSender, isOwnPage } from './sender.ts';

const frame = { url: 'app://bopael/', origin: 'app://bopael', parent: null, detached: false };
const own: IpcSender = { sender: { id: 1 }, senderFrame: frame };
const identity = {
  audience: 'practice',
  kommuneCode: '0461',
  kommuneName: 'Odense',
  openEnrolment: true,
  serverUrl: 'http://127.0.0.1:4780',
  enrolled: true,
} as const;
const key = Buffer.alloc(32, 7).toString('base64');
const id = '01944b7a-5d3c-7c3e-9a4f-0123456789ab';
const hostileNames = [
  '../keys.json',
  '/etc/passwd',
  'C:\\x-1.log',
  'journal-1.log/..',
  'journal-1.log\0',
  '',
];

const wellFormed: Record<IpcChannel, unknown> = {
  'station:load': undefined,
  'station:connect': { serverUrl: 'https://indtag.example', code: 'hemmelig' },
  'station:standing': undefined,
  'station:take-number': undefined,
  'station:sign-bundle': { text: 'bopael bundle 1\npractice' },
  'station:agree': { publicKey: new Uint8Array(32) },
  'keys:earlier': undefined,
  'keys:forget-earlier': undefined,
  'device:bind': { secret: new Uint8Array(32), mayMake: false },
  'files:list': undefined,
  'files:read': { name: 'journal-000001.log', from: 0, to: 10 },
  'files:append': { name: 'journal-000001.log', at: 0, bytes: new Uint8Array(3) },
  'files:truncate': { name: 'journal-000001.log', size: 0 },
  'files:remove': { name: 'journal-000001.log' },
  'intake:probe': undefined,
  'intake:hand-over': { records: [{ id, bytes: Uint8Array.of(123, 125) }] },
  'intake:compare': { records: [{ id, contentHash: 'a'.repeat(64) }] },
  'intake:updates': { marks: 0, index: 12, lists: 1 },
  'intake:kiosk': { question: { ask: 'find', ticket: makeTicket([1, 2, 3, 4, 5]), by: 'ANNA' } },
  'intake:register': { have: 'a'.repeat(64) },
  'intake:register-part': { file: { sha256: 'a'.repeat(64), size: 10 }, from: 0 },
};

let calls: { channel: string; input: unknown }[];
let lines: { event: string; fields: unknown }[];

function connect(overrides: Partial<IpcHandlers> = {}) {
  const listeners = new Map<string, (event: IpcSender, payload: unknown) => Promise<unknown>>();
  const seen =
    <Value>(channel: string, value: Value) =>
    async (input?: unknown) => {
      calls.push({ channel, input });
      return ok(value);
    };
  handleRequests({
    ipcMain: {
      handle(channel, listener) {
        if (listeners.has(channel)) throw new Error(`A second handler for ${channel}`);
        listeners.set(channel, listener);
      },
    },
    isTrusted: (sender) => isOwnPage(sender, new Set([1])),
    handlers: {
      'station:load': seen('station:load', identity),
      'station:connect': seen('station:connect', identity),
      'station:standing': seen('station:standing', undefined),
      'station:take-number': seen('station:take-number', 7),
      'station:sign-bundle': seen('station:sign-bundle', new Uint8Array(64)),
      'station:agree': seen('station:agree', new Uint8Array(32)),
      'keys:earlier': seen('keys:earlier', { dataKey: key, lookupKey: key }),
      'keys:forget-earlier': seen('keys:forget-earlier', undefined),
      'device:bind': seen('device:bind', new Uint8Array(32)),
      'files:list': seen('files:list', []),
      'files:read': seen('files:read', new Uint8Array(10)),
      'files:append': seen('files:append', { kind: 'done' }),
      'files:truncate': seen('files:truncate', { kind: 'size-differs', size: 4 }),
      'files:remove': seen('files:remove', undefined),
      'intake:probe': seen('intake:probe', { kind: 'unreachable' }),
      'intake:hand-over': seen('intake:hand-over', { kind: 'timed-out' }),
      'intake:compare': seen('intake:compare', { kind: 'unreachable' }),
      'intake:updates': seen('intake:updates', { kind: 'unreachable' }),
      'intake:kiosk': seen('intake:kiosk', { kind: 'unreachable' }),
      'intake:register': seen('intake:register', { kind: 'unreachable' }),
      'intake:register-part': seen('intake:register-part', { kind: 'unreachable' }),
      ...overrides,
    },
    log: (event, fields) => lines.push({ event, fields }),
  });
  const ask = (channel: string, payload: unknown, sender = own) => listeners.get(channel)?.(sender, payload);
  return { listeners, ask };
}

beforeEach(() => {
  calls = [];
  lines = [];
});

it('answers every request that is declared, and no other', () => {
  expect([...connect().listeners.keys()]).toEqual([...ipcChannels]);
});

it.each(ipcChannels)('%s passes what is well-formed to its own handler', async (channel) => {
  expect(await connect().ask(channel, wellFormed[channel])).toMatchObject({ ok: true });
  expect(calls).toEqual([{ channel, input: wellFormed[channel] }]);
});

describe('a sender', () => {
  const strangers: [string, IpcSender][] = [
    ['in a window that is not ours', { ...own, sender: { id: 2 } }],
    ['whose frame is gone', { ...own, senderFrame: null }],
    ['whose frame has been detached', { ...own, senderFrame: { ...frame, detached: true } }],
    ['within our page', { ...own, senderFrame: { ...frame, parent: frame } }],
    [
      'from another site',
      { ...own, senderFrame: { ...frame, url: 'https://evil.example/', origin: 'https://evil.example' } },
    ],
    [
      'with an origin that begins like ours',
      { ...own, senderFrame: { ...frame, origin: 'app://bopael.evil' } },
    ],
    ['with an opaque origin', { ...own, senderFrame: { ...frame, origin: 'null' } }],
    ['at an address that begins like ours', { ...own, senderFrame: { ...frame, url: 'app://bopael.evil/' } }],
  ];

  it.each(strangers)('%s is refused, whatever is asked', async (_, sender) => {
    const { ask } = connect();
    for (const channel of ipcChannels) {
      expect(await ask(channel, wellFormed[channel], sender)).toEqual(fail({ kind: 'sender-refused' }));
    }
    expect(calls).toEqual([]);
    expect(lines).toHaveLength(ipcChannels.length);
  });
});

describe('a malformed request', () => {
  const bad: [IpcChannel, unknown][] = [
    ['station:load', {}],
    ['station:load', null],
    ['intake:probe', 'x'],
    ['keys:earlier', { dataExists: true }],
    ['keys:forget-earlier', { path: '/etc' }],
    ['device:bind', undefined],
    ['device:bind', { secret: new Uint8Array(32) }],
    ['device:bind', { secret: new Uint8Array(31), mayMake: true }],
    ['device:bind', { secret: new ArrayBuffer(32), mayMake: true }],
    ['device:bind', { secret: new Uint8Array(32), mayMake: 'yes' }],
    ['files:list', {}],
    ...hostileNames.map((name): [IpcChannel, unknown] => ['files:read', { name, from: 0, to: 1 }]),
    ...hostileNames.map((name): [IpcChannel, unknown] => ['files:remove', { name }]),
    ...hostileNames.map((name): [IpcChannel, unknown] => ['files:truncate', { name, size: 0 }]),
    ...hostileNames.map((name): [IpcChannel, unknown] => [
      'files:append',
      { name, at: 0, bytes: new Uint8Array(1) },
    ]),
    ['files:read', { name: 'journal-1.log', from: 0 }],
    ['files:read', { name: 'journal-1.log', from: 2, to: 1 }],
    ['files:read', { name: 'journal-1.log', from: -1, to: 1 }],
    ['files:read', { name: 'journal-1.log', from: 0, to: 64 * 1024 * 1024 + 1 }],
    ['files:append', { name: 'journal-1.log', at: 0.5, bytes: new Uint8Array(1) }],
    ['files:append', { name: 'journal-1.log', at: 0, bytes: 'tekst' }],
    ['files:append', { name: 'journal-1.log', at: 0, bytes: new Uint16Array(1) }],
    ['files:append', { name: 'journal-1.log', at: 0, bytes: new Uint8Array(64 * 1024 * 1024 + 1) }],
    ['files:append', { name: 'journal-1.log', at: 0, bytes: new Uint8Array(1), mode: 0o777 }],
    ['files:truncate', { name: 'journal-1.log', size: Number.POSITIVE_INFINITY }],
    ['station:connect', undefined],
    ['station:connect', { serverUrl: 'https://indtag.example' }],
    ['station:connect', { serverUrl: null, code: 't' }],
    ['station:connect', { code: 't', extra: 1 }],
    ['station:connect', { code: ['t'] }],
    ['station:connect', { code: 'x'.repeat(101) }],
    ['station:sign-bundle', { text: 'bopael request 1\npractice' }],
    ['station:sign-bundle', { text: ' bopael bundle 1\npractice' }],
    ['station:agree', { publicKey: new Uint8Array(31) }],
    ['intake:hand-over', { records: [] }],
    ['intake:hand-over', { records: [{ id, bytes: Uint8Array.of(123, 125) }], line: { isQuick: 1 } }],
    ['intake:hand-over', { records: [{ id: 'x', bytes: Uint8Array.of(123, 125) }] }],
    ['intake:hand-over', { records: [{ id, bytes: '{}' }] }],
    ['intake:hand-over', { records: [{ id, bytes: Uint8Array.of(123, 125), more: 1 }] }],
    [
      'intake:hand-over',
      {
        records: Array.from({ length: handOverLimits.records + 1 }, () => ({
          id,
          bytes: Uint8Array.of(123, 125),
        })),
      },
    ],
    ['intake:hand-over', [{ id, bytes: Uint8Array.of(123, 125) }]],
  ];

  it.each(bad)('of %s is refused before it reaches a handler', async (channel, payload) => {
    expect(await connect().ask(channel, payload)).toEqual(fail({ kind: 'malformed-request' }));
    expect(calls).toEqual([]);
    expect(lines).toEqual([{ event: 'request-failed', fields: { channel, kind: 'malformed-request' } }]);
  });
});

describe('a handler’s answer', () => {
  it('is passed on where it is a failure that the contract names', async () => {
    const { ask } = connect({ 'keys:earlier': async () => fail({ kind: 'keys-unreadable' }) });
    expect(await ask('keys:earlier', wellFormed['keys:earlier'])).toEqual(fail({ kind: 'keys-unreadable' }));
  });

  it('loses what a failure carries besides its kind', async () => {
    const { ask } = connect({
      'keys:earlier': async () =>
        fail({ kind: 'keys-unreadable', cause: 'hemmelig' } as { kind: 'keys-unreadable' }),
    });
    expect(await ask('keys:earlier', wellFormed['keys:earlier'])).toEqual(fail({ kind: 'keys-unreadable' }));
  });

  it('tells how long a file has become that somebody else wrote to', async () => {
    const { ask } = connect();
    expect(await ask('files:truncate', wellFormed['files:truncate'])).toEqual(
      ok({ kind: 'size-differs', size: 4 }),
    );
  });

  it.each([
    ['a value of another form', async () => ok({ dataKey: 'x', lookupKey: key })],
    ['more than the contract says', async () => ok({ dataKey: key, lookupKey: key, token: 'hemmelig' })],
    ['an unnamed failure', async () => fail({ kind: 'surprise' })],
    ['nothing at all', async () => undefined],
    ['an exception', () => Promise.reject(new Error('010145-5009 hemmelig'))],
  ])('does not cross as %s', async (_, handler) => {
    const { ask } = connect({ 'keys:earlier': handler as unknown as IpcHandlers['keys:earlier'] });
    expect(await ask('keys:earlier', wellFormed['keys:earlier'])).toEqual(fail({ kind: 'internal-error' }));
    expect(JSON.stringify(lines)).not.toMatch(/hemmelig|5009/);
  });

  it('does not cross with the memory that Node keeps its short buffers in', async () => {
    const pooled = Buffer.from('a'.repeat(32));
    const { ask } = connect({ 'device:bind': async () => ok(pooled) });
    expect(await ask('device:bind', wellFormed['device:bind'])).toEqual(fail({ kind: 'internal-error' }));
  });

  it('does not throw across even where the sender’s window is being torn down', async () => {
    const dying = {
      get sender(): never {
        throw new Error('Object has been destroyed');
      },
      senderFrame: frame,
    };
    expect(await connect().ask('intake:probe', undefined, dying)).toEqual(fail({ kind: 'internal-error' }));
  });
});
