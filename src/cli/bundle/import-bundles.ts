import { dirname } from 'node:path';
import { type BundleRefusal, bundleFileName } from '../../contract/bundle.ts';
import { type FoundBundle, fileProblems, readBundleBytes, readBundleFile } from './bundle-file.ts';
import { type BundleAnswer, type BundleServer, sendBundle } from './bundle-line.ts';
import { writeNewFile } from './new-file.ts';

export type ImportedFile =
  | {
      readonly file: string;
      readonly ok: true;
      readonly station: string;
      readonly number: number;
      readonly records: number;
      readonly acknowledged: number;
      /** Path of the return receipt. */
      readonly receipt: string;
    }
  | {
      readonly file: string;
      readonly ok: false;
      readonly problem: BundleAnswer['kind'] | 'not-a-bundle' | 'not-tried' | 'receipt-not-written';
      readonly reason?: BundleRefusal;
      /** What to do about it. */
      readonly message: string;
    };

export interface ImportPorts {
  readonly server: BundleServer;
  /** Where return receipts go; beside each bundle where it is left out. */
  readonly out?: string;
  readonly wait: (seconds: number) => Promise<void>;
  readonly send?: typeof sendBundle;
}

/** A server that is busy gets this many chances. */
const patience = 20;

const again =
  'Kør den samme kommando igen, når forbindelsen er der: intet tages imod to gange, og intet går tabt.';

/** Imports bundles in the order given; which order does not matter. Throws where a file cannot be read. */
export async function importBundles(
  files: readonly string[],
  ports: ImportPorts,
  tell: (imported: ImportedFile) => void,
): Promise<boolean> {
  let isDown = false;
  let all = true;
  for (const file of files) {
    const imported: ImportedFile = isDown
      ? { file, ok: false, problem: 'not-tried', message: `Ikke prøvet. ${again}` }
      : await importFile(file, ports);
    tell(imported);
    all &&= imported.ok;
    isDown ||= !imported.ok && ['unreachable', 'later', 'not-trusted'].includes(imported.problem);
  }
  return all;
}

async function importFile(file: string, ports: ImportPorts): Promise<ImportedFile> {
  const bundle = await readBundleFile(file);
  if (!bundle.ok) {
    return { file, ok: false, problem: 'not-a-bundle', message: fileProblems[bundle.error.kind] };
  }
  if (bundle.value.header.bopael !== 'bundle') {
    const message = 'Det er en returkvittering. Den indlæses på stationen.';
    return { file, ok: false, problem: 'not-a-bundle', message };
  }
  const answer = await sendPatiently(bundle.value, ports);
  if (answer.kind !== 'imported') {
    const reason = answer.kind === 'refused' ? { reason: answer.reason } : {};
    return { file, ok: false, problem: answer.kind, ...reason, message: explain(answer) };
  }
  const { station, number, records, acknowledged } = answer.response;
  const bytes = new Uint8Array(Buffer.from(answer.response.receipt, 'base64'));
  const receipt = readBundleBytes(bytes);
  const { header } = bundle.value;
  const fits =
    receipt.ok &&
    receipt.value.header.bopael === 'bundle-receipt' &&
    receipt.value.header.station === header.station &&
    receipt.value.header.number === header.number &&
    station === header.station &&
    number === header.number;
  if (!fits) {
    const stranger: BundleAnswer = { kind: 'not-the-intake-server', status: 200 };
    return { file, ok: false, problem: stranger.kind, message: explain(stranger) };
  }
  try {
    const path = await writeNewFile(ports.out ?? dirname(file), bundleFileName(receipt.value.header), bytes);
    return { file, ok: true, station, number, records, acknowledged, receipt: path };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    const message = `Pakken er importeret, men returkvitteringen kunne ikke skrives (${code}). Kør kommandoen igen med --out MAPPE: pakken tages ikke imod to gange.`;
    return { file, ok: false, problem: 'receipt-not-written', message };
  }
}

async function sendPatiently({ bytes }: FoundBundle, ports: ImportPorts): Promise<BundleAnswer> {
  const send = ports.send ?? sendBundle;
  for (let attempt = 1; ; attempt += 1) {
    const answer = await send(ports.server, bytes);
    if (answer.kind !== 'later' || attempt === patience) return answer;
    await ports.wait(answer.seconds);
  }
}

function explain(answer: Exclude<BundleAnswer, { kind: 'imported' }>): string {
  switch (answer.kind) {
    case 'refused':
      return answer.message;
    case 'later':
      return `Serveren kan ikke tage imod lige nu. ${again}`;
    case 'unreachable':
      return `Serveren kan ikke nås, eller forbindelsen gik ned undervejs (${answer.code}). ${again}`;
    case 'not-trusted':
      return `Serverens certifikat kan ikke godkendes (${answer.code}). Intet er sendt. Har kommunen sin egen CA, så angiv den med --ca FIL.`;
    case 'not-the-intake-server':
      return `Noget andet end kommunens server svarede (${answer.status}), fx netværkets loginside. Undersøg adressen. ${again}`;
  }
}
