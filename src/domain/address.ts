import type { Brand } from './brand.ts';

/** DAR's id of an address (adresse-UUID): stable for life, also when street or number changes. */
export type AddressId = Brand<string, 'AddressId'>;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function parseAddressId(text: unknown): AddressId | undefined {
  const lower = typeof text === 'string' ? text.trim().toLowerCase() : '';
  return uuid.test(lower) ? (lower as AddressId) : undefined;
}

/**
 * An address in Danmarks Adresseregister. A residence may only be registered on one of these
 * (adresseloven § 16, stk. 2). Codes are text: leading zeros count.
 */
export interface DarAddress {
  readonly id: AddressId;
  /** DAR's id of the house number (formerly adgangsadresse). */
  readonly houseNumberId?: string;
  /** Kommunekode, four digits, e.g. `0621`. */
  readonly kommuneCode: string;
  /** Vejkode, four digits, unique inside the kommune only. */
  readonly streetCode: string;
  readonly street: string;
  /** Husnummertekst: 1-999 and perhaps a letter, e.g. `9C`. */
  readonly houseNumber: string;
  /** Etagebetegnelse: `st`, `kl`, `k2`, `1`-`99`. */
  readonly floor?: string;
  /** Dørbetegnelse: `tv`, `mf`, `th`, or up to four signs. */
  readonly door?: string;
  /** Supplerende bynavn, on a line of its own. */
  readonly locality?: string;
  readonly postcode: string;
  readonly postDistrict: string;
}

/** 9900-9999 are administrative roads (no fixed home and the like), not places to live. */
export const isHighStreetCode = (streetCode: string): boolean => /^99\d\d$/.test(streetCode);

/** `Lærkevej 9C, 1. tv` */
export function formatStreetLine(address: DarAddress): string {
  const { street, houseNumber, floor, door } = address;
  const numbered = `${street} ${houseNumber}`;
  const storey = floor === undefined ? '' : /^\d+$/.test(floor) ? `${floor}.` : floor;
  const unit = [storey, door ?? ''].filter((part) => part !== '').join(' ');
  return unit === '' ? numbered : `${numbered}, ${unit}`;
}

/** The lines of an envelope: `Lærkevej 9C, 1. tv` / `Komdrup` / `9293 Kongerslev`. */
export function formatAddressLines(address: DarAddress): readonly string[] {
  return [
    formatStreetLine(address),
    ...(address.locality === undefined ? [] : [address.locality]),
    `${address.postcode} ${address.postDistrict}`,
  ];
}
