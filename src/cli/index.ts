#!/usr/bin/env node
import type { CommandOutput } from './output.ts';

const usage = `Brug: bopael KOMMANDO [valg]

  start                     station og server på denne maskine, med øvedata
  training                  øvelse uden server og database, også fra en USB-nøgle
  serve                     kommunens indtagsserver
  stations                  opret stationer, giv dem tilslutningskoder, og luk dem
  office                    hvem der har adgang til kontorets visning, og dens revisionsspor
  kiosk texts               kioskens tekster, som ingen med sproget som modersmål har læst endnu
  rules                     udgiv lister over omfattede grupper til stationerne
  read FIL...               læs tilladelsesbreve
  cpr NUMMER                undersøg et personnummer
  check "BESTEMMELSE"       undersøg, om en bestemmelse er omfattet
  addresses find TEKST      find en adresse i et register
  addresses import FIL...   byg et adresseregister af filer fra Datafordeleren eller DAWA
  addresses publish FIL...  underskriv et adresseregister, og giv det til stationerne
  audit verify FIL          undersøg et udtræk af en stations revisionsspor
  bundle import FIL...      aflever pakker fra en station uden forbindelse

Alle kommandoer tager --json og --help.`;

type Command = (argv: readonly string[], output: CommandOutput) => Promise<number>;

/** Each command is loaded when it is asked for: a look at a number needs no OCR and no database. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./start.ts')).startCommand,
  training: async () => (await import('./training.ts')).trainingCommand,
  serve: async () => (await import('./serve.ts')).serveCommand,
  stations: async () => (await import('./stations.ts')).stationsCommand,
  office: async () => (await import('./office.ts')).officeCommand,
  kiosk: async () => (await import('./kiosk-texts.ts')).kioskCommand,
  rules: async () => (await import('./rules.ts')).rulesCommand,
  read: async () => (await import('./read.ts')).readCommand,
  cpr: async () => (await import('./cpr.ts')).cprCommand,
  check: async () => (await import('./check.ts')).checkCommand,
  addresses: async () => (await import('./addresses/addresses.ts')).addressesCommand,
  audit: async () => (await import('./audit.ts')).auditCommand,
  bundle: async () => (await import('./bundle/bundle.ts')).bundleCommand,
};

const output: CommandOutput = {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
};

// A reader that has seen enough (`| head`) closes the pipe; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const [name, ...argv] = process.argv.slice(2);
const load = name === undefined ? undefined : Object.hasOwn(commands, name) ? commands[name] : undefined;
if (load === undefined) {
  const asksForHelp = name === '--help' || name === 'help';
  output[asksForHelp ? 'out' : 'err'](usage);
  process.exitCode = asksForHelp ? 0 : 2;
} else {
  process.exitCode = await (await load())(argv, output);
}
