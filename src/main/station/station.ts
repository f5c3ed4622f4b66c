import type { IntakeTransport } from '../../application/ports/intake-transport.ts';
import { createNumberSource } from '../../application/station-identity/number-source.ts';
import { createStationCrypto } from '../../application/station-identity/station-crypto.ts';
import { createStationLine, type StationLine } from '../../application/station-identity/station-line.ts';
import {
  type ActingStation,
  createStationSelf,
  type StationSelf,
} from '../../application/station-identity/station-self.ts';
import { readTypedCode } from '../../application/station-identity/typed-code.ts';
import { createGzip } from '../../application/transport/gzip.ts';
import { createHttpTransport } from '../../application/transport/http-transport.ts';
import { readStationSettings } from '../../application/transport/read-station-settings.ts';
import type { WebPlatform } from '../../application/transport/web-platform.ts';
import type { StationSettings } from '../../contract/intake-api.ts';
import type { IpcInput, IpcOutcome } from '../../contract/ipc/requests.ts';
import { parseServerUrl } from '../../contract/ipc/server-url.ts';
import type { Audience } from '../../contract/wire-values.ts';
import { fail, ok } from '../../domain/result.ts';
import type { SecretBox } from '../keys/secret-box.ts';
import type { Log } from '../log.ts';
import { createLine } from '../one-at-a-time.ts';
import type { PolicyStation } from '../policy/policy.ts';
import type { StationFiles } from '../station-files.ts';
import { type Connection, createFileIdentity, recordPath } from './file-identity.ts';
import { createFileNumbers } from './file-numbers.ts';
import { findStationRecord, type StationRecord } from './station-record.ts';

export interface StationPorts {
  readonly audience: Audience;
  /** Where its files lie; each world has its own. */
  readonly directory: string;
  readonly files: StationFiles;
  readonly box: SecretBox;
  readonly web: WebPlatform;
  readonly now: () => number;
  readonly log: Log;
  /** The administrator's choice of server, where it is of this start's world. */
  readonly policy: PolicyStation | undefined;
  /** A practice server to enrol at without a person's help. */
  readonly practiceServer: string | undefined;
  /** What an open server's lists call this station. */
  readonly stationName: string;
}

export interface Station {
  load(): Promise<IpcOutcome<'station:load'>>;
  connect(input: IpcInput<'station:connect'>): Promise<IpcOutcome<'station:connect'>>;
  readonly transport: IntakeTransport;
  /** The station as its server knows it; undefined before it is enrolled. */
  readonly findActing: () => Promise<ActingStation | undefined>;
}

/** What the station is to one server. */
interface Own {
  readonly connection: Connection;
  readonly self: StationSelf;
  readonly line: StationLine;
}

const notSignedIn = { kind: 'status', status: 401, problem: 'not-signed-in' } as const;

