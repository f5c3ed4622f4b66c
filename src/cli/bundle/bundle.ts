import { access, readFile, stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { bundleFileName } from '../../contract/bundle.ts';
import { readCommandLine } from '../command-line.ts';
import type { CommandOutput, ExitStatus } from '../output.ts';
import { fileProblems, readBundleFile } from './bundle-file.ts';
import { type BundleServer, readServerAddress } from './bundle-line.ts';
import { type ImportedFile, importBundles } from './import-bundles.ts';

const usage = `Brug: bopael bundle import FIL... --server ADRESSE [--ca FIL] [--out MAPPE] [--json]
      bopael bundle inspect FIL [--json]

import sender pakker fra en station uden forbindelse til kommunens server, i vilkårlig rækkefølge, og
skriver en returkvittering for hver. Den skal tilbage til stationen. Samme pakke kan importeres igen.

  --server ADRESSE   f.eks. https://indtag.kommune.example; http kun til denne maskine
  --ca FIL           kun denne CA (PEM) godkendes
  --out MAPPE        returkvitteringernes mappe (ved siden af pakken)
  --json             svar som JSON

inspect viser, hvad der kan ses uden nøgle: stationens id og pakkens nummer.

Status 0: alt er importeret; 1: noget blev afvist eller nåede ikke frem; 2: forkert brug, eller en fil
kan ikke læses.`;

const options = {
  server: { type: 'string' },
  ca: { type: 'string' },
  out: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** Brings bundles from a stick to the kommune's server. Anyone may: the files carry their own proof. */
export async function bundleCommand(argv: readonly string[], output: CommandOutput): Promise<ExitStatus> {
  const asked = readCommandLine(argv, options, usage, output);
  if (typeof asked === 'number') return asked;
  const [errand, ...files] = asked.positionals;
  const { server, ca, out, json = false } = asked.values;
  try {
    if (errand === 'inspect' && files[0] !== undefined && files.length === 1 && server === undefined) {
      return await inspect(files[0], json, output);
    }
    if (errand !== 'import' || files.length === 0 || server === undefined) {
      output.err(usage);
      return 2;
    }
    const to = await readServer(server, ca);
    if (typeof to === 'string') {
      output.err(to);
      output.err('Se bopael bundle --help.');
      return 2;
    }
    // Before anything is sent: a name that was typed wrong is better known at once.
    for (const file of files) await access(file);
    if (out !== undefined && !(await stat(out)).isDirectory()) {
      output.err(`${out} er ikke en mappe.`);
      return 2;
    }
    return await runImport(files, to, out, json, output);
  } catch (error) {
    if (!isFileError(error)) throw error;
    output.err(`Kan ikke læse ${error.path ?? 'filen'} (${error.code}).`);
    return 2;
  }
}

async function readServer(server: string, caFile: string | undefined): Promise<BundleServer | string> {
  const url = readServerAddress(server);
  if (typeof url === 'string') return url;
  if (caFile === undefined) return { url };
  if (url.protocol !== 'https:') return '--ca hører til en adresse med https.';
  const ca = await readFile(caFile, 'utf8');
  return ca.includes('-----BEGIN CERTIFICATE-----') ? { url, ca } : `${caFile} er ikke et certifikat (PEM).`;
}

async function runImport(
  files: readonly string[],
  server: BundleServer,
  out: string | undefined,
  json: boolean,
  output: CommandOutput,
): Promise<ExitStatus> {
  const imported: ImportedFile[] = [];
  const all = await importBundles(
    files,
    {
      server,
      ...(out === undefined ? {} : { out }),
      wait: (seconds) => pause(seconds * 1000),
    },
    (one) => {
      imported.push(one);
      if (!json) tell(one, output);
    },
  );
  if (json) output.out(JSON.stringify({ ok: all, files: imported }));
  return all ? 0 : 1;
}

function tell(one: ImportedFile, output: CommandOutput): void {
  if (!one.ok) {
    output.err(`${one.file}: ${one.message}`);
    return;
  }
  const { file, number, records, acknowledged, receipt } = one;
  const rest = records - acknowledged;
  const cases = rest === 0 ? '' : `, ${rest === 1 ? '1 sag' : `${rest} sager`}`;
  output.out(`${file}: pakke ${number}, ${acknowledged} afleveret${cases}. Kvittering: ${receipt}`);
}

async function inspect(path: string, json: boolean, output: CommandOutput): Promise<ExitStatus> {
  const found = await readBundleFile(path);
  if (!found.ok) {
    if (json) output.out(JSON.stringify({ ok: false, problem: found.error.kind }));
    output.err(`${path}: ${fileProblems[found.error.kind]}`);
    return 1;
  }
  const { header, bytes } = found.value;
  const { bopael: kind, version, station, number, to } = header;
  const size = bytes.length;
  if (json) {
    const about = { kind, version, station, number, to, size, name: bundleFileName(header) };
    output.out(JSON.stringify({ ok: true, ...about }));
    return 0;
  }
  const isBundle = kind === 'bundle';
  output.out(`${isBundle ? 'Pakke' : 'Returkvittering for pakke'} ${number}, station ${station}`);
  output.out(`${isBundle ? 'Til serveren' : 'Til stationen'} med nøglen ${to}, ${size} bytes`);
  output.out('Resten er forseglet: om filen er hel og ægte, ved kun modtageren.');
  return 0;
}

const isFileError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && 'code' in error;
