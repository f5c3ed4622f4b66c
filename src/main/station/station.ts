import type { IntakeTransport } from '../../application/ports/intake-transport.ts';
import { createHttpTransport } from '../../application/transport/http-transport.ts';
import { enrolStation, readStationSettings } from '../../application/transport/introduce-station.ts';
import type { WebPlatform } from '../../application/transport/web-platform.ts';
import type { StationSettings } from '../../contract/intake-api.ts';
import type { IpcInput, IpcOutcome, IpcValue } from '../../contract/ipc/requests.ts';
import { parseServerUrl } from '../../contract/ipc/server-url.ts';
import type { Audience } from '../../contract/wire-values.ts';
import { fail, ok } from '../../domain/result.ts';
import type { SecretBox } from '../keys/secret-box.ts';
import type { Log } from '../log.ts';
import { createLine } from '../one-at-a-time.ts';
import type { PolicyStation } from '../policy/policy.ts';
import type { StationFiles } from '../station-files.ts';
import { findStationRecord, type StationRecord, saveStationRecord } from './station-record.ts';

export interface StationPorts {
  readonly audience: Audience;
  readonly path: string;
  readonly files: StationFiles;
  readonly box: SecretBox;
  readonly web: WebPlatform;
  readonly now: () => number;
  readonly log: Log;
  /** The administrator's choice of server, where it is of this start's world. */
  readonly policy: PolicyStation | undefined;
  /** A practice server to enrol at without a person's help. */
  readonly practiceServer: string | undefined;
  /** What the server's lists call this station. */
  readonly stationName: string;
}

export interface Station {
  load(): Promise<IpcOutcome<'station:load'>>;
  connect(input: IpcInput<'station:connect'>): Promise<IpcOutcome<'station:connect'>>;
  readonly transport: IntakeTransport;
}

interface Connection {
  readonly serverUrl: string;
  readonly settings: StationSettings;
  readonly token: string | undefined;
}

/** What a header can carry (RFC 6750, 2.1); anything else was not given out by a server. */
const tokenForm = /^[\w.~+/-]{1,500}=*$/;

/** Who this station is to which server. The token never leaves the main process. */
export function createStation(ports: StationPorts): Station {
  const { audience, web, now, log, policy } = ports;
  const inLine = createLine();
  let connection: Connection | undefined;

  const transportFor = (serverUrl: string, token: string | undefined): IntakeTransport =>
    createHttpTransport({ web, baseUrl: serverUrl, token, audience, now });

  async function load(): Promise<IpcOutcome<'station:load'>> {
    const found = await findStationRecord(ports.files, ports.path);
    if (!found.ok) log('station-record-unreadable');
    const record = found.ok ? found.value : undefined;
    if (record !== undefined && record.settings.audience !== audience) {
      throw new Error('A station record of the other world lies in this one');
    }
    const known = await findConnection(ports, record);
    connection = ports.practiceServer === undefined ? known : await enrol(ports.practiceServer, known);
    // A damaged file may be all that knows the server: it is left for IT, and nothing is guessed.
    if (connection === undefined && !found.ok) return fail({ kind: 'unreadable' });
    return connection === undefined ? fail({ kind: 'never-connected' }) : ok(identityOf(connection));
  }

  /** A practice station looks after itself: it enrols, and enrols again at a server that was started anew. */
  async function enrol(serverUrl: string, known: Connection | undefined): Promise<Connection | undefined> {
    const same = known?.serverUrl === serverUrl ? known : undefined;
    if (same?.token !== undefined) {
      const { kind } = await transportFor(serverUrl, same.token).probe();
      if (kind !== 'not-enrolled') return same;
    }
    const settings = await readStationSettings(web, serverUrl);
    if (!settings.ok || settings.value.audience !== audience) return same;
    const fresh: Connection = { serverUrl, settings: settings.value, token: undefined };
    if (!settings.value.openEnrolment) return same ?? fresh;
    const token = await enrolStation(web, serverUrl, ports.stationName);
    if (!token.ok) return same ?? fresh;
    const enrolled: Connection = { ...fresh, token: token.value };
    // Not stored means enrolled until the program ends; it enrols again at its next start.
    if (!(await store(enrolled))) log('token-not-stored');
    return enrolled;
  }

  async function connect(input: IpcInput<'station:connect'>): Promise<IpcOutcome<'station:connect'>> {
    const named = input.serverUrl ?? policy?.serverUrl ?? connection?.serverUrl;
    const serverUrl = named === undefined ? undefined : parseServerUrl(named);
    if (serverUrl === undefined) return fail({ kind: 'bad-address' });
    if (policy !== undefined && serverUrl !== policy.serverUrl) return fail({ kind: 'bad-address' });
    if (!tokenForm.test(input.token)) return fail({ kind: 'not-enrolled' });
    const settings = await readStationSettings(web, serverUrl);
    if (!settings.ok) return settings;
    if (settings.value.audience !== audience) return fail({ kind: 'wrong-audience' });
    const { kind } = await transportFor(serverUrl, input.token).probe();
    if (kind !== 'ready') return fail({ kind });
    const next: Connection = { serverUrl, settings: settings.value, token: input.token };
    if (!(await store(next))) return fail({ kind: 'not-stored' });
    connection = next;
    log('station-connected');
    return ok(identityOf(next));
  }

  async function store({ serverUrl, settings, token }: Connection): Promise<boolean> {
    if (token === undefined) return false;
    const sealed = await ports.box.seal(token);
    if (!sealed.ok) return false;
    const record: StationRecord = { version: 1, serverUrl, settings, sealedToken: sealed.value };
    try {
      await saveStationRecord(ports.files, ports.path, record);
      return true;
    } catch {
      return false;
    }
  }

  return {
    load: () => inLine(load),
    connect: (input) => inLine(() => connect(input)),
    transport: {
      async probe() {
        if (connection === undefined) return { kind: 'not-enrolled' };
        return transportFor(connection.serverUrl, connection.token).probe();
      },
      async handOver(records, auditHead) {
        if (connection === undefined) return { kind: 'status', status: 401, problem: 'not-signed-in' };
        return transportFor(connection.serverUrl, connection.token).handOver(records, auditHead);
      },
    },
  };
}

/** What is known without asking anyone: the administrator's word first, then what was stored. */
async function findConnection(
  { policy, box, log }: StationPorts,
  record: StationRecord | undefined,
): Promise<Connection | undefined> {
  if (policy === undefined && record === undefined) return undefined;
  const serverUrl = policy?.serverUrl ?? record?.serverUrl;
  if (serverUrl === undefined) return undefined;
  const stored = record?.serverUrl === serverUrl ? record : undefined;
  const settings = policy === undefined ? stored?.settings : settingsOf(policy);
  if (settings === undefined) return undefined;
  if (stored?.sealedToken === undefined) return { serverUrl, settings, token: undefined };
  const opened = await box.open(stored.sealedToken);
  if (!opened.ok) log('token-not-opened', { why: opened.error.kind });
  return { serverUrl, settings, token: opened.ok ? opened.value.text : undefined };
}

const settingsOf = ({ audience, kommuneCode, kommuneName }: PolicyStation): StationSettings => ({
  audience,
  kommuneCode,
  kommuneName,
  openEnrolment: false,
});

const identityOf = ({ serverUrl, settings, token }: Connection): IpcValue<'station:load'> => ({
  ...settings,
  serverUrl,
  enrolled: token !== undefined,
});
