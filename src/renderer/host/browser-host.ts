import type { DeviceBinding } from '../../application/ports/device-binding.ts';
import { readStationSettings } from '../../application/transport/read-station-settings.ts';
import type { WebPlatform } from '../../application/transport/web-platform.ts';
import { type StationSettings, StationSettingsSchema } from '../../contract/intake-api.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { exclusiveInBrowser } from '../../store/exclusive.ts';
import { type BrowserStation, createBrowserStation } from './browser-station.ts';
import { HostDatabase } from './host-database.ts';
import { createBrowserFiles } from './safe-files/browser-files.ts';
import type { IdentityProblem, StationHost, StationIdentity } from './station-host.ts';
import { systemClock } from './system-clock.ts';

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
  /** Once it is known which world it is in. */
  let own: { readonly settings: StationSettings; readonly station: BrowserStation } | undefined;

  async function learnSettings(): Promise<Result<StationSettings, IdentityProblem>> {
    const fresh = await readStationSettings(web, origin);
    if (!fresh.ok) return fail({ kind: 'never-connected' });
    await database.entries.put({ name: 'settings', settings: fresh.value });
    localStorage.setItem(settingsKey, JSON.stringify(fresh.value));
    return fresh;
  }

  const stationOf = (settings: StationSettings): BrowserStation =>
    createBrowserStation({
      settings,
      origin,
      web,
      database,
      files: createBrowserFiles(folderOf(settings)),
      aloneAs: exclusiveInBrowser,
      now: Date.now,
      practiceName: practiceName(),
    });

  const identity = async (settings: StationSettings, station: BrowserStation): Promise<StationIdentity> => ({
    ...settings,
    serverUrl: origin,
    enrolled: await station.hasCredentials(),
  });

  return {
    kind: 'browser',
    clock: systemClock,
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
    lendVault: async (vault) => own?.station.lendVault(vault),
    async loadIdentity() {
      const known = (await database.find('settings').catch(() => undefined))?.settings ?? findSettings();
      // Known settings serve at once; the server's word is heard in the background for the next start.
      const learnt = known === undefined ? await learnSettings() : ok(known);
      if (!learnt.ok) return learnt;
      if (known !== undefined) void learnSettings();
      own ??= { settings: learnt.value, station: stationOf(learnt.value) };
      return ok(await identity(own.settings, own.station));
    },
    async connect({ code }) {
      if (own === undefined) return fail({ kind: 'unreachable' });
      const connected = await own.station.connect(code);
      return connected.ok ? ok(await identity(own.settings, own.station)) : connected;
    },
    transport: {
      probe: async () => own?.station.transport.probe() ?? unreachable,
      handOver: async (...given) => own?.station.transport.handOver(...given) ?? unreachable,
      compareRecords: async (records) => own?.station.transport.compareRecords(records) ?? unreachable,
      fetchUpdates: async (since) => own?.station.transport.fetchUpdates(since) ?? unreachable,
      askForIntakes: async (question) => own?.station.transport.askForIntakes(question) ?? unreachable,
      findRegister: async (have) => own?.station.transport.findRegister(have) ?? unreachable,
      fetchRegisterPart: async (...given) =>
        own?.station.transport.fetchRegisterPart(...given) ?? unreachable,
    },
    credentials: {
      findStanding: async () => own?.station.credentials.findStanding(),
      takeNumber: async () => own?.station.credentials.takeNumber(),
      signBundle: async (text) => own?.station.credentials.signBundle(text),
      agreeWith: async (publicKey) => own?.station.credentials.agreeWith(publicKey),
    },
    persistStorage: async () => (await navigator.storage.persisted()) || navigator.storage.persist(),
  };
}

const folderOf = ({ audience }: Pick<StationIdentity, 'audience'>): string => `bopael-${audience}`;

/** Only told to practice servers, whose lists have many of them. */
function practiceName(): string {
  const suffix = crypto.getRandomValues(new Uint16Array(1))[0] ?? 0;
  return `Øvestation ${suffix.toString(16).padStart(4, '0')}`;
}

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

const unreachable = { kind: 'unreachable' } as const;
