import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findKommune } from '../addresses/index.ts';
import { decodeBase64 } from '../application/audit/bytes.ts';
import { fingerprintOf, formatFingerprint } from '../application/audit/fingerprint.ts';
import {
  type AuditHeadBook,
  type DatabasePlace,
  defaultPort,
  describeStartProblem,
  isLoopback,
  openStations,
  type StartOptions,
  type StationBook,
  type StationBooks,
  startIntakeServer,
} from '../server/index.ts';
import { untilAskedToStop } from './asked-to-stop.ts';
import { auditCrypto } from './audit-crypto.ts';
import type { CommandOutput } from './output.ts';

const usage = `Brug: bopael serve (--practice | --kommune KODE) [valg]

  --kommune KODE        kommunens firecifrede kode; skal angives i drift
  --practice            øvelse: kun fiktive personnumre, stationer tilslutter sig selv
  --production          drift (gælder, når --practice ikke er angivet)
  --data MAPPE          den indlejrede databases mappe
  --host NAVN           adressen, der lyttes på (127.0.0.1)
  --port NUMMER         porten (${defaultPort})
  --allow-host NAVN     et navn, som serveren også må kaldes ved; kan gentages
  --station-root MAPPE  den byggede station, som serveren viser
  --add-station NAVN    opret en station, vis dens nøgle én gang, og afslut
  --list-stations       vis stationerne, og afslut
  --revoke-station ID   luk en stations adgang, og afslut
  --audit-heads         vis det seneste hoved af hver stations revisionsspor, og afslut
  --json                svar som JSON

DATABASE_URL vælger PostgreSQL. Uden den bruges en indlejret database, som er til øvelse og små forsøg.`;

