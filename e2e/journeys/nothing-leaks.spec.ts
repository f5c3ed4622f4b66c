import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Station } from '../pages/station.ts';
import { expect, test } from '../station/journey.ts';
import { oevine } from '../station/persons.ts';
import { takeLetter } from '../station/practice-letters.ts';

const policy = {
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'worker-src': "'self'",
  'connect-src': "'self'",
  'form-action': "'none'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
} as const;

const letter = takeLetter('kvoteflygtning.pdf');
const letterCanaries = ['080541-8044', '0805418044', 'Furaha', 'Kazadi'] as const;
const typedCanaries = ['150640-5005', '1506405005', 'Øvine', 'Prøvesen', '26-900417'] as const;
/** What the two persons of this journey are known by. Their street is in the public register anyway. */
const canaries = [...letterCanaries, ...typedCanaries] as const;

test('a whole day at the counter, and nothing of a person lies in the open or leaves the station', async ({
  server,
  profile,
}) => {
  const context = await profile.open();
  const heard: string[] = [];
  const asked: string[] = [];
  const unguarded: string[] = [];
  context.on('request', (request) => asked.push(request.url()));
  context.on('console', (message) => heard.push(message.text()));
  context.on('weberror', (error) => heard.push(error.error().message));
  context.on('response', (response) => {
    if (!response.url().startsWith(server.url)) return;
    const given = response.headers()['content-security-policy'] ?? '';
    const directives = new Map(
      given.split(';').map((part) => {
        const [name = '', ...values] = part.trim().split(' ');
        return [name, values.join(' ')] as const;
      }),
    );
    const whole = Object.entries(policy).every(([name, value]) => directives.get(name) === value);
    if (!whole) unguarded.push(`${response.url()}: ${given}`);
  });
  const station = new Station(context.pages()[0] ?? (await context.newPage()));
  const { clerk, desk, frame, outbox, page, registration } = station;
  const open: string[] = [];
  const lookAround = async (): Promise<void> => {
    open.push(page.url(), await page.title());
  };

  await test.step('one person is registered, another’s letter lies read in a draft', async () => {
    await station.open(server.url);
    await station.expectReadyForOffline();
    await lookAround();
    await station.save(oevine);
    await lookAround();
    await page.getByRole('button', { name: 'Se registreringen' }).click();
    await outbox.readReceipt();
    await lookAround();
    await frame.goTo('Afleveringer');
    await page.getByLabel('Søg på navn').fill('prøvesen');
    await lookAround();
    await frame.goTo('Skranke');
    await desk.dropLetter(letter);
    await registration.expectRead();
    await expect(registration.field('name')).toHaveValue(letter.person.name);
    await registration.field('caseNumber').fill('');
    await clerk.type('26-900417');
    await expect(page.getByText('Kladden er gemt på stationen')).toBeVisible();
    await lookAround();
    await station.reload();
    await expect(registration.field('caseNumber')).toHaveValue('26-900417');
  });

  await test.step('every answer carries the policy, and nobody else was asked for anything', () => {
    expect(unguarded).toEqual([]);
    expect(asked.length).toBeGreaterThan(20);
    expect(asked.filter((url) => !url.startsWith(`${server.url}/`) && !url.startsWith('blob:'))).toEqual([]);
  });
  await test.step('addresses, titles, messages and caches name nobody', async () => {
    const kept = await page.evaluate(async () => {
      const texts: string[] = [];
      for (const name of await caches.keys()) {
        texts.push(name);
        for (const request of await (await caches.open(name)).keys()) texts.push(request.url);
      }
      for (const storage of [localStorage, sessionStorage]) {
        for (const [key, value] of Object.entries(storage)) texts.push(key, String(value));
      }
      return texts;
    });
    const text = [...open, ...asked, ...heard, ...kept].join('\n');
    for (const canary of canaries) expect(text.includes(canary), canary).toBe(false);
  });
  await test.step('the station’s databases hold no plain text of them', async () => {
    const found = await page.evaluate(searchDatabases, [...canaries, 'Kløverstræde']);
    expect(found.looked).toBeGreaterThan(5);
    expect(found.hits).toEqual([]);
  });
  await test.step('nor do the browser’s own files, temporary ones, or what a crash leaves', async () => {
    await page.goto('chrome://crash').catch(() => undefined);
    await context.close();
    const files = [...filesUnder(profile.directory), ...filesUnder(profile.temporary)];
    expect(files.length).toBeGreaterThan(50);
    const hits = files.flatMap((path) => {
      const bytes = readFileSync(path);
      // The practice letters themselves are among the station's own files.
      return typedCanaries
        .filter(
          (canary) => bytes.includes(Buffer.from(canary)) || bytes.includes(Buffer.from(canary, 'utf16le')),
        )
        .map((canary) => `${path}: ${canary}`);
    });
    expect(hits).toEqual([]);
  });
  await test.step('nor does the server’s log', () => {
    expect(server.said).toContain('handed over');
    for (const canary of canaries) expect(server.said.includes(canary), canary).toBe(false);
  });
});

const filesUnder = (directory: string): readonly string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** Runs in the page: looks through every row of every database but the public address register's. */
async function searchDatabases(
  words: readonly string[],
): Promise<{ readonly looked: number; readonly hits: readonly string[] }> {
  const bytesOf = (value: unknown): readonly Uint8Array[] => {
    if (typeof value === 'string') return [new TextEncoder().encode(value)];
    if (value instanceof ArrayBuffer) return [new Uint8Array(value)];
    if (ArrayBuffer.isView(value)) return [new Uint8Array(value.buffer, value.byteOffset, value.byteLength)];
    if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(bytesOf);
    return [];
  };
  const contains = (bytes: Uint8Array, word: string): boolean => {
    const text = new TextDecoder('latin1').decode(bytes);
    const asUtf8 = Array.from(new TextEncoder().encode(word), (byte) => String.fromCharCode(byte)).join('');
    const asUtf16 = Array.from(
      word,
      (sign) => String.fromCharCode(sign.charCodeAt(0) & 255) + String.fromCharCode(sign.charCodeAt(0) >> 8),
    ).join('');
    return text.includes(asUtf8) || text.includes(asUtf16);
  };
  const waitFor = <Value>(request: IDBRequest<Value>): Promise<Value> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('IndexedDB failed'));
    });
  let looked = 0;
  const hits: string[] = [];
  for (const { name = '' } of await indexedDB.databases()) {
    if (name.startsWith('bopael-addresses')) continue;
    const database = await waitFor(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const rows = database.transaction(store).objectStore(store);
      const [values, keys] = await Promise.all([waitFor(rows.getAll()), waitFor(rows.getAllKeys())]);
      for (const bytes of [...values, ...keys].flatMap(bytesOf)) {
        looked += 1;
        for (const word of words) if (contains(bytes, word)) hits.push(`${name}/${store}: ${word}`);
      }
    }
    database.close();
  }
  return { looked, hits };
}
