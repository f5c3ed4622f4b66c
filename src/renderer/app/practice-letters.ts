import type { LetterFile } from '../../application/ports/letter-reader.ts';

/** A fictive letter that comes with the station, to practise on. */
export interface PracticeLetter {
  readonly name: { readonly da: string; readonly en: string };
  readonly load: () => Promise<LetterFile>;
}

const letters: readonly (readonly [file: string, da: string, en: string])[] = [
  ['familie-aegtefaelle.png', 'Ægtefælle, rent brev', 'Spouse, clean letter'],
  ['flygtning-scan.jpg', 'Flygtning, skævt scannet', 'Refugee, scanned askew'],
  ['barn-9c.jpg', 'Barn efter § 9 c, stk. 1, foto', 'Child under § 9 c (1), photo'],
  ['kvoteflygtning.pdf', 'Kvoteflygtning, PDF på to sider', 'Quota refugee, PDF of two pages'],
  ['forkynder-scannet.pdf', 'Religiøs forkynder, scannet PDF', 'Religious preacher, scanned PDF'],
  ['familie-to-boern.png', 'To børn i samme brev', 'Two children in one letter'],
  ['samme-person.png', 'Ægtefællen igen, nyere brev', 'The spouse again, newer letter'],
  ['arbejde-9a.png', 'Arbejde efter § 9 a: ikke omfattet', 'Work under § 9 a: not covered'],
  ['ikke-et-brev.png', 'En lejekontrakt', 'A lease'],
];

export const practiceLetters: readonly PracticeLetter[] = letters.map(([file, da, en]) => ({
  name: { da, en },
  load: async () => {
    const response = await fetch(new URL(`practice/letters/${file}`, document.baseURI));
    return { name: file, bytes: new Uint8Array(await response.arrayBuffer()) };
  },
}));
