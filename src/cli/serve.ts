import { readFileSync } from 'node:fs';
import {
  defaultPort,
  describeStartProblem,
  isLoopback,
  type StartOptions,
  startIntakeServer,
} from '../server/index.ts';
import { untilAskedToStop } from './asked-to-stop.ts';
import { findBuilt } from './find-built.ts';
import type { CommandOutput } from './output.ts';
import { parseServeArguments, type ServeArguments } from './serve-arguments.ts';
import { readServerPlace } from './server-options.ts';

/** Runs the intake server until it is told to stop (SIGTERM, SIGINT). Exit status as elsewhere. */
export async function serveCommand(argv: readonly string[], output: CommandOutput): Promise<number> {
  const asked = parseServeArguments(argv, output);
  if (typeof asked === 'number') return asked;
  const options = readOptions(asked, process.env['DATABASE_URL']);
  if (typeof options === 'string') {
    output.err(options);
    output.err('Se bopael serve --help.');
    return 2;
  }
  return await serve(options, asked, output);
}

/** The options, or what is wrong with them in words. */
function readOptions(asked: ServeArguments, databaseUrl: string | undefined): StartOptions | string {
  const place = readServerPlace(asked, databaseUrl);
  if (typeof place === 'string') return place;
  const port = readPort(asked.port ?? String(defaultPort));
  const metricsPort = asked['metrics-port'] === undefined ? undefined : readPort(asked['metrics-port']);
  for (const wrong of [port, metricsPort]) if (typeof wrong === 'string') return wrong;
  const leaveSeconds = asked['leave-seconds'] ?? '0';
  if (!/^\d{1,3}$/.test(leaveSeconds)) return `${leaveSeconds} er ikke et antal sekunder.`;
  const intakeDays = asked['intake-days'];
  if (intakeDays !== undefined && !/^[1-9]\d{0,2}$/.test(intakeDays))
    return `${intakeDays} er ikke et antal dage.`;
  const host = asked.host ?? '127.0.0.1';
  const tls = readTls(asked);
  if (typeof tls === 'string') return tls;
  if (!isLoopback(host) && tls === undefined && asked['tls-proxy'] !== true) {
    return `På ${host} kan serveren nås fra andre maskiner. Angiv certifikat og nøgle med --tls-cert og --tls-key, eller --tls-proxy, hvis en proxy foran serveren står for TLS.`;
  }
  const stationRoot = asked['station-root'] ?? findBuilt('station/index.html')?.replace(/.index\.html$/, '');
  return {
    ...place,
    port: Number(port),
    host,
    allowedHosts: asked['allow-host'] ?? [],
    leaveMilliseconds: Number(leaveSeconds) * 1000,
    ...(intakeDays === undefined ? {} : { intakeDays: Number(intakeDays) }),
    ...(tls === undefined ? {} : { tls }),
    ...(metricsPort === undefined
      ? {}
      : { metrics: { host: asked['metrics-host'] ?? '127.0.0.1', port: Number(metricsPort) } }),
    ...(stationRoot === undefined ? {} : { stationRoot }),
  };
}

const readPort = (text: string): number | string =>
  /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : `${text} er ikke et portnummer.`;

/** The certificate and its key; undefined where neither was named. */
function readTls(asked: ServeArguments): StartOptions['tls'] | string {
  const { 'tls-cert': certificate, 'tls-key': key } = asked;
  if (certificate === undefined && key === undefined) return undefined;
  if (certificate === undefined || key === undefined) return '--tls-cert og --tls-key hører sammen.';
  try {
    return { certificate: readFileSync(certificate), key: readFileSync(key) };
  } catch (error) {
    const { code = '', path = '' } = error as NodeJS.ErrnoException;
    return `Kan ikke læse ${path} (${code}).`;
  }
}

async function serve(
  options: StartOptions,
  { json }: ServeArguments,
  output: CommandOutput,
): Promise<number> {
  // Listened for from the start: a server that is stopped while it opens its database still closes it.
  const askedToStop = untilAskedToStop();
  const write = (line: string): void => output.err(line.trimEnd());
  const started = await startIntakeServer({ ...options, log: { level: 'info', stream: { write } } });
  if (!started.ok) {
    output.err(describeStartProblem(started.error));
    return 1;
  }
  const { url, metricsUrl } = started.value;
  const { audience, kommuneCode, kommuneName, database, stationRoot } = options;
  if (json === true) {
    const pages = stationRoot !== undefined;
    output.out(JSON.stringify({ url, audience, kommuneCode, database: database.kind, pages, metricsUrl }));
  } else {
    const world = audience === 'practice' ? 'øvelse' : 'drift';
    output.out(`Bopæl-serveren er klar på ${url} (${world}, ${kommuneName} Kommune).`);
    if (metricsUrl !== undefined) output.out(`Måltal på ${metricsUrl}.`);
  }
  if (database.kind !== 'postgresql' && audience === 'production') {
    output.err(
      'Advarsel: den indlejrede database er kun til små forsøg. Ved strømsvigt kan det sidste gå tabt.',
    );
  }
  await askedToStop;
  await started.value.stop();
  return 0;
}