const optionTypes = {
  host: { type: 'string' },
  port: { type: 'string' },
  data: { type: 'string' },
  kommune: { type: 'string' },
  practice: { type: 'boolean' },
  production: { type: 'boolean' },
  'station-root': { type: 'string' },
  'allow-host': { type: 'string', multiple: true },
  'add-station': { type: 'string' },
  'list-stations': { type: 'boolean' },
  'revoke-station': { type: 'string' },
  'audit-heads': { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

type ServeArguments = ReturnType<typeof parseArgs<{ options: typeof optionTypes }>>['values'];

/** Practice persons live in Kolding: their addresses are fictive, the kommune is not. */
const practiceKommune = '0621';

/**
 * Runs the intake server until it is told to stop (SIGTERM, SIGINT), or does one of IT's errands with its
 * stations. Resolves with the exit status: 0 done, 1 could not, 2 wrong usage.
 */
export async function serveCommand(argv: readonly string[], output: CommandOutput): Promise<number> {
  let asked: ServeArguments;
  try {
    asked = parseArgs({ args: [...argv], options: optionTypes, allowPositionals: false }).values;
  } catch {
    output.err(usage);
    return 2;
  }
  if (asked.help === true) {
    output.out(usage);
    return 0;
  }
  const options = readOptions(asked, process.env['DATABASE_URL']);
  if (typeof options === 'string') {
    output.err(options);
    output.err('Se bopael serve --help.');
    return 2;
  }
  const errand = findErrand(asked);
  return errand === undefined
    ? await serve(options, asked.json === true, output)
    : await runErrand(options, errand, output);
}

/** The options, or what is wrong with them in words. */
function readOptions(asked: ServeArguments, databaseUrl: string | undefined): StartOptions | string {
  if (asked.practice === true && asked.production === true) {
    return 'Vælg enten --practice eller --production.';
  }
  const audience = asked.practice === true ? 'practice' : 'production';
  if (asked.kommune === undefined && audience === 'production') {
    return 'Angiv kommunens kode med --kommune, eller start en øvelsesserver med --practice.';
  }
  const kommuneCode = asked.kommune ?? practiceKommune;
  const kommuneName = findKommune(kommuneCode)?.name;
  if (kommuneName === undefined) return `Der er ingen kommune med koden ${kommuneCode}.`;

  const stationName = asked['add-station']?.trim();
  if (stationName !== undefined && (stationName === '' || stationName.length > 60)) {
    return 'En station skal have et navn på højst 60 tegn.';
  }
  const port = asked.port ?? String(defaultPort);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) return `${port} er ikke et portnummer.`;
  const withUrl = databaseUrl !== undefined && databaseUrl !== '';
  if (withUrl && asked.data !== undefined) return 'Vælg enten --data eller DATABASE_URL.';
  const database: DatabasePlace = withUrl
    ? { kind: 'postgresql', url: databaseUrl }
    : { kind: 'embedded', directory: asked.data ?? join('.bopael', `intake-${audience}`) };
  const stationRoot = asked['station-root'] ?? findBuilt('station/index.html')?.replace(/.index\.html$/, '');
  return {
    database,
    audience,
    kommuneCode,
    kommuneName,
    port: Number(port),
    host: asked.host ?? '127.0.0.1',
    allowedHosts: asked['allow-host'] ?? [],
    ...(stationRoot === undefined ? {} : { stationRoot }),
  };
}

async function serve(options: StartOptions, json: boolean, output: CommandOutput): Promise<number> {
  // Listened for from the start: a server that is stopped while it opens its database still closes it.
  const askedToStop = untilAskedToStop();
  const write = (line: string): void => output.err(line.trimEnd());
  const started = await startIntakeServer({ ...options, log: { level: 'info', stream: { write } } });
  if (!started.ok) {
    output.err(describeStartProblem(started.error));
    return 1;
  }
  const { url } = started.value;
  const { audience, kommuneCode, kommuneName, database, host = '', stationRoot } = options;
  if (json) {
    const pages = stationRoot !== undefined;
    output.out(JSON.stringify({ url, audience, kommuneCode, database: database.kind, pages }));
  } else {
    const world = audience === 'practice' ? 'øvelse' : 'drift';
    output.out(`Bopæl-serveren er klar på ${url} (${world}, ${kommuneName} Kommune).`);
  }
  if (database.kind !== 'postgresql' && audience === 'production') {
    output.err(
      'Advarsel: den indlejrede database er kun til små forsøg. Ved strømsvigt kan det sidste gå tabt.',
    );
  }
  if (!isLoopback(host)) {
    output.err('Advarsel: serveren kan nås fra andre maskiner uden kryptering. Sæt en TLS-proxy foran.');
  }
  await askedToStop;
  await started.value.stop();
  return 0;
}

type Errand = (books: StationBooks, output: CommandOutput) => Promise<number>;

function findErrand(asked: ServeArguments): Errand | undefined {
  const json = asked.json === true;
  const { 'add-station': name, 'list-stations': list, 'revoke-station': id } = asked;
  if (name !== undefined) return ({ stations }, output) => addStation(stations, name.trim(), json, output);
  if (list === true) return ({ stations }, output) => listStations(stations, json, output);
  if (id !== undefined) return ({ stations }, output) => revokeStation(stations, id, output);
  if (asked['audit-heads'] === true)
    return ({ auditHeads }, output) => listAuditHeads(auditHeads, json, output);
  return undefined;
}

async function runErrand(options: StartOptions, errand: Errand, output: CommandOutput): Promise<number> {
  const opened = await openStations(options);
  if (!opened.ok) {
    output.err(describeStartProblem(opened.error));
    return 1;
  }
  try {
    return await errand(opened.value, output);
  } finally {
    await opened.value.close();
  }
}

async function addStation(
  stations: StationBook,
  name: string,
  json: boolean,
  output: CommandOutput,
): Promise<number> {
  const { station, token } = await stations.enrol(name);
  if (json) output.out(JSON.stringify({ stationId: station.id, stationName: name, token }));
  else {
    output.out(token);
    output.err(`Stationen »${name}« er oprettet. Nøglen ovenfor vises kun denne ene gang.`);
  }
  return 0;
}

async function listStations(stations: StationBook, json: boolean, output: CommandOutput): Promise<number> {
  for (const station of await stations.list()) {
    const state = station.revokedAt === undefined ? 'åben' : 'lukket';
    const seen = station.lastSeenAt ?? 'aldrig';
    output.out(json ? JSON.stringify(station) : `${station.id}  ${state}  set ${seen}  ${station.name}`);
  }
  return 0;
}

async function revokeStation(stations: StationBook, id: string, output: CommandOutput): Promise<number> {
  if (/^[0-9a-f-]{36}$/i.test(id) && (await stations.revoke(id))) {
    output.err('Stationens adgang er lukket. Det, den har afleveret, er bevaret.');
    return 0;
  }
  output.err('Der er ingen station med adgang under dette id. Se --list-stations.');
  return 1;
}

/** In the form that `bopael audit verify --head` and `--key` take. */
async function listAuditHeads(
  auditHeads: AuditHeadBook,
  json: boolean,
  output: CommandOutput,
): Promise<number> {
  for (const listed of await auditHeads.list()) {
    const { head, stationName, faults } = listed;
    const key = head === undefined ? undefined : decodeBase64(head.publicKey);
    const fingerprint = key === undefined ? '' : await fingerprintOf(key, auditCrypto.sha256OfBytes);
    if (json) output.out(JSON.stringify({ ...listed, ...(key === undefined ? {} : { fingerprint }) }));
    else if (head === undefined) output.out(`intet hoved  ${stationName}`);
    else {
      const noted = `${head.seq}:${head.mac}  nøgle ${formatFingerprint(fingerprint)}`;
      const odd = faults === 0 ? 'ingen afvigelser' : `afvigelser: ${faults}`;
      output.out(`${noted}  modtaget ${head.receivedAt}  ${odd}  ${stationName}`);
    }
  }
  return 0;
}

const findBuilt = (path: string): string | undefined => findFromHere(join('out', path));

/** A file of the product, seen from this file whether it is run as it stands or built. */
function findFromHere(path: string): string | undefined {
  const here = fileURLToPath(new URL('.', import.meta.url));
  return ['../..', '../../..'].map((up) => join(here, up, path)).find((candidate) => existsSync(candidate));
}
