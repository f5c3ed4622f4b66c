import { beforeEach, describe, expect, it } from 'vitest';
import { type IpcChannel, ipcChannels } from '../../contract/ipc/channels.ts';
import { fail, ok } from '../../domain/result.ts';
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

const wellFormed: Record<IpcChannel, unknown> = {
  'station:load': undefined,
  'station:connect': { serverUrl: 'https://indtag.example', token: 'hemmelig' },
  'keys:load': { dataExists: false },
  'intake:probe': undefined,
  'intake:hand-over': { records: [{ id, content: '{}' }] },
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
      'keys:load': seen('keys:load', { dataKey: key, lookupKey: key }),
      'intake:probe': seen('intake:probe', { kind: 'unreachable' }),
      'intake:hand-over': seen('intake:hand-over', { kind: 'timed-out' }),
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
    ['keys:load', undefined],
    ['keys:load', { dataExists: 'no' }],
    ['keys:load', { dataExists: true, path: '/etc' }],
    ['station:connect', undefined],
    ['station:connect', { serverUrl: 'https://indtag.example' }],
    ['station:connect', { serverUrl: null, token: 't' }],
    ['station:connect', { token: 't', extra: 1 }],
    ['station:connect', { token: ['t'] }],
    ['intake:hand-over', { records: [] }],
    ['intake:hand-over', { records: [{ id: 'x', content: '{}' }] }],
    ['intake:hand-over', { records: [{ id, content: 5 }] }],
    ['intake:hand-over', { records: [{ id, content: '{}', more: 1 }] }],
    ['intake:hand-over', { records: Array.from({ length: 501 }, () => ({ id, content: '{}' })) }],
    ['intake:hand-over', [{ id, content: '{}' }]],
  ];

  it.each(bad)('of %s is refused before it reaches a handler', async (channel, payload) => {
    expect(await connect().ask(channel, payload)).toEqual(fail({ kind: 'malformed-request' }));
    expect(calls).toEqual([]);
    expect(lines).toEqual([{ event: 'request-failed', fields: { channel, kind: 'malformed-request' } }]);
  });
});

describe('a handler’s answer', () => {
  it('is passed on where it is a failure that the contract names', async () => {
    const { ask } = connect({ 'keys:load': async () => fail({ kind: 'keys-unreadable' }) });
    expect(await ask('keys:load', wellFormed['keys:load'])).toEqual(fail({ kind: 'keys-unreadable' }));
  });

  it('loses what a failure carries besides its kind', async () => {
    const { ask } = connect({
      'keys:load': async () =>
        fail({ kind: 'keys-unreadable', cause: 'hemmelig' } as { kind: 'keys-unreadable' }),
    });
    expect(await ask('keys:load', wellFormed['keys:load'])).toEqual(fail({ kind: 'keys-unreadable' }));
  });

  it.each([
    ['a value of another form', async () => ok({ dataKey: 'x', lookupKey: key })],
    ['more than the contract says', async () => ok({ dataKey: key, lookupKey: key, token: 'hemmelig' })],
    ['an unnamed failure', async () => fail({ kind: 'surprise' })],
    ['nothing at all', async () => undefined],
    ['an exception', () => Promise.reject(new Error('010145-5009 hemmelig'))],
  ])('does not cross as %s', async (_, handler) => {
    const { ask } = connect({ 'keys:load': handler as unknown as IpcHandlers['keys:load'] });
    expect(await ask('keys:load', wellFormed['keys:load'])).toEqual(fail({ kind: 'internal-error' }));
    expect(JSON.stringify(lines)).not.toMatch(/hemmelig|5009/);
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
