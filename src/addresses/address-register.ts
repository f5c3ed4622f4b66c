import type { AddressId, DarAddress } from '../domain/address.ts';
import type { Result } from '../domain/result.ts';

// This room knows the domain alone, so the port's types are told again here; TypeScript compares them by
// shape where a host hands a register to the application.

/** A matched part of a label: from (inclusive) and to (exclusive), in UTF-16 units. */
export interface Highlight {
  readonly from: number;
  readonly to: number;
}

interface SuggestionText {
  /** Put into the box when chosen; ends where the next keystroke belongs. */
  readonly text: string;
  readonly label: string;
  readonly detail: string;
  readonly highlights: readonly Highlight[];
}

export type AddressSuggestion =
  | (SuggestionText & { readonly kind: 'street' | 'house-number' })
  | (SuggestionText & { readonly kind: 'address'; readonly address: DarAddress });

export type AddressGap =
  | { readonly kind: 'no-such-street' }
  | { readonly kind: 'no-such-house-number'; readonly street: string; readonly houseNumber: string }
  | { readonly kind: 'no-such-unit'; readonly at: string; readonly unit: string };

export interface AddressAnswer {
  readonly suggestions: readonly AddressSuggestion[];
  readonly gap?: AddressGap;
}

export interface SearchOptions {
  readonly limit: number;
  /** The office's own kommune, four digits: first among equals. */
  readonly kommuneCode?: string;
}

export interface RegisterInfo {
  readonly name: string;
  /** Date of the data as the file tells it; empty where it tells none. */
  readonly date: string;
  readonly addresses: number;
  readonly practice: boolean;
  /** Addresses that are no more, and are found by their id alone. */
  readonly closed: number;
  /** What it covers: the kommuner, by code, and how many addresses each has. */
  readonly kommuner: readonly { readonly code: string; readonly addresses: number }[];
}

/** An address by its id. One that is no more (nedlagt, henlagt) is told as it was last printed. */
export interface FoundAddress {
  readonly address: DarAddress;
  readonly state: 'in-force' | 'closed';
}

export type RegisterProblem =
  | { readonly kind: 'empty-file' }
  | { readonly kind: 'not-a-register' }
  | { readonly kind: 'missing-columns'; readonly columns: readonly string[] }
  | { readonly kind: 'no-usable-rows'; readonly badRows: number }
  /** `block`: the first damaged one of so many, where the file has blocks and its head is whole. */
  | { readonly kind: 'damaged'; readonly block?: number; readonly blocks?: number }
  /** A built register, and rows to build one of; or two registers. */
  | { readonly kind: 'mixed-files' }
  /** Changes, and no register that they could change. */
  | { readonly kind: 'no-base' }
  /** Changes to another register than the one in use: the dates of both. */
  | { readonly kind: 'other-base'; readonly base: string; readonly wanted: string }
  /** The changes do not lead to what whoever made them had. */
  | { readonly kind: 'other-result' }
  /** More places or doors than a register holds. */
  | { readonly kind: 'too-large' }
  /** The changes are in the register already. */
  | { readonly kind: 'nothing-new' }
  /** It says that a server has signed it, and the kommune's has not. */
  | { readonly kind: 'wrong-signature' }
  /** The machine has no room for it, or does not let it be kept. */
  | { readonly kind: 'not-kept' }
  | { readonly kind: 'cancelled' };

export interface LoadedRegister {
  readonly info: RegisterInfo;
  /** The rows that could not be used, the commonest reason first. */
  readonly bad: readonly BadReason[];
  /** All of them. */
  readonly badRowCount: number;
  /** DAR's changes that the register could not follow are among them: only a total tells what became of them. */
  readonly needsTotal: boolean;
}

/** All rows that cannot be used for one reason. */
export interface BadReason {
  /** In Danish. */
  readonly reason: string;
  /** How many there are; `places` may hold fewer. */
  readonly count: number;
  /** The first ones, in the order in which they were met. */
  readonly places: readonly BadPlace[];
}

export interface BadPlace {
  /** Name of the file, as it was given. */
  readonly file: string;
  /** Line of the file, counted from 1; 0 for what concerns no one line. */
  readonly line: number;
}

/** As the platform's `Blob`. */
export interface FileBytes {
  readonly size: number;
  slice(from: number, to: number): FileBytes;
  arrayBuffer(): Promise<ArrayBuffer>;
}

export interface RegisterFile {
  readonly name: string;
  readonly bytes: Uint8Array | FileBytes;
}

export interface LoadProgress {
  readonly stage: 'reading' | 'building';
  /** 0-1 of the files' bytes. */
  readonly done: number;
}

/** Whether the kommune's server has signed the register; `unchecked`: no server is known here to check it by. */
export type RegisterSignature = 'by-server' | 'unchecked' | 'none';

/** The register in use. */
export interface RegisterInUse extends RegisterInfo {
  /** What it is known by: of its file's content. Empty where that was lost. */
  readonly sha256: string;
  readonly signature: RegisterSignature;
  /** The newer one that it stands in for, because that one was found damaged. */
  readonly insteadOf?: { readonly name: string; readonly date: string };
}

export interface AddressRegister {
  findInfo(): Promise<RegisterInUse | undefined>;
  search(text: string, options: SearchOptions): Promise<AddressAnswer>;
  findById(id: AddressId): Promise<FoundAddress | undefined>;
  load(
    files: readonly RegisterFile[],
    onProgress?: (progress: LoadProgress) => void,
    only?: { readonly sha256: string },
  ): Promise<Result<LoadedRegister, RegisterProblem>>;
  cancelLoad(): void;
}
