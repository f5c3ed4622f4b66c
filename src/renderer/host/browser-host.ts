import type { DeviceBinding } from '../../application/ports/device-binding.ts';
import type { IntakeTransport } from '../../application/ports/intake-transport.ts';
import type { SafeFiles } from '../../application/ports/safe-files.ts';
import { createHttpTransport } from '../../application/transport/http-transport.ts';
import { enrolStation, readStationSettings } from '../../application/transport/introduce-station.ts';
import type { WebPlatform } from '../../application/transport/web-platform.ts';
import { type StationSettings, StationSettingsSchema } from '../../contract/intake-api.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { fromBase64, toBase64 } from '../../store/keyring/key-wrap.ts';
import { createVault, type Sealed, type Vault } from '../../store/keys/vault.ts';
import { HostDatabase } from './host-database.ts';
import { createBrowserFiles } from './safe-files/browser-files.ts';
import type { IdentityProblem, StationHost, StationIdentity } from './station-host.ts';

const tokenPlace = 'host/token';

const web: WebPlatform = {
  fetch: (url, request) => globalThis.fetch(url, request),
  AbortController: globalThis.AbortController,
  TextDecoder: globalThis.TextDecoder,
  setTimeout: (run, milliseconds) => globalThis.setTimeout(run, milliseconds),
  clearTimeout: (timer) => globalThis.clearTimeout(timer),
};

/** A browser keeps no secret from whoever holds its profile: the passcode alone must stand up to guessing. */
const unbound: DeviceBinding = { kind: 'none', bind: async (secret) => ok(secret) };

/**
 * The station in a browser, served by the kommune's intake server: files in the origin's private file
 * system, transport by same-origin fetch.
 */
export function createBrowserHost(): StationHost {
  const database = new HostDatabase();
  const origin = location.origin;
  let settings: StationSettings | undefined;
  let token: string | undefined;
  let hasToken = false;
  let vault: Vault | undefined;
  /** As long as somebody is signed in. */
  let lending = new AbortController();

  const connected = (withToken: string | undefined): IntakeTransport => {
    if (settings === undefined) return { probe: unreachable, handOver: unreachable };
    return createHttpTransport({
      web,
      baseUrl: origin,
      token: withToken,
      audience: settings.audience,
      now: Date.now,
      probeTimeoutMs: 5_000,
      cancellation: lending.signal,
    });
  };

  async function keepToken(fresh: string): Promise<void> {
    if (vault === undefined || settings === undefined) return;
    const sealed = await vault.sealText(tokenPlace, fresh);
    await Promise.all([
      database.entries.put({ name: 'token', token: sealed }),
      keepTokenFile(createBrowserFiles(folderOf(settings)), sealed),
    ]);
    token = fresh;
    hasToken = true;
  }

  /** The database's copy, or the file's where the database was lost. */
  async function findSealedToken(): Promise<Sealed | undefined> {
    const entry = await database.find('token').catch(() => undefined);
    if (entry !== undefined) return entry.token;
    return settings === undefined ? undefined : findTokenFile(createBrowserFiles(folderOf(settings)));
  }

  async function lendVault(lent: Vault | undefined): Promise<void> {
    lending.abort();
    lending = new AbortController();
    vault = lent;
    token = undefined;
    if (lent === undefined) return;
    const sealed = await findSealedToken();
    token = sealed === undefined ? undefined : await lent.findText(tokenPlace, sealed);
    if (token === undefined && sealed !== undefined) {
      // Sealed by the version before clerks: with the keys that are still there until all is sealed anew.
      const keys = (await database.find('keys'))?.keys;
      const earlier = keys === undefined ? undefined : await createVault(keys).findText(tokenPlace, sealed);
      if (earlier !== undefined) await keepToken(earlier);
    }
    hasToken = token !== undefined;
    await enrolIfOpen();
  }

  /** Practice servers on the same machine give a token to whoever asks. */
  async function enrolIfOpen(): Promise<void> {
    if (vault === undefined || token !== undefined || settings?.openEnrolment !== true) return;
    const suffix = crypto.getRandomValues(new Uint16Array(1))[0] ?? 0;
    const enrolled = await enrolStation(web, origin, `Øvestation ${suffix.toString(16).padStart(4, '0')}`);
    if (enrolled.ok) await keepToken(enrolled.value);
  }

  async function learnSettings(): Promise<Result<StationSettings, IdentityProblem>> {
    const fresh = await readStationSettings(web, origin);
    if (!fresh.ok) return fail({ kind: 'never-connected' });
    await database.entries.put({ name: 'settings', settings: fresh.value });
    localStorage.setItem(settingsKey, JSON.stringify(fresh.value));
    return fresh;
  }

  const identity = (): StationIdentity => {
    if (settings === undefined) throw new Error('The station has no settings yet');
    return { ...settings, serverUrl: origin, enrolled: hasToken };
  };

  return {
    kind: 'browser',
    files: (audience) => createBrowserFiles(folderOf({ audience })),
    device: unbound,
    // With a copied profile one can guess as fast as one can buy machines; fictive persons need no such lock.
    passcodes: (audience) =>
      audience === 'production' ? { shortest: 8, shortestDigits: 10 } : { shortest: 4, shortestDigits: 4 },
    async findEarlierKeys() {
      return ok((await database.find('keys'))?.keys);
    },
    async forgetEarlierKeys() {
      await database.entries.delete('keys');
    },
    lendVault,
    async loadIdentity() {
      const known = (await database.find('settings').catch(() => undefined))?.settings ?? findSettings();
      // Known settings serve at once; the server's word is heard in the background for the next start.
      const learnt = known === undefined ? await learnSettings() : ok(known);
      if (!learnt.ok) return learnt;
      if (known !== undefined) void learnSettings();
      settings = learnt.value;
      hasToken = (await findSealedToken()) !== undefined;
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
      handOver: (...given) => connected(token).handOver(...given),
    },
    persistStorage: async () => (await navigator.storage.persisted()) || navigator.storage.persist(),
  };
}

const folderOf = ({ audience }: Pick<StationSettings, 'audience'>): string => `bopael-${audience}`;

const settingsKey = 'bopael-settings';

/** A second copy outside the database, so that a station whose database is lost can start without a line. */
function findSettings(): StationSettings | undefined {
  try {
    const parsed = StationSettingsSchema.safeParse(JSON.parse(localStorage.getItem(settingsKey) ?? ''));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

const tokenFile = 'host-token.json';

/** No harm where it cannot be written: the database has it, and IT can give another token. */
async function keepTokenFile(files: SafeFiles, { nonce, data }: Sealed): Promise<void> {
  const text = JSON.stringify({ nonce: toBase64(nonce), data: toBase64(new Uint8Array(data)) });
  await files.truncate(tokenFile, 0);
  await files.append(tokenFile, 0, new TextEncoder().encode(text));
}

async function findTokenFile(files: SafeFiles): Promise<Sealed | undefined> {
  try {
    const text = new TextDecoder().decode(await files.read(tokenFile));
    const { nonce, data } = JSON.parse(text) as { nonce: string; data: string };
    return { nonce: fromBase64(nonce), data: fromBase64(data) };
  } catch {
    return undefined;
  }
}

const unreachable = async () => ({ kind: 'unreachable' }) as const;
