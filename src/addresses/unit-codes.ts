/** House numbers, floors and doors as the small numbers that the columns hold, and back. */

const houseNumber = /^0*([1-9]\d{0,2})([A-Z]?)$/;

/** `9C` as number * 32 + letter (A is 1), which sorts as people count; undefined where it is none. */
export function findHouseNumberCode(text: string): number | undefined {
  const match = houseNumber.exec(text.trim().toUpperCase());
  if (!match) return undefined;
  const letter = match[2] === undefined || match[2] === '' ? 0 : match[2].charCodeAt(0) - 64;
  return Number(match[1]) * 32 + letter;
}

export function formatHouseNumber(code: number): string {
  const letter = code % 32;
  return `${Math.floor(code / 32)}${letter === 0 ? '' : String.fromCharCode(64 + letter)}`;
}

// Floors in the order that people climb them: cellars, ground floor, 1-99. 0 is no floor.
const ground = 10;

/** `k2`-`k9`, `kl`, `st`, `1`-`99`, or no floor; undefined where it is none of them. */
export function findFloorCode(text: string): number | undefined {
  const lower = text.trim().toLowerCase();
  if (lower === '') return 0;
  if (lower === 'st') return ground;
  if (lower === 'kl') return ground - 1;
  const cellar = /^k([2-9])$/.exec(lower);
  if (cellar) return ground - Number(cellar[1]);
  const storey = /^0?([1-9]|[1-9]\d)$/.exec(lower);
  return storey ? ground + Number(storey[1]) : undefined;
}

export function formatFloor(code: number): string {
  if (code === 0) return '';
  if (code === ground) return 'st';
  if (code === ground - 1) return 'kl';
  return code < ground ? `k${ground - code}` : String(code - ground);
}

const sides = ['tv', 'mf', 'th'];
const firstSide = 10_000;
/** Codes from here on are places in the register's own list of door names. */
export const firstNamedDoor = firstSide + sides.length;

export type DoorReading =
  | { readonly kind: 'code'; readonly code: number }
  | { readonly kind: 'named'; readonly name: string };

/** `tv`, `mf`, `th`, a number 1-9999, or up to four letters, digits, `/` and `-`. Empty is no door. */
export function findDoor(text: string): DoorReading | undefined {
  const lower = text.trim().toLowerCase();
  if (lower === '') return { kind: 'code', code: 0 };
  const side = sides.indexOf(lower);
  if (side >= 0) return { kind: 'code', code: firstSide + side };
  if (/^[1-9]\d{0,3}$/.test(lower)) return { kind: 'code', code: Number(lower) };
  return /^[a-zæøå0-9/-]{1,4}$/.test(lower) ? { kind: 'named', name: lower } : undefined;
}

/** Undefined for the register's own door names. */
export function formatDoor(code: number): string | undefined {
  if (code === 0) return '';
  return code < firstSide ? String(code) : sides[code - firstSide];
}
