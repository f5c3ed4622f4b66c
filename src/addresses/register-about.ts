import type { RegisterInfo } from './address-register.ts';
import { type DarPlace, type PlaceChanges, placeParts, writeDarPlaces } from './dar-places.ts';
import type { AddressParts } from './pack-writer.ts';
import { type FileSignature, type PartBytes, writeJson, writeRegisterFile } from './register-file.ts';

export interface RegisterAbout {
  readonly name: string;
  readonly date: string;
  readonly practice: boolean;
}

/** What a file of changes says of itself. */
export interface ChangesInfo extends RegisterAbout {
  /** The register that it changes, by the SHA-256 of its content, and its date. */
  readonly base: { readonly sha256: string; readonly date: string };
  /** What the changed register is known by, and its own signature where it has one. */
  readonly result: { readonly sha256: string; readonly signature?: FileSignature };
  /** Addresses that are new or other than before, and those that are no more. */
  readonly changed: number;
  readonly closed: number;
}

export interface CountedParts {
  readonly parts: AddressParts;
  /** Addresses of each kommune, by its code. */
  readonly kommuner: ReadonlyMap<number, number>;
}

/** In force, and no more. */
export interface AddressesInForce {
  readonly rows: CountedParts;
  readonly closed?: CountedParts;
}

export interface RegisterParts extends AddressesInForce {
  /** DAR's roads, post districts and supplerende bynavne; none where the register is not from DAR. */
  readonly places?: readonly DarPlace[];
}

export interface ChangesParts extends AddressesInForce {
  readonly places?: PlaceChanges;
}

const countOf = (part: CountedParts | undefined): number =>
  [...(part?.kommuner.values() ?? [])].reduce((sum, count) => sum + count, 0);

const fileParts = ({ rows, closed }: AddressesInForce): Record<string, PartBytes> => ({
  ...named('rows', rows.parts),
  ...(closed === undefined ? {} : named('closed', closed.parts)),
});

const placePart = (
  part: keyof typeof placeParts,
  places: readonly DarPlace[] = [],
): Record<string, PartBytes> => (places.length === 0 ? {} : { [placeParts[part]]: writeDarPlaces(places) });

const named = (of: 'rows' | 'closed', parts: AddressParts): Record<string, PartBytes> => ({
  [`${of}/pack`]: parts.pack,
  [`${of}/unitIds`]: parts.unitIds,
  [`${of}/unitIndex`]: parts.unitIndex,
  [`${of}/houseIds`]: parts.houseIds,
});

/** A register file's bytes: the same for the same addresses and the same word of them. */
export function writeRegister(
  { name, date, practice }: RegisterAbout,
  parts: RegisterParts,
): Uint8Array<ArrayBuffer> {
  const info: RegisterInfo = {
    name,
    date,
    practice,
    addresses: countOf(parts.rows),
    closed: countOf(parts.closed),
    kommuner: [...parts.rows.kommuner]
      .map(([code, addresses]) => ({ code: String(code).padStart(4, '0'), addresses }))
      .sort((a, b) => Number(a.code) - Number(b.code)),
  };
  return writeRegisterFile(writeJson({ kind: 'register', ...info }), {
    ...fileParts(parts),
    ...placePart('all', parts.places),
  });
}

/** The bytes of a file of changes. */
export function writeChanges(
  { name, date, practice, base, result }: Omit<ChangesInfo, 'changed' | 'closed'>,
  parts: ChangesParts,
): Uint8Array<ArrayBuffer> {
  const info: ChangesInfo = {
    name,
    date,
    practice,
    base,
    result,
    changed: countOf(parts.rows),
    closed: countOf(parts.closed),
  };
  return writeRegisterFile(writeJson({ kind: 'changes', ...info }), {
    ...fileParts(parts),
    ...placePart('added', parts.places?.added),
    ...placePart('removed', parts.places?.removed),
  });
}

export type FileAbout =
  | { readonly kind: 'register'; readonly info: RegisterInfo }
  | { readonly kind: 'changes'; readonly info: ChangesInfo };

/** Of a file whose head is whole, so that it says what was written; undefined for what a later version may say. */
export function readAbout(text: string): FileAbout | undefined {
  const { kind, ...info } = JSON.parse(text) as { readonly kind?: unknown };
  if (kind === 'register') return { kind, info: info as unknown as RegisterInfo };
  return kind === 'changes' ? { kind, info: info as unknown as ChangesInfo } : undefined;
}
