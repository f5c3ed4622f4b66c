import type { Clock } from '../../application/ports/machine.ts';
import {
  type OfficeProblem,
  OfficeProblemSchema,
  type OfficeRole,
  officePaths,
} from '../../contract/office-api.ts';
import type { Instant } from '../../domain/registration.ts';
import { createOfficeBooks, type OfficeBooks } from '../office/open-office.ts';
import { createPasswordHasher } from '../office/users/passwords.ts';
import { steppingClock, type TestServer } from './test-server.ts';

/** Cheap enough for tests; the settings stand in each hash. */
export const testHasher = createPasswordHasher({ cost: 4 });

export const testPassword = 'kastanje-ved-broen';

/** Somebody at a browser: keeps the cookie that signing in gave. */
export interface OfficeBrowser {
  readonly send: (method: string, path: string, body?: unknown) => Promise<Response>;
  /** The JSON of an answer that must be 2xx. */
  readonly get: (path: string) => Promise<unknown>;
  readonly post: (path: string, body: unknown) => Promise<unknown>;
  readonly cookie: () => string;
}

export function openBrowser(url: string, headers: Readonly<Record<string, string>> = {}): OfficeBrowser {
  let cookie = '';
  async function send(method: string, path: string, body?: unknown): Promise<Response> {
    const response = await fetch(url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...headers,
        ...(cookie === '' ? {} : { cookie }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const set = response.headers.getSetCookie()[0];
    if (set !== undefined) cookie = set.split(';', 1)[0] ?? '';
    return response;
  }
  async function expectJson(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await send(method, path, body);
    if (!response.ok) throw new Error(`answered ${response.status}: ${await response.text()}`);
    return await response.json();
  }
  return {
    send,
    get: (path) => expectJson('GET', path),
    post: (path, body) => expectJson('POST', path, body),
    cookie: () => cookie,
  };
}

export interface TestOffice extends OfficeBooks {
  /** A new user, signed in. */
  readonly signIn: (initials: string, role: OfficeRole) => Promise<OfficeBrowser>;
}

/** The office of a test server that was started with `officeHasher: testHasher`. */
export function openTestOffice(server: TestServer): TestOffice {
  const books = createOfficeBooks(server.database.db, steppingClock('2026-11-23T07:00:00.000Z'), testHasher);
  return {
    ...books,
    async signIn(initials, role) {
      const added = await books.users.add(
        { initials, name: `Øvende ${initials}`, role },
        testPassword,
        false,
      );
      if (!added.ok) throw new Error('the initials are taken');
      const browser = openBrowser(server.url);
      await browser.post(officePaths.session, { initials, password: testPassword });
      return browser;
    },
  };
}

/** A clock that a test moves on; it also goes a millisecond on each time it is asked. */
export function movableClock(start?: string): Clock & { readonly goOn: (seconds: number) => void } {
  const stepping = steppingClock(start);
  let moved = 0;
  return {
    now: () => new Date(Date.parse(stepping.now()) + moved).toISOString() as Instant,
    today: () => stepping.today(),
    monotonic: () => stepping.monotonic() + moved,
    goOn(seconds) {
      moved += seconds * 1000;
    },
  };
}

export async function readOfficeProblem(response: Response): Promise<OfficeProblem & { status: number }> {
  return { status: response.status, ...OfficeProblemSchema.parse(await response.json()) };
}
