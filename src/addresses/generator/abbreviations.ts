/** How a word of a street name is also written: as ranking is tuned on it, and as it is only tested on it. */
interface Abbreviation {
  readonly word: RegExp;
  readonly tuning: readonly string[];
  readonly heldOut: readonly string[];
}

const all: readonly Abbreviation[] = [
  { word: /\bGammel\b/, tuning: ['Gl.', 'Gl'], heldOut: ['gl.', 'GL'] },
  { word: /\bGl\./, tuning: ['Gammel'], heldOut: ['Gamle', 'Gml.'] },
  { word: /\bNordre\b/, tuning: ['Ndr.', 'Ndr'], heldOut: ['ndr', 'Nord.'] },
  { word: /\bNdr\./, tuning: ['Nordre'], heldOut: ['Ndr', 'Nørdre'] },
  { word: /\bSøndre\b/, tuning: ['Sdr.', 'Sdr'], heldOut: ['sdr', 'Sønder'] },
  { word: /\bSdr\./, tuning: ['Søndre'], heldOut: ['Sdr', 'Soendre'] },
  { word: /\bNørre\b/, tuning: ['Nr.', 'Nr'], heldOut: ['nr', 'Nørr.'] },
  { word: /\bNr\./, tuning: ['Nørre'], heldOut: ['Nr', 'Noerre'] },
  { word: /\bVestre\b/, tuning: ['V.'], heldOut: ['Vestr.', 'Vester'] },
  { word: /(?<!\p{L})Østre\b/u, tuning: ['Ø.'], heldOut: ['Østr.', 'Øster'] },
  { word: /\bStore\b/, tuning: ['St.'], heldOut: ['Str.'] },
  { word: /\bLille\b/, tuning: ['Ll.'], heldOut: ['Lil.'] },
  { word: /\bSankt\b/, tuning: ['Skt.', 'Sct.', 'Skt'], heldOut: ['St.', 'sct', 'Sanct'] },
  { word: /\b(?:Skt|Sct)\./, tuning: ['Sankt'], heldOut: ['Skt', 'St'] },
  { word: /\bDoktor\b/, tuning: ['Dr.'], heldOut: ['dr', 'Dokt.'] },
  { word: /\bProfessor\b/, tuning: ['Prof.'], heldOut: ['prof', 'Profs.'] },
  { word: /\bBorgmester\b/, tuning: ['Borgm.'], heldOut: ['Bgm.', 'Borgmest.'] },
  { word: /\bKaptajn\b/, tuning: ['Kapt.'], heldOut: ['kapt', 'Kaptain'] },
  { word: /\bDronning\b/, tuning: ['Dr.', 'Dronn.'], heldOut: ['Dronng.'] },
  { word: /\bHaveforeningen\b/, tuning: ['HF', 'H/F'], heldOut: ['H.F.', 'Haveforen.'] },
  { word: / Boulevard\b/, tuning: [' Blvd.', ' Blvd'], heldOut: [' Bd.', ' Boul.', ' blv'] },
  { word: / Plads\b/, tuning: [' Pl.'], heldOut: [' Pl', ' Plds.'] },
  // Initials without signs, and with more of them.
  { word: /(?<!\p{L})(\p{Lu})\.(\p{Lu})\./u, tuning: ['$1$2', '$1 $2'], heldOut: ['$1. $2.', '$1.$2'] },
];

/** The name with a word shortened or written out, in a way of the model that `pick` chooses. */
export function abbreviate(
  name: string,
  model: 'tuning' | 'heldOut',
  pick: (ways: readonly string[]) => string,
): string {
  for (const { word, [model]: ways } of all) if (word.test(name)) return name.replace(word, pick(ways));
  return name;
}

/** Whether there is something to shorten or to write out. */
export const canAbbreviate = (name: string): boolean => all.some(({ word }) => word.test(name));
