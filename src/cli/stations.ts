import type { StationRole } from '../contract/kiosk-api.ts';
import { formatEnrolmentCode } from '../domain/enrolment-code.ts';
import {
  describeStartProblem,
  type ListedStation,
  openStations,
  type StationBook,
  type StationBooks,
} from '../server/index.ts';
import { listAuditHeads } from './audit-heads.ts';
import { readCommandLine } from './command-line.ts';
import type { CommandOutput, ExitStatus } from './output.ts';
import { databaseUsage, readServerPlace, serverOptionTypes, serverOptionUsage } from './server-options.ts';

const usage = `Brug: bopael stations ÆRINDE (--practice | --kommune KODE) [valg]

  add NAVN --office NAVN  opret en station, og vis dens tilslutningskode; med --kiosk en kiosk,
                          hvis indtag kun kontorets stationer ved skranken kan åbne
  list                    vis stationerne
  code ID                 en ny tilslutningskode til en station: ny maskine, to maskiner med samme
                          station, eller adgangen skal åbnes igen
  revoke ID               luk en stations adgang
  audit-heads             vis det seneste hoved af hver stations revisionsspor

${serverOptionUsage}

En tilslutningskode vises kun én gang, kan bruges én gang, og gælder i syv dage. Når den bruges,
holder stationens tidligere maskine op med at have adgang.

${databaseUsage}`;

const optionTypes = { ...serverOptionTypes, office: { type: 'string' }, kiosk: { type: 'boolean' } } as const;

type Errand = (books: StationBooks, json: boolean, output: CommandOutput) => Promise<ExitStatus>;

/** IT's errands with the stations of a server, whether it runs or not. */
export async function stationsCommand(argv: readonly string[], output: CommandOutput): Promise<ExitStatus> {
  const asked = readCommandLine(argv, optionTypes, usage, output);
  if (typeof asked === 'number') return asked;
  const errand = findErrand(asked.positionals, asked.values);
  const place = readServerPlace(asked.values, process.env['DATABASE_URL']);
  for (const wrong of [errand, place]) {
    if (typeof wrong !== 'string') continue;
    output.err(wrong);
    output.err('Se bopael stations --help.');
    return 2;
  }
  if (typeof errand === 'string' || typeof place === 'string') return 2;
  const opened = await openStations(place);
  if (!opened.ok) {
    output.err(describeStartProblem(opened.error));
    return 1;
  }
  try {
    return await errand(opened.value, asked.values.json === true, output);
  } finally {
    await opened.value.close();
  }
}

/** What to do, or what is wrong in words. */
function findErrand(
  words: readonly string[],
  { office, kiosk }: { readonly office?: string | undefined; readonly kiosk?: boolean | undefined },
): Errand | string {
  const [kind, subject, ...more] = words;
  if (kind === undefined) return 'Sig, hvad der skal gøres: add, list, code, revoke eller audit-heads.';
  if (more.length > 0) return `For mange ord: ${more.join(' ')}. Sæt et navn med mellemrum i anførselstegn.`;
  if (kind === 'add') return findAdding(subject, office, kiosk === true ? 'kiosk' : 'counter');
  if (kiosk !== undefined) return 'Om det er en kiosk, angives, når den oprettes.';
  if (office !== undefined) return 'Kontoret angives, når en station oprettes.';
  if (kind === 'code' || kind === 'revoke') {
    if (subject === undefined || !/^[0-9a-f-]{36}$/i.test(subject)) {
      return 'Angiv stationens id, som bopael stations list viser det.';
    }
    const id = subject.toLowerCase();
    if (kind === 'revoke') return ({ stations }, _, output) => revoke(stations, id, output);
    return ({ stations }, json, output) => giveCode(stations, id, json, output);
  }
  if (subject !== undefined) return `For mange ord: ${subject}.`;
  if (kind === 'list') return ({ stations }, json, output) => list(stations, json, output);
  if (kind === 'audit-heads')
    return ({ auditHeads }, json, output) => listAuditHeads(auditHeads, json, output);
  return `${kind} er ikke noget, der kan gøres med en station.`;
}

const isName = (name: string): boolean => name !== '' && name.length <= 60;

function findAdding(
  subject: string | undefined,
  asked: string | undefined,
  role: StationRole,
): Errand | string {
  const [name, office] = [subject?.trim() ?? '', asked?.trim() ?? ''];
  if (!isName(name)) return 'En station skal have et navn på højst 60 tegn.';
  // Cases between offices are settled by name: an office that is left out would be everybody's.
  if (!isName(office)) return 'Angiv stationens kontor med --office, højst 60 tegn.';
  return async ({ stations }, json, output) => {
    const { station, ...given } = await stations.add(name, office, role);
    tellCode(station, given, json, output);
    return 0;
  };
}

async function giveCode(
  stations: StationBook,
  id: string,
  json: boolean,
  output: CommandOutput,
): Promise<ExitStatus> {
  const given = await stations.newCode(id);
  if (given === undefined) return tellUnknown(output);
  tellCode(given.station, given, json, output);
  return 0;
}

type Given = Awaited<ReturnType<StationBook['add']>>;

function tellCode(
  station: Given['station'],
  { code, expiresAt }: Pick<Given, 'code' | 'expiresAt'>,
  json: boolean,
  output: CommandOutput,
): void {
  const written = formatEnrolmentCode(code);
  const { id, name, office, role } = station;
  if (json) {
    output.out(JSON.stringify({ stationId: id, stationName: name, office, role, code: written, expiresAt }));
    return;
  }
  output.out(written);
  output.err(
    `Tilslutningskode til »${name}« (${id}). Den vises kun denne ene gang, og gælder til ${expiresAt.slice(0, 10)}. Indtast den på ${role === 'kiosk' ? 'kiosken' : 'stationen under Indstillinger'}.`,
  );
}

async function list(stations: StationBook, json: boolean, output: CommandOutput): Promise<ExitStatus> {
  for (const station of await stations.list()) {
    output.out(json ? JSON.stringify(station) : describe(station));
  }
  return 0;
}

const describe = (station: ListedStation): string =>
  [
    station.id,
    stateOf(station),
    `set ${station.lastSeenAt ?? 'aldrig'}`,
    `nøgle ${station.keyId ?? 'ingen'}`,
    station.office === '' ? station.name : `${station.name}, ${station.office}`,
    ...(station.role === 'kiosk' ? ['kiosk'] : []),
  ].join('  ');

function stateOf(station: ListedStation): string {
  if (station.revokedAt !== undefined) return 'lukket';
  if (station.clonedAt !== undefined) return 'to maskiner';
  if (station.codeExpiresAt !== undefined) return `kode til ${station.codeExpiresAt.slice(0, 10)}`;
  return station.keyId === undefined ? 'ikke tilsluttet' : 'åben';
}

async function revoke(stations: StationBook, id: string, output: CommandOutput): Promise<ExitStatus> {
  if (!(await stations.revoke(id))) return tellUnknown(output);
  output.err('Stationens adgang er lukket. Det, den har afleveret, er bevaret.');
  return 0;
}

function tellUnknown(output: CommandOutput): ExitStatus {
  output.err('Der er ingen station med adgang under dette id. Se bopael stations list.');
  return 1;
}
