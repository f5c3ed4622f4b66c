import { parseArgs } from 'node:util';
import { defaultIntakeDays, defaultPort } from '../server/index.ts';
import type { CommandOutput } from './output.ts';
import { databaseUsage, serverOptionTypes, serverOptionUsage } from './server-options.ts';

const usage = `Brug: bopael serve (--practice | --kommune KODE) [valg]

${serverOptionUsage}
  --host NAVN           adressen, der lyttes på (127.0.0.1)
  --port NUMMER         porten (${defaultPort})
  --tls-cert FIL        serverens certifikat (PEM, med mellemliggende certifikater), sammen med
  --tls-key FIL         certifikatets private nøgle (PEM): serveren taler selv TLS
  --tls-proxy           en proxy foran serveren står for TLS
  --allow-host NAVN     et navn, som serveren også må kaldes ved; kan gentages
  --station-root MAPPE  den byggede station, som serveren viser
  --metrics-port NUMMER vis måltal til overvågning på denne port
  --metrics-host NAVN   adressen, som måltal vises på (127.0.0.1)
  --intake-days ANTAL   så længe gemmes et indtag fra en kiosk, som ingen afslutter (${defaultIntakeDays})
  --leave-seconds ANTAL bliv ved så længe efter besked om at stoppe, så en fordeler når at se det

Uden TLS eller --tls-proxy lytter serveren kun på denne maskine (127.0.0.1).
Stationer oprettes med bopael stations.

${databaseUsage}`;

const optionTypes = {
  ...serverOptionTypes,
  host: { type: 'string' },
  port: { type: 'string' },
  'tls-cert': { type: 'string' },
  'tls-key': { type: 'string' },
  'tls-proxy': { type: 'boolean' },
  'station-root': { type: 'string' },
  'allow-host': { type: 'string', multiple: true },
  'metrics-port': { type: 'string' },
  'metrics-host': { type: 'string' },
  'intake-days': { type: 'string' },
  'leave-seconds': { type: 'string' },
  help: { type: 'boolean' },
} as const;

export type ServeArguments = ReturnType<typeof parseArgs<{ options: typeof optionTypes }>>['values'];

/** What was asked for; or the exit status, where help was, or the words are wrong. */
export function parseServeArguments(argv: readonly string[], output: CommandOutput): ServeArguments | number {
  try {
    const { values } = parseArgs({ args: [...argv], options: optionTypes, allowPositionals: false });
    if (values.help !== true) return values;
    output.out(usage);
    return 0;
  } catch {
    output.err(usage);
    return 2;
  }
}
