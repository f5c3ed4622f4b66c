import Dexie from 'dexie';
import type { IntakeTransport } from '../../application/ports/intake-transport.ts';
import { createHttpTransport } from '../../application/transport/http-transport.ts';
import { enrolStation, readStationSettings } from '../../application/transport/introduce-station.ts';
import type { WebPlatform } from '../../application/transport/web-platform.ts';
import type { StationSettings } from '../../contract/intake-api.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { generateStoreKeys, type StoreKeys } from '../../store/store-keys.ts';
import { createVault } from '../../store/vault.ts';
import { HostDatabase } from './host-database.ts';
import { stationDatabaseNames } from './station-database-name.ts';
import type { IdentityProblem, KeyProblem, StationHost, StationIdentity } from './station-host.ts';

const tokenPlace = 'host/token';

const web: WebPlatform = {
  fetch: (url, request) => globalThis.fetch(url, request),
  AbortController: globalThis.AbortController,
  TextDecoder: globalThis.TextDecoder,
  setTimeout: (run, milliseconds) => globalThis.setTimeout(run, milliseconds),
  clearTimeout: (timer) => globalThis.clearTimeout(timer),
};

/**
 * The station in a browser, served by the kommune's intake server: keys in Web Crypto and IndexedDB,
 * transport by same-origin fetch.
 */
export function createBrowserHost(): StationHost {
  const database = new HostDatabase();
  const origin = location.origin;
  let settings: StationSettings | undefined;
  let token: string | undefined;
  let keysOnce: Promise<Result<StoreKeys, KeyProblem>> | undefined;

  const connected = (withToken: string | undefined): IntakeTransport => {
    if (settings === undefined) return { probe: unreachable, handOver: unreachable };
    return createHttpTransport({
      web,
      baseUrl: origin,
      token: withToken,
      audience: settings.audience,
      now: Date.now,
      probeTimeoutMs: 5_000,
    });
  };

  async function keepToken(fresh: string): Promise<void> {
    const keys = await loadKeys();
    if (!keys.ok) return;
    await database.entries.put({
      name: 'token',
      token: await createVault(keys.value).sealText(tokenPlace, fresh),
    });
    token = fresh;
  }

  async function findToken(): Promise<string | undefined> {
    const [entry, keys] = await Promise.all([database.find('token'), loadKeys()]);
    if (entry === undefined || !keys.ok) return undefined;
    return createVault(keys.value).findText(tokenPlace, entry.token);
  }

  /** Practice servers on the same machine give a token to whoever asks. */
  async function enrolIfOpen(): Promise<void> {
    if (token !== undefined || settings?.openEnrolment !== true) return;
    const suffix = crypto.getRandomValues(new Uint16Array(1))[0] ?? 0;
    const enrolled = await enrolStation(web, origin, `Øvestation ${suffix.toString(16).padStart(4, '0')}`);
    if (enrolled.ok) await keepToken(enrolled.value);
  }

  async function learnSettings(): Promise<Result<StationSettings, IdentityProblem>> {
    const fresh = await readStationSettings(web, origin);
    if (!fresh.ok) return fail({ kind: 'never-connected' });
    await database.entries.put({ name: 'settings', settings: fresh.value });
    return fresh;
  }

  async function openKeys(): Promise<Result<StoreKeys, KeyProblem>> {
    try {
      const entry = await database.find('keys');
      if (entry !== undefined) return ok(entry.keys);
      // New keys could not open what is there; the data must wait until the old ones are found.
      const existing = await Promise.all(stationDatabaseNames.map((name) => Dexie.exists(name)));
      if (existing.includes(true)) return fail({ kind: 'keys-unreadable' });
      const made = await generateStoreKeys();
      // `add`: where another window was first, ours fails and its keys are the ones.
      await database.entries.add({ name: 'keys', keys: made }).catch(() => undefined);
      const kept = await database.find('keys');
      return kept === undefined ? fail({ kind: 'key-store-unavailable' }) : ok(kept.keys);
    } catch (error) {
      if (error instanceof Dexie.DexieError) return fail({ kind: 'key-store-unavailable' });
      throw error;
    }
  }

  function loadKeys(): Promise<Result<StoreKeys, KeyProblem>> {
    keysOnce ??= openKeys();
    return keysOnce;
  }

  const identity = (): StationIdentity => {
    if (settings === undefined) throw new Error('The station has no settings yet');
    return { ...settings, serverUrl: origin, enrolled: token !== undefined };
  };

  return {
    kind: 'browser',
    loadKeys,
    async loadIdentity() {
      const known = await database.find('settings');
      // Known settings serve at once; the server's word is heard in the background for the next start.
      const learnt = known === undefined ? await learnSettings() : ok(known.settings);
      if (!learnt.ok) return learnt;
      if (known !== undefined) void learnSettings();
      settings = learnt.value;
      token = await findToken();
      if (known === undefined) await enrolIfOpen();
      return ok(identity());
    },
    async connect({ token: offered }) {
      if (settings === undefined) return fail({ kind: 'unreachable' });
      const answer = await connected(offered.trim()).probe();
      if (answer.kind !== 'ready') return fail(answer);
      await keepToken(offered.trim());
      return token === undefined ? fail({ kind: 'not-stored' }) : ok(identity());
    },
    transport: {
      async probe() {
        await enrolIfOpen();
        return connected(token).probe();
      },
      handOver: (records) => connected(token).handOver(records),
    },
    persistStorage: async () => (await navigator.storage.persisted()) || navigator.storage.persist(),
  };
}

const unreachable = async () => ({ kind: 'unreachable' }) as const;
