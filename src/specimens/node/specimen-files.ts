import { createChance } from '../chance.ts';
import type { Specimen } from '../specimen.ts';
import { damagePage } from './damage-page.ts';
import { type DamageLevel, planDamage } from './damage-plan.ts';
import { withExifNote } from './exif-note.ts';
import { type Picture, writeImagePdf, writeTextPdf } from './write-pdf.ts';

/** `several`: a JPEG file for each page. */
export type SpecimenForm = 'pdf-text' | 'pdf-image' | 'png' | 'jpeg' | 'several';

export interface SpecimenFile {
  /** With its ending; names nobody. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface RenderedSpecimen {
  readonly form: SpecimenForm;
  readonly dpi: number;
  readonly files: readonly SpecimenFile[];
}

/** A letter as files, damaged as the level says; the same bytes for the same specimen. */
export async function renderSpecimen(
  specimen: Specimen,
  level: DamageLevel,
  wished?: SpecimenForm,
): Promise<RenderedSpecimen> {
  const { seed, split, kind } = specimen.truth;
  const form = wished ?? chooseForm(seed, level, specimen.pages.length);
  const name = `${split === 'held-back' ? 'h' : 'w'}${kind === 'permit' ? '' : 'o'}${seed}-${level}`;
  if (form === 'pdf-text') {
    return { form, dpi: 0, files: [{ name: `${name}.pdf`, bytes: await writeTextPdf(specimen.pages) }] };
  }
  const plan = planDamage(seed, level);
  const pictures: Picture[] = [];
  const files: SpecimenFile[] = [];
  for (const [index, page] of specimen.pages.entries()) {
    const back = specimen.pages[index % 2 === 0 ? index + 1 : index - 1];
    const canvas = damagePage(page, plan, seed + index, back);
    const nth = specimen.pages.length === 1 ? '' : `-${index + 1}`;
    if (form === 'png') {
      files.push({ name: `${name}${nth}.png`, bytes: canvas.toBuffer('image/png') });
      continue;
    }
    const plain = new Uint8Array(canvas.toBuffer('image/jpeg', plan.quality));
    const jpeg = plan.notedInExif && form !== 'pdf-image' ? withExifNote(plain, plan.quarterTurns) : plain;
    pictures.push({ jpeg, width: canvas.width, height: canvas.height, dpi: plan.dpi });
    files.push({ name: `${name}${nth}.jpg`, bytes: jpeg });
  }
  return form === 'pdf-image'
    ? { form, dpi: plan.dpi, files: [{ name: `${name}.pdf`, bytes: await writeImagePdf(pictures) }] }
    : { form, dpi: plan.dpi, files };
}

/** Letters of several pages come as PDF, or as a picture a page. */
function chooseForm(seed: number, level: DamageLevel, pages: number): SpecimenForm {
  const chance = createChance(seed, `form-${level}`);
  const single = pages === 1;
  if (level === 'clean') {
    return chance.pick(
      single
        ? (['pdf-text', 'pdf-text', 'png', 'jpeg'] as const)
        : (['pdf-text', 'pdf-text', 'pdf-image'] as const),
    );
  }
  return chance.pick(
    single
      ? (['jpeg', 'jpeg', 'png', 'pdf-image'] as const)
      : (['pdf-image', 'pdf-image', 'several'] as const),
  );
}
