import { findKommune } from '../../addresses/index.ts';
import { explainAddressGap } from '../../application/wording/address-register.ts';
import { readCommandLine } from '../command-line.ts';
import type { CommandOutput } from '../output.ts';
import { openRegisterAt } from './open-register-at.ts';

const usage = `Brug: bopael addresses find TEKST --register FIL [--kommune KODE] [--limit ANTAL] [--json]

  --register FIL    adresseregister: CSV, evt. pakket med gzip, eller et bygget register
  --kommune KODE    egen kommune med fire cifre, f.eks. 0621; den kommer først blandt lige gode
  --limit ANTAL     højst så mange forslag, 1-100 (8)
  --json            {"suggestions","gap","register"}`;

const options = {
  register: { type: 'string' },
  kommune: { type: 'string' },
  limit: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** Searches a register as the station does. Exit status 1 where nothing is found or the file is no register. */
export async function findCommand(argv: readonly string[], output: CommandOutput): Promise<number> {
  const asked = readCommandLine(argv, options, usage, output);
  if (typeof asked === 'number') return asked;
  const words = asked.positionals;
  const { register: path, kommune, limit = '8', json } = asked.values;
  const text = words.join(' ').trim();
  if (
    text === '' ||
    path === undefined ||
    !/^([1-9]\d?|100)$/.test(limit) ||
    (kommune !== undefined && findKommune(kommune) === undefined)
  ) {
    output.err(usage);
    return 2;
  }
  const register = await openRegisterAt(path, output);
  if (register === undefined) return 1;
  const answer = register.search(text, {
    limit: Number(limit),
    ...(kommune === undefined ? {} : { kommuneCode: kommune }),
  });
  const { suggestions, gap } = answer;
  if (json === true) {
    output.out(JSON.stringify({ suggestions, gap: gap ?? null, register: register.info }));
  } else {
    for (const { label, detail } of suggestions) output.out(`${label}, ${detail}`);
  }
  if (gap !== undefined) output.err(explainAddressGap(gap, 'da'));
  else if (suggestions.length === 0) output.err('Der er ingen adresse at foreslå.');
  return suggestions.length > 0 ? 0 : 1;
}
