import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMemoryShelf, type MemoryShelf } from '../memory-shelf.fixture.ts';
import { registerBytes } from '../register.fixture.ts';
import { addressAt, findAddress } from '../register-data.ts';
import { createRegisterKeeper, type OpenedRegister } from '../register-keeper.ts';
import { searchAddresses } from '../search.ts';

const streets = (prefix: string): Uint8Array<ArrayBuffer> =>
  registerBytes(
    Array.from({ length: 40 }, (_, at) => ({
      street: `${prefix}vej ${'abcdefgh'.charAt(at % 8)}`,
      number: String(at + 1),
    })),
    { name: prefix, date: `2026-11-0${prefix.length}` },
  );
const [first, second, third] = [streets('A'), streets('Be'), streets('Cef')];
const shaOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function keep(shelf: MemoryShelf, bytes: Uint8Array<ArrayBuffer>): Promise<OpenedRegister> {
  const keeper = createRegisterKeeper(shelf);
  await keeper.start();
  const file = await keeper.put(bytes, shaOf(bytes));
  return keeper.take(file, shaOf(bytes), 'none');
}
async function start(shelf: MemoryShelf): Promise<OpenedRegister | undefined> {
  const keeper = createRegisterKeeper(shelf);
  await keeper.start();
  return keeper.check(async () => undefined);
}

test('a station that never had a register starts without one', async () => {
  expect(await start(createMemoryShelf())).toBeUndefined();
});

test('the register that was taken last is there at the next start, and the one before it is kept', async () => {
  const shelf = createMemoryShelf();
  for (const bytes of [first, second, third]) await keep(shelf, bytes);
  expect((await start(shelf))?.inUse).toMatchObject({ name: 'Cef', date: '2026-11-03', addresses: 40 });
  expect(shelf.files.size).toBe(2);
  expect((await start(shelf))?.kept.sha256).toBe(shaOf(third));
});

test('killed or refused at any write, the old register or the new one works', async () => {
  const whole = createMemoryShelf();
  await keep(whole, first);
  await keep(whole, second);
  const before = whole.copy();
  const outcomes = new Set<string>();
  for (let failAt = 0; failAt < 40; failAt += 1) {
    for (const how of ['nothing', 'half', 'all'] as const) {
      const shelf = before.copy();
      shelf.failAt(failAt, how);
      const taken = await keep(shelf, third).then(
        () => true,
        () => false,
      );
      shelf.mend();
      const { inUse } = (await start(shelf)) ?? {};
      expect(['Be', 'Cef']).toContain(inUse?.name);
      expect(inUse?.insteadOf).toBeUndefined();
      if (taken) expect(inUse?.name).toBe('Cef');
      outcomes.add(`${inUse?.name} ${taken}`);
      // And the next one can be kept over whatever was left.
      await keep(shelf, first);
      expect((await start(shelf))?.inUse.name).toBe('A');
      expect(shelf.files.size).toBeLessThanOrEqual(2);
    }
  }
  expect([...outcomes].sort()).toEqual(['Be false', 'Cef false', 'Cef true']);
});

test('where the current register is damaged anywhere the one before it is used, and both are named', async () => {
  const whole = createMemoryShelf();
  await keep(whole, first);
  await keep(whole, second);
  const current = (await start(whole))?.kept.file ?? '';
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 255 }), fc.boolean(), async (at, change, isCut) => {
      const shelf = whole.copy();
      const bytes = shelf.files.get(current)?.slice() ?? new Uint8Array();
      const place = at % bytes.length;
      bytes[place] = (bytes[place] ?? 0) ^ change;
      shelf.files.set(current, isCut ? bytes.slice(0, place) : bytes);
      const started = await start(shelf);
      expect(started?.inUse).toMatchObject({
        name: 'A',
        date: '2026-11-01',
        insteadOf: { name: 'Be', date: '2026-11-02' },
      });
      // The next one that is taken leaves the damaged one.
      await keep(shelf, third);
      expect([...shelf.files.keys()]).not.toContain(current);
      expect((await start(shelf))?.inUse.insteadOf).toBeUndefined();
    }),
    { numRuns: 150 },
  );
});

test('a damaged pointer loses no register, whatever it says then', async () => {
  const whole = createMemoryShelf();
  await keep(whole, first);
  await keep(whole, second);
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.string({ maxLength: 1 }), async (at, sign) => {
      const shelf = whole.copy();
      const { pointer = '' } = shelf;
      const place = at % pointer.length;
      shelf.pointer = pointer.slice(0, place) + sign + pointer.slice(place + 1);
      expect(['A', 'Be']).toContain((await start(shelf))?.inUse.name);
    }),
    { numRuns: 300 },
  );
});

test('a block that goes bad while the register is open is refused, never another address', async () => {
  const shelf = createMemoryShelf();
  await keep(shelf, first);
  const started = await start(shelf);
  if (started === undefined) throw new Error('No register');
  const { data, kept } = started;
  const ids = Array.from({ length: data.info.addresses }, (_, unit) => addressAt(data, unit));
  const bytes = shelf.files.get(kept.file) ?? new Uint8Array();
  bytes.fill(0xee, bytes.length - 2000);
  for (const address of ids) {
    let found: unknown;
    try {
      found = findAddress(data, address.id)?.address;
    } catch {
      continue;
    }
    expect(found).toEqual(address);
  }
});

test('what is searched is there at once, and what is damaged behind it is found by the check', async () => {
  const shelf = createMemoryShelf();
  await keep(shelf, first);
  const rows = Array.from({ length: 20_000 }, (_, at) => ({
    street: `Bevej ${String.fromCharCode(97 + (at % 26))}`,
    number: String(1 + Math.floor(at / 26)),
  }));
  await keep(shelf, registerBytes(rows, { name: 'Be', date: '2026-11-02' }));
  const current = (await start(shelf))?.kept.file ?? '';
  const bytes = shelf.files.get(current) ?? new Uint8Array();
  // Among the ids.
  const damaged = Math.floor(bytes.length * 0.6);
  bytes.fill(0xee, damaged, damaged + 64);
  const keeper = createRegisterKeeper(shelf);
  const started = await keeper.start();
  if (started === undefined) throw new Error('No register');
  expect(searchAddresses(started.data, 'Bevej a', { limit: 1 }).suggestions).toHaveLength(1);
  const checked = await keeper.check(async () => undefined);
  expect([started.inUse.name, checked?.inUse.name, checked?.inUse.insteadOf?.name]).toEqual([
    'Be',
    'A',
    'Be',
  ]);
});

test('the old register stays open until the new one is handed over', async () => {
  const shelf = createMemoryShelf();
  await keep(shelf, first);
  let closed = 0;
  const keeper = createRegisterKeeper({
    ...shelf,
    open: async (name) => ({ ...(await shelf.open(name)), close: () => (closed += 1) }),
    async remove(name) {
      expect(closed).toBe(1);
      await shelf.remove(name);
    },
  });
  await keeper.start();
  await shelf.write('0-left.register', new Uint8Array(8));
  const file = await keeper.put(second, shaOf(second));
  // What was put was read back, and let go.
  expect(closed).toBe(1);
  await keeper.take(file, shaOf(second), 'none');
  expect(closed).toBe(2);
  expect(shelf.files.has('0-left.register')).toBe(false);
});
