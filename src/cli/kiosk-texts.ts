import { languages, listUnchecked } from '../kiosk/texts/languages.ts';
import { readCommandLine } from './command-line.ts';
import type { CommandOutput } from './output.ts';

const usage = `Brug: bopael kiosk texts [SPROG...] [--json]

  Viser de tekster på kioskens skærme, som ingen med sproget som modersmål har læst endnu.
  SPROG    fx ar eller fa-AF; alle, hvis ingen angives
  --json   én linje pr. sprog: {"language","texts","unchecked":[{"key","danish","text"}]}`;

const options = { json: { type: 'boolean' } } as const;

/** Lists the kiosk's texts that a native speaker should still read, beside the Danish ones. Status 1 while there are any. */
export async function kioskCommand(argv: readonly string[], output: CommandOutput): Promise<number> {
  const asked = readCommandLine(argv, options, usage, output);
  if (typeof asked === 'number') return asked;
  const [what, ...tags] = asked.positionals;
  const chosen = languages.filter(({ tag }) => tags.length === 0 || tags.includes(tag));
  const danish = languages.find(({ tag }) => tag === 'da')?.catalogue;
  if (
    what !== 'texts' ||
    danish === undefined ||
    tags.some((tag) => !languages.some((one) => one.tag === tag))
  ) {
    output.err(usage);
    return 2;
  }
  let open = 0;
  for (const language of chosen) {
    const { tag, name, catalogue } = language;
    const keys = listUnchecked(language);
    const texts = Object.keys(catalogue).length;
    open += keys.length;
    if (asked.values.json === true) {
      const unchecked = keys.map((key) => ({ key, danish: danish[key].text, text: catalogue[key].text }));
      output.out(JSON.stringify({ language: tag, texts, unchecked }));
      continue;
    }
    output.out(`${name} (${tag}): ${keys.length} af ${texts} tekster er ikke læst`);
    for (const key of keys) output.out(`  ${key}: ${danish[key].text} = ${catalogue[key].text}`);
  }
  return open === 0 ? 0 : 1;
}