/** Who this station is to which server. Its private keys never leave the main process. */
export function createStation(ports: StationPorts): Station {
  const { audience, web, now, log, policy, directory, files } = ports;
  const inLine = createLine();
  const numbers = createNumberSource(createFileNumbers(files, directory));
  const crypto = createStationCrypto(globalThis);
  const gzip = createGzip(globalThis);
  let own: Own | undefined;

  function openAt(connection: Connection): Own {
    const { serverUrl, settings } = connection;
    const places = createFileIdentity(ports, connection);
    const self = createStationSelf(audience, { places, numbers, crypto });
    const line = createStationLine({
      self,
      at: { web, baseUrl: serverUrl, world: settings },
      // Elsewhere nobody enrols a station unasked.
      server: {
        isOpen: settings.openEnrolment && serverUrl === ports.practiceServer,
        stationName: ports.stationName,
      },
      connect: (signer) => createHttpTransport({ web, baseUrl: serverUrl, signer, audience, now, gzip }),
    });
    return { connection, self, line };
  }

  async function load(): Promise<IpcOutcome<'station:load'>> {
    const found = await findStationRecord(files, recordPath(directory));
    if (!found.ok) log('station-record-unreadable');
    const record = found.ok ? found.value : undefined;
    if (record !== undefined && record.settings.audience !== audience) {
      throw new Error('A station record of the other world lies in this one');
    }
    const known = findConnection(policy, record);
    const connection = ports.practiceServer === undefined ? known : await meet(ports.practiceServer, known);
    own = connection === undefined ? undefined : openAt(connection);
    // A damaged file may be all that knows the server: it is left for IT, and nothing is guessed.
    if (own === undefined) return fail({ kind: found.ok ? 'never-connected' : 'unreadable' });
    // A practice station looks after itself: it enrols, and enrols again at a server that was started anew.
    if (ports.practiceServer !== undefined) await own.line.transport.probe();
    return ok(await identityOf(own));
  }

  /** The practice server as it is now, or as it was known while it is away. */
  async function meet(serverUrl: string, known: Connection | undefined): Promise<Connection | undefined> {
    const settings = await readStationSettings(web, serverUrl);
    if (settings.ok && settings.value.audience === audience) return { serverUrl, settings: settings.value };
    return known?.serverUrl === serverUrl ? known : undefined;
  }

  async function connect(input: IpcInput<'station:connect'>): Promise<IpcOutcome<'station:connect'>> {
    const named = input.serverUrl ?? policy?.serverUrl ?? own?.connection.serverUrl;
    const serverUrl = named === undefined ? undefined : parseServerUrl(named);
    if (serverUrl === undefined) return fail({ kind: 'bad-address' });
    if (policy !== undefined && serverUrl !== policy.serverUrl) return fail({ kind: 'bad-address' });
    // Whatever else was pasted here is nobody's business.
    const code = readTypedCode(input.code);
    if (!code.ok) return fail({ kind: 'code-refused' });
    const settings = await readStationSettings(web, serverUrl);
    if (!settings.ok) return settings;
    if (settings.value.audience !== audience) return fail({ kind: 'wrong-audience' });
    const next = openAt({ serverUrl, settings: settings.value });
    const at = { web, baseUrl: serverUrl, world: settings.value };
    const enrolled = await next.self.enrol(at, code.value);
    if (!enrolled.ok) {
      const { kind } = enrolled.error;
      return fail({ kind: kind === 'enrolment-closed' ? 'not-the-intake-server' : kind });
    }
    own = next;
    log('station-connected');
    return ok(await identityOf(next));
  }

  return {
    load: () => inLine(load),
    connect: (input) => inLine(() => connect(input)),
    transport: {
      probe: async () => own?.line.transport.probe() ?? { kind: 'not-enrolled' },
      handOver: async (...given) => own?.line.transport.handOver(...given) ?? notSignedIn,
      compareRecords: async (records) => own?.line.transport.compareRecords(records) ?? notSignedIn,
      fetchUpdates: async (since) => own?.line.transport.fetchUpdates(since) ?? notSignedIn,
      askForIntakes: async (question) => own?.line.transport.askForIntakes(question) ?? notSignedIn,
      findRegister: async (have) => own?.line.transport.findRegister(have) ?? notSignedIn,
      fetchRegisterPart: async (...given) => own?.line.transport.fetchRegisterPart(...given) ?? notSignedIn,
    },
    findActing: async () => own?.self.find(),
  };
}

/** What is known without asking anyone: the administrator's word first, then what was stored. */
function findConnection(
  policy: PolicyStation | undefined,
  record: StationRecord | undefined,
): Connection | undefined {
  const serverUrl = policy?.serverUrl ?? record?.serverUrl;
  if (serverUrl === undefined) return undefined;
  const stored = record?.serverUrl === serverUrl ? record.settings : undefined;
  const settings = policy === undefined ? stored : settingsOf(policy);
  return settings === undefined ? undefined : { serverUrl, settings };
}

const settingsOf = ({ audience, kommuneCode, kommuneName }: PolicyStation): StationSettings => ({
  audience,
  kommuneCode,
  kommuneName,
  openEnrolment: false,
});

const identityOf = async ({ connection, self }: Own) => ({
  ...connection.settings,
  serverUrl: connection.serverUrl,
  enrolled: (await self.find()) !== undefined,
});
