import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ScenarioFile, ScenarioSchema } from '../../src/contract/training/scenario.ts';
import { findBirthDate, sexOf } from '../../src/domain/cpr-number.ts';
import { parseLegalBasis } from '../../src/domain/legal-basis.ts';
import { composePrescribed, type PrescribedPerson } from '../../src/specimens/compose-specimen.ts';
import type { Purpose } from '../../src/specimens/facts/grounds.ts';
import type { OtherKind } from '../../src/specimens/kinds/compose-other.ts';
import { renderSpecimen } from '../../src/specimens/node/specimen-files.ts';
import { writeSmallTextPdf } from '../../src/specimens/node/write-pdf.ts';
import type { Specimen } from '../../src/specimens/specimen.ts';

type Making = ScenarioFile['letters'][number];

const training = join(process.cwd(), 'resources/training');

/** Writes the letters of all scenarios anew, and tells what each says. */
export async function makeTrainingLetters(told: (line: string) => void): Promise<void> {
  const out = join(training, 'letters');
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  for (const name of (await readdir(join(training, 'scenarios'))).toSorted()) {
    const json: unknown = JSON.parse(await readFile(join(training, 'scenarios', name), 'utf8'));
    for (const letter of ScenarioSchema.parse(json).letters) {
      const specimen = compose(letter);
      const bytes = await render(letter, specimen);
      await writeFile(join(out, letter.file), bytes);
      told(`${letter.file} ${specimen.pages.length} p. ${bytes.length} bytes`);
    }
  }
}

async function render({ file, make }: Making, specimen: Specimen): Promise<Uint8Array> {
  if (file.endsWith('.pdf')) return writeSmallTextPdf(specimen.pages);
  const { files } = await renderSpecimen(specimen, make.level, file.endsWith('.png') ? 'png' : 'jpeg');
  const [only, ...more] = files;
  if (only === undefined || more.length > 0) throw new Error(`${file} is more than one picture`);
  return only.bytes;
}

function compose({ file, make }: Making): Specimen {
  const { layout, other, seed, letterDate, caseNumber, persons, relatives } = make;
  if ((layout === undefined) === (other === undefined))
    throw new Error(`${file} is a permit or another paper`);
  return composePrescribed({
    seed,
    layout: layout === undefined ? { other: other as OtherKind } : { permit: layout },
    letterDate,
    caseNumber,
    permits: persons.map((person) => {
      const reading = parseLegalBasis(person.citation);
      if (reading.kind !== 'one') throw new Error(`${file} cites no one provision`);
      const { validFrom, validTo } = person;
      return {
        person: personOf(person),
        ground: { basis: reading.basis, purpose: person.purpose as Purpose },
        validFrom,
        ...(validTo === undefined ? {} : { validTo }),
      };
    }),
    relatives: relatives.map(personOf),
  });
}

function personOf({
  given,
  family,
  number,
  citizenship,
}: Making['make']['relatives'][number]): PrescribedPerson {
  const birthDate = findBirthDate(number);
  if (birthDate === undefined) throw new Error('A practice number has a birth date');
  return { given, family, cpr: number, birthDate, sex: sexOf(number), citizenship };
}
