import type { IntakeTransport } from '../../application/ports/intake-transport.ts';
import type { SafeFiles } from '../../application/ports/safe-files.ts';
import { createNumberSource } from '../../application/station-identity/number-source.ts';
import { createStationCrypto } from '../../application/station-identity/station-crypto.ts';
import { createStationLine } from '../../application/station-identity/station-line.ts';
import { createStationSelf } from '../../application/station-identity/station-self.ts';
import { createGzip } from '../../application/transport/gzip.ts';
import { createHttpTransport } from '../../application/transport/http-transport.ts';
import type { WebPlatform } from '../../application/transport/web-platform.ts';
import type { StationSettings } from '../../contract/intake-api.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Exclusive } from '../../store/exclusive.ts';
import type { Vault } from '../../store/keys/vault.ts';
import { createBrowserIdentity } from './browser-identity.ts';
import { createBrowserNumbers } from './browser-numbers.ts';
import { credentialsOf } from './credentials.ts';
import type { HostDatabase } from './host-database.ts';
import type { ConnectProblem, StationCredentials } from './station-host.ts';

export interface BrowserStationPorts {
  readonly settings: StationSettings;
  /** The server that served the page. */
  readonly origin: string;
  readonly web: WebPlatform;
  readonly database: HostDatabase;
  readonly files: SafeFiles;
  /** Alone among the windows of this browser, by name. */
  readonly aloneAs: (name: string) => Exclusive;
  readonly now: () => number;
  /** What an open server's list calls the station. */
  readonly practiceName: string;
}

export interface BrowserStation {
  readonly transport: IntakeTransport;
  readonly credentials: StationCredentials;
  connect(code: string): Promise<Result<void, ConnectProblem>>;
  /** Whether anything is kept that the station could act with, also while nobody is signed in. */
  hasCredentials(): Promise<boolean>;
  lendVault(vault: Vault | undefined): Promise<void>;
}

/** A browser station of one world: its keys can be used while somebody is signed in. */
export function createBrowserStation(ports: BrowserStationPorts): BrowserStation {
  const { settings, origin, web, database, files, aloneAs } = ports;
  let vault: Vault | undefined;
  /** As long as somebody is signed in. */
  let lending = new AbortController();
  const places = createBrowserIdentity({
    database,
    files,
    findVault: () => vault,
    alone: aloneAs('bopael-host-identity'),
  });
  const self = createStationSelf(settings.audience, {
    places,
    numbers: createNumberSource(createBrowserNumbers(database, files, aloneAs('bopael-host-numbers'))),
    crypto: createStationCrypto(globalThis),
  });
  const at = { web, baseUrl: origin, world: settings };
  const line = createStationLine({
    self,
    at,
    server: { isOpen: settings.openEnrolment, stationName: ports.practiceName },
    connect: (signer) =>
      createHttpTransport({
        web,
        baseUrl: origin,
        signer,
        audience: settings.audience,
        now: ports.now,
        gzip: createGzip(globalThis),
        probeTimeoutMs: 5_000,
        cancellation: lending.signal,
      }),
  });

  return {
    transport: line.transport,
    credentials: credentialsOf(self),
    hasCredentials: () => places.isThereAny(),
    async connect(code) {
      const enrolled = await self.enrol(at, code);
      if (enrolled.ok) {
        line.use(enrolled.value);
        return ok(undefined);
      }
      const { kind } = enrolled.error;
      // Only asked for with a code: a server that takes none is none of ours.
      return fail({ kind: kind === 'enrolment-closed' ? 'not-the-intake-server' : kind });
    },
    async lendVault(lent) {
      lending.abort();
      lending = new AbortController();
      self.forget();
      line.hangUp();
      vault = lent;
      if (lent !== undefined) await places.putRight();
    },
  };
}
