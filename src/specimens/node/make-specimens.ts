import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { composeSpecimen } from '../compose-specimen.ts';
import { givesNumbers, type Split } from '../specimen.ts';
import { type DamageLevel, damageLevels } from './damage-plan.ts';
import { renderSpecimen, type SpecimenForm } from './specimen-files.ts';

export interface MakeOptions {
  readonly out: string;
  /** The first letter's seed; the others follow it. */
  readonly seed: number;
  readonly count: number;
  readonly level: DamageLevel | 'all';
  readonly kind: 'permit' | 'other' | 'all';
  readonly split: Split;
  readonly form?: SpecimenForm;
  readonly layout?: string;
}

/**
 * Writes letters into a folder and what each of them says into `truth/`, a JSON file each; the fields bear the
 * names that `bopael read --json` gives them. Of kind `all` one letter in four is another paper. Boxes are those
 * of the paper as it was printed, in mm, before any damage.
 */
export async function makeSpecimens(options: MakeOptions, told: (line: string) => void): Promise<void> {
  await mkdir(join(options.out, 'truth'), { recursive: true });
  for (let seed = options.seed; seed < options.seed + options.count; seed += 1) {
    const kind = options.kind === 'all' ? (seed % 4 === 3 ? 'other' : 'permit') : options.kind;
    const { layout } = options;
    const specimen = composeSpecimen({
      seed,
      split: options.split,
      kind,
      ...(layout === undefined ? {} : { layout }),
    });
    for (const level of options.level === 'all' ? damageLevels : [options.level]) {
      const { form, dpi, files } = await renderSpecimen(specimen, level, options.form);
      for (const { name, bytes } of files) await writeFile(join(options.out, name), bytes);
      const [first] = files;
      if (first === undefined) continue;
      const { kind: paper, ...truth } = specimen.truth;
      const text = JSON.stringify(
        {
          files: files.map(({ name }) => name),
          kind: givesNumbers(paper) ? 'permit-letter' : 'other',
          paper,
          level,
          form,
          dpi: form === 'pdf-text' ? null : dpi,
          pages: specimen.pages.length,
          ...truth,
        },
        undefined,
        1,
      );
      const base = first.name.replace(/(?:-\d+)?\.\w+$/u, '');
      await writeFile(join(options.out, 'truth', `${base}.json`), `${text}\n`);
      told(`${base} ${truth.layout} ${form}`);
    }
  }
}
