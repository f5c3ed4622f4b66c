import { parse } from 'mrz';

/** What the machine-readable zone of an identity document says, where its check digits agree. */
export interface DocumentZone {
  /** Parts of the name as the zone has them: A-Z alone, family name and given names together. */
  readonly nameParts: readonly string[];
  /** The last part of a full line may be cut off. */
  readonly nameIsCut: boolean;
  /** `YYMMDD`; the century is not told. */
  readonly birthDay: string;
  /** ISO 3166-1 alpha-3; `XXA` for stateless. */
  readonly nationality?: string;
}

/** Length of the lines and how many: identity cards (TD1), older cards (TD2), passports (TD3). */
const formats = [
  { lines: 3, length: 30, numbers: 1, name: 2, birth: 0, expiry: 8 },
  { lines: 2, length: 36, numbers: 1, name: 0, birth: 13, expiry: 21 },
  { lines: 2, length: 44, numbers: 1, name: 0, birth: 13, expiry: 21 },
] as const;

/**
 * Reads the lines of a zone. Undefined unless the check digits of birth date and expiry agree; a misread sign is
 * put right only where its place takes digits alone and the check digits then agree.
 */
export function readZone(printed: readonly string[]): DocumentZone | undefined {
  for (const format of formats) {
    if (printed.length < format.lines) continue;
    const lines = printed.slice(-format.lines).map((line) => fitted(line, format.length));
    const whole = lines.filter((line) => line !== undefined);
    if (whole.length !== format.lines) continue;
    const mended = whole.map((line, index) =>
      index === format.numbers
        ? withDigits(withDigits(line, format.birth, 7), format.expiry, 7)
        : index === format.name
          ? withLetters(line)
          : line,
    );
    const zone = parseLines(mended, mended[format.name] ?? '');
    if (zone !== undefined) return zone;
  }
  return undefined;
}

function parseLines(lines: readonly string[], nameLine: string): DocumentZone | undefined {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(lines);
  } catch {
    return undefined;
  }
  const isValid = (field: string): boolean =>
    parsed.details.some((detail) => detail.field === field && detail.valid);
  if (!isValid('birthDateCheckDigit') || !isValid('expirationDateCheckDigit')) return undefined;
  const { birthDate, nationality, lastName, firstName } = parsed.fields;
  if (typeof birthDate !== 'string' || !/^\d{6}$/u.test(birthDate)) return undefined;
  const nameParts = `${lastName ?? ''} ${firstName ?? ''}`
    .split(/\s+/u)
    .filter((part) => /^[A-Z]+$/u.test(part));
  if (nameParts.length === 0) return undefined;
  const code = nationality?.replace(/<+$/u, '');
  return {
    nameParts,
    nameIsCut: !nameLine.endsWith('<'),
    birthDay: birthDate,
    ...(code === undefined || !/^[A-Z]{1,3}$/u.test(code)
      ? {}
      : { nationality: code === 'D' ? 'DEU' : code }),
  };
}

/** A line at its full length: fillers at the end are often read as too many or too few. */
function fitted(line: string, length: number): string | undefined {
  const clean = line.replace(/[«‹]/gu, '<').replace(/[^A-Z0-9<]/gu, '');
  if (clean.length === length) return clean;
  const bare = clean.replace(/<+$/u, '');
  if (clean.length > length) return bare.length <= length ? bare.padEnd(length, '<') : undefined;
  return clean.length >= length - 12 && clean.endsWith('<') ? clean.padEnd(length, '<') : undefined;
}

const digits: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  L: '1',
  Z: '2',
  S: '5',
  G: '6',
  B: '8',
};
const letters: Readonly<Record<string, string>> = {
  '0': 'O',
  '1': 'I',
  '2': 'Z',
  '5': 'S',
  '6': 'G',
  '8': 'B',
};

const withDigits = (line: string, from: number, length: number): string =>
  line.slice(0, from) +
  line.slice(from, from + length).replace(/[A-Z]/gu, (sign) => digits[sign] ?? sign) +
  line.slice(from + length);

/** Names hold no digits. */
const withLetters = (line: string): string => line.replace(/\d/gu, (sign) => letters[sign] ?? sign);
