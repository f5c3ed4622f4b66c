import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import { problemsWith } from './check-truth.ts';
import { damageSheet, sheetPixels, toGrey } from './damage.ts';
import { familyLetters } from './family-letters.ts';
import { writeGreyPng } from './grey-png.ts';
import { writeImagePdf } from './image-pdf.ts';
import { otherLetters } from './other-letters.ts';
import { refugeeLetters } from './refugee-letters.ts';
import type { Specimen } from './specimen.ts';

const folder = fileURLToPath(new URL('../../resources/practice/letters/', import.meta.url));
const specimens = [...familyLetters, ...refugeeLetters, ...otherLetters];

/** A4 in CSS pixels, of which there are 96 to the inch. */
const viewport = { width: 794, height: 1123 };
test.use({ viewport, deviceScaleFactor: sheetPixels.dpi / 96 });

/** Chromium writes the hour of printing; a fixed one of the same length keeps the file the same. */
const withoutHour = (pdf: Buffer): Buffer =>
  Buffer.from(
    pdf.toString('latin1').replace(/\/(CreationDate|ModDate) \(D:\d{14}/gu, '/$1 (D:20261101120000'),
    'latin1',
  );

async function fileOf(page: Page, { damage, truth }: Specimen): Promise<Buffer> {
  if (truth.form === 'pdf-text') {
    return withoutHour(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  }
  if (truth.pages !== 1) throw new Error('A picture has one page');
  const screenshot = await page.screenshot();
  const { width, height, dpi } = sheetPixels;
  if (damage === undefined) return writeGreyPng(await toGrey(page, screenshot), width, height, dpi);
  const jpeg = await damageSheet(page, screenshot, damage);
  return truth.form === 'pdf-image' ? writeImagePdf([{ jpeg, width, height }]) : jpeg;
}

/** The fonts that Chromium really drew with, a fallback for a missing letter included. */
async function fontsOf(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument');
  const { nodeIds } = await session.send('DOM.querySelectorAll', {
    nodeId: root.nodeId,
    selector: 'body, body *',
  });
  const families = new Set<string>();
  for (const nodeId of nodeIds) {
    const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
    for (const font of fonts) families.add(font.familyName);
  }
  await session.detach();
  return [...families];
}

for (const specimen of specimens) {
  const { file } = specimen.truth;
  test(file, async ({ page }) => {
    expect(problemsWith(specimen.truth)).toEqual([]);
    await page.setContent(specimen.html);
    for (const family of await fontsOf(page)) expect(family).toMatch(/^Liberation (?:Sans|Serif)$/u);
    // Nothing may run into the foot or off the page.
    const spill = await page.evaluate(() =>
      [...document.querySelectorAll('.sheet')].some((sheet) => {
        const foot = sheet.querySelector('.foot')?.getBoundingClientRect().top ?? 0;
        return [...sheet.children].some(
          (child) => !child.matches('.foot') && child.getBoundingClientRect().bottom > foot,
        );
      }),
    );
    expect(spill).toBe(false);
    await mkdir(folder, { recursive: true });
    await writeFile(`${folder}${file}`, await fileOf(page, specimen));
  });
}

test('letters.json', async () => {
  const letters = specimens.map(({ truth }) => truth);
  await writeFile(`${folder}letters.json`, `${JSON.stringify(letters, undefined, 2)}\n`);
});
