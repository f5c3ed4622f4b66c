import type { FieldReading, SignDoubt } from '../../domain/permit-letter.ts';

/** Romania and Moldova. */
const romanian: ReadonlySet<string> = new Set(['ROU', 'MDA']);
/** Letters that of all alphabets which have ș or ş Romanian alone has. */
const romanianAlone = /[ăĂțȚșȘ]/u;

const commas: Readonly<Record<string, string>> = { ş: 'ș', Ş: 'Ș', ţ: 'ț', Ţ: 'Ț' };
const withComma = (text: string): string => text.replace(/[şŞţŢ]/gu, (sign) => commas[sign] ?? sign);

/**
 * A Romanian name with its commas. Print shows no difference between `ș` and the Turkish `ş`, and many systems have
 * no other sign for it; but no name has both.
 */
export function withRomanianCommas(
  name: FieldReading<string>,
  citizenship: string | undefined,
): FieldReading<string> {
  const isRomanian = citizenship !== undefined && romanian.has(citizenship);
  if (!isRomanian && !romanianAlone.test(name.value)) return name;
  const value = withComma(name.value);
  if (value === name.value) return name;
  const doubts = name.doubts?.flatMap((doubt): readonly SignDoubt[] => {
    const own = value.slice(doubt.at, doubt.at + doubt.length);
    const instead = [...new Set(doubt.instead.map(withComma))].filter((other) => other !== own);
    return instead.length === 0 ? [] : [{ ...doubt, instead }];
  });
  return { ...name, value, ...(doubts === undefined ? {} : { doubts }) };
}
