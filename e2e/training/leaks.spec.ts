import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { modulus11Remainder } from '../../src/domain/cpr-number.ts';
import { productionSupervisor } from '../pages/access.ts';
import { Station } from '../pages/station.ts';
import { IntakeServer } from '../station/intake-server.ts';
import { expect, test } from '../station/journey.ts';
import { Course } from './course.ts';

/**
 * Each way. CI's share is small, since every session is typed into a browser; `npm run test:leaks -- --full` goes
 * over all that are asked for. The rules themselves are tried beside it in `training/leaks.test.ts`.
 */
const fullSessions = 200;
const sessions = Number(process.env['BOPAEL_LEAK_SESSIONS'] ?? 25);

const two = (part: number): string => String(part).padStart(2, '0');

/** Looks real, and is nobody's: without modulus 11, and not of a 1 January. */
function civilCanary(nth: number): string {
  for (let serial = 1_000 + ((nth * 37) % 2_900); ; serial += 1) {
    const digits = `${two(2 + (nth % 26))}${two(1 + (nth % 12))}${two(45 + (nth % 50))}${serial}`;
    if (modulus11Remainder(digits) !== 0) return digits;
  }
}

const trainingCanary = (nth: number): string =>
  `${two(2 + (nth % 26))}${two(1 + (nth % 12))}${two(37 + (nth % 20))}${5_100 + ((nth * 31) % 3_800)}`;

const writings = (digits: string): readonly string[] => [digits, `${digits.slice(0, 6)}-${digits.slice(6)}`];

/**
 * Types the number into one of the places where people type. `answered` waits for what the page says to it: what
 * appears above a button moves it away from under the pointer.
 */
async function typeSomewhere(
  station: Station,
  nth: number,
  digits: string,
  answered = async (): Promise<void> => {},
): Promise<void> {
  const { desk, frame, registration } = station;
  await frame.goTo('Skranke');
  await desk.typeByHand.click();
  const written = writings(digits)[nth % 2] ?? digits;
  await registration.field('name').fill(`Prøvia Canary${nth}`);
  const place = (['cpr', 'cpr', 'name', 'caseNumber', 'name'] as const)[nth % 5] ?? 'cpr';
  await registration.field(place).fill(place === 'cpr' ? written : `Sag ${written}`);
  await answered();
  await registration.closeDraft.click();
  await expect(desk.typeByHand).toBeVisible();
}

/** All that the page's origin keeps: databases, files, storages. */
const readOrigin = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const texts: string[] = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
    const asText = (value: unknown): string =>
      value instanceof ArrayBuffer
        ? new TextDecoder('latin1').decode(value)
        : ArrayBuffer.isView(value)
          ? new TextDecoder('latin1').decode(value)
          : typeof value === 'object' && value !== null
            ? Object.entries(value)
                .map(([key, part]) => `${key}=${asText(part)}`)
                .join('\n')
            : String(value);
    const done = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error('unreadable'));
      });
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const table of database.objectStoreNames) {
        const rows: unknown[] = await done(database.transaction(table).objectStore(table).getAll());
        texts.push(name, table, ...rows.map(asText));
      }
      database.close();
    }
    const walk = async (folder: FileSystemDirectoryHandle): Promise<void> => {
      for await (const [name, handle] of folder as unknown as AsyncIterable<[string, FileSystemHandle]>) {
        texts.push(name);
        if (handle.kind === 'directory') await walk(handle as FileSystemDirectoryHandle);
        else {
          const file = await (handle as FileSystemFileHandle).getFile();
          if (file.size < 3_000_000) texts.push(new TextDecoder('latin1').decode(await file.arrayBuffer()));
        }
      }
    };
    await walk(await navigator.storage.getDirectory());
    return texts.join('\n');
  });

function readFolder(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      try {
        return readFileSync(join(entry.parentPath, entry.name), 'latin1');
      } catch {
        return '';
      }
    })
    .join('\n');
}

test('numbers of neither world come into the other: databases, files, exports, the profile, the server', async ({
  profile,
  databaseUrl,
}) => {
  test.setTimeout(120_000 + sessions * 10_000);
  const server = await IntakeServer.start({ databaseUrl, world: ['--kommune', '0621'] });
  const context = await profile.open();
  const page = context.pages()[0] ?? (await context.newPage());
  const real = new Station(page);
  const course = new Course(page);
  const civil = Array.from({ length: sessions }, (_, nth) => civilCanary(nth));
  const fictive = Array.from({ length: sessions }, (_, nth) => trainingCanary(nth));
  const all = [...civil, ...fictive].flatMap(writings);
  expect(new Set(all).size).toBe(sessions * 4);
  const found = (text: string): readonly string[] => all.filter((canary) => text.includes(canary));

  await test.step('training numbers are typed at the real station, and nothing can be saved under one', async () => {
    await page.goto(server.url);
    await real.enter(productionSupervisor);
    for (const [nth, digits] of fictive.entries()) await typeSomewhere(real, nth, digits);
    await real.desk.expectCount({ created: 0 });
  });
  const reports: string[] = [];
  await test.step('real-looking numbers are typed in training, and its station holds none of their forms', async () => {
    await page.goto(`${server.url}/ovelse`);
    await course.begin('En flygtning med et rent brev');
    for (const [nth, digits] of civil.entries()) {
      await typeSomewhere(course.station, nth, digits, () =>
        expect(course.task).toContainText('Er det en rigtig sag?'),
      );
    }
    expect(found(await readOrigin(page))).toEqual([]);
    const discard = course.task.getByRole('button', { name: 'Nej, kassér det, jeg skrev' });
    for (let left = sessions; left > 0; left -= 1) await discard.click();
    await expect(discard).toBeHidden();
    await expect(course.station.desk.drafts).toContainText('Ingen åbne kladder');
    await course.finish();
    await course.toTasks();
    const [report] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Gem mine resultater til underviseren' }).click(),
    ]);
    reports.push(readFileSync(await report.path(), 'utf8'));
  });
  const origin = await readOrigin(page);
  const records = await server.listRecords();
  await context.close();
  const places = {
    origin: found(origin).length,
    profile: found(readFolder(profile.directory)).length,
    report: found(reports.join('\n')).length,
    server: found(JSON.stringify(records) + server.said).length,
  };
  process.stdout.write(
    `Leaks in Chromium: ${sessions} sessions each way of the ${fullSessions} of the full run, ` +
      `${civil.length + fictive.length} numbers typed and searched for in two writings; found: ${JSON.stringify(places)}\n`,
  );
  expect(places).toEqual({ origin: 0, profile: 0, report: 0, server: 0 });
  expect(reports[0]).toContain(`"refusedNumbers":${sessions}`);
  await server.remove();
});
