import type { AddressId, DarAddress } from '../domain/address.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type {
  AddressAnswer,
  LoadedRegister,
  RegisterFile,
  RegisterInfo,
  RegisterProblem,
  SearchOptions,
} from './address-register.ts';
import { type CsvImport, createCsvImport } from './import-csv.ts';
import { isPack } from './pack.ts';
import { addressAt, findUnitById, openRegister, type RegisterData } from './register-data.ts';
import { searchAddresses } from './search.ts';

export interface LoadProgress {
  readonly stage: 'reading' | 'building';
  /** 0-1 of the file's bytes. */
  readonly done: number;
}

/** What this room needs of the machine it runs on. */
export interface MachineForText {
  /** A decoder that throws where strict bytes are wrong, as the platform's `TextDecoder` with `fatal`. */
  newDecoder(
    encoding: 'utf-8' | 'windows-1252',
    strict: boolean,
  ): { decode(bytes?: Uint8Array<ArrayBuffer>, options?: { stream: boolean }): string };
  /** The unpacked bytes in pieces; throws where the gzip data is damaged. */
  gunzip(bytes: Uint8Array<ArrayBuffer>): AsyncIterable<Uint8Array<ArrayBuffer>>;
}

export interface RegisterSession {
  readonly info: RegisterInfo | undefined;
  /** The pack in use, for storing; not to be changed. */
  readonly pack: ArrayBuffer | undefined;
  search(text: string, options: SearchOptions): AddressAnswer;
  findById(id: AddressId): DarAddress | undefined;
  /** Uses a stored pack. */
  open(pack: ArrayBuffer): Result<RegisterInfo, { readonly kind: 'damaged' }>;
  load(
    file: RegisterFile,
    onProgress?: (progress: LoadProgress) => void,
  ): Promise<Result<LoadedRegister, RegisterProblem>>;
}

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;
const pieceBytes = 1 << 20;

async function* inPieces(bytes: Uint8Array<ArrayBuffer>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}

/** Thrown inside the reading of a file that turns out not to be UTF-8. */
class OtherEncoding extends Error {
  readonly sawUtf8: boolean;
  constructor(sawUtf8: boolean, cause: unknown) {
    super('The text is not UTF-8', { cause });
    this.sawUtf8 = sawUtf8;
  }
}

/** One register in memory, and the way to replace it. A register that cannot be read replaces nothing. */
export function createRegisterSession(machine: MachineForText): RegisterSession {
  let data: RegisterData | undefined;

  /** More good signs than bad ones: UTF-8 with a damaged spot, not another encoding. */
  function mostlyUtf8(bytes: Uint8Array<ArrayBuffer>): boolean {
    const text = machine.newDecoder('utf-8', false).decode(bytes);
    const wrong = text.split('\uFFFD').length - 1;
    return (text.match(/[^\p{ASCII}]/gu)?.length ?? 0) > wrong * 2;
  }

  async function readCsv(
    pieces: () => AsyncIterable<Uint8Array<ArrayBuffer>>,
    encoding: 'utf-8' | 'windows-1252',
    strict: boolean,
    onPiece: (bytes: number) => void,
  ): Promise<CsvImport> {
    const decoder = machine.newDecoder(encoding, strict);
    const csv = createCsvImport();
    let sawUtf8 = false;
    const push = (bytes?: Uint8Array<ArrayBuffer>): void => {
      let text: string;
      try {
        text = bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
      } catch (cause) {
        throw new OtherEncoding(sawUtf8 || (bytes !== undefined && mostlyUtf8(bytes)), cause);
      }
      sawUtf8 ||= /[^\p{ASCII}]/u.test(text);
      csv.push(text);
    };
    for await (const piece of pieces()) {
      push(piece);
      onPiece(piece.length);
    }
    push();
    return csv;
  }

  async function importCsv(
    bytes: Uint8Array<ArrayBuffer>,
    fileName: string,
    onProgress: (progress: LoadProgress) => void,
  ): Promise<ReturnType<CsvImport['finish']>> {
    const pieces = (): AsyncIterable<Uint8Array<ArrayBuffer>> =>
      isGzip(bytes) ? machine.gunzip(bytes) : inPieces(bytes);
    let read = 0;
    // Unpacked text is some five times its gzip; the share shown is an estimate there.
    const total = bytes.length * (isGzip(bytes) ? 5 : 1);
    const onPiece = (length: number): void => {
      read += length;
      onProgress({ stage: 'reading', done: Math.min(0.99, read / total) });
    };
    let csv: CsvImport;
    try {
      csv = await readCsv(pieces, 'utf-8', true, onPiece);
    } catch (cause) {
      if (!(cause instanceof OtherEncoding)) return fail({ kind: 'damaged' });
      read = 0;
      // UTF-8 with a damaged sign stays UTF-8: its rows are counted as bad rather than misread.
      csv = await readCsv(pieces, cause.sawUtf8 ? 'utf-8' : 'windows-1252', false, onPiece);
    }
    onProgress({ stage: 'building', done: 1 });
    return csv.finish(fileName);
  }

  return {
    get info() {
      return data?.info;
    },
    get pack() {
      return data?.pack;
    },
    search: (text, options) =>
      data === undefined ? { suggestions: [] } : searchAddresses(data, text, options),
    findById(id) {
      const unit = data === undefined ? undefined : findUnitById(data, id);
      return data === undefined || unit === undefined ? undefined : addressAt(data, unit);
    },
    open(pack) {
      const opened = openRegister(pack);
      if (!opened.ok) return opened;
      data = opened.value;
      return ok(data.info);
    },
    async load(file, onProgress = () => undefined) {
      if (file.bytes.length === 0) return fail({ kind: 'empty-file' });
      // A copy where the bytes are shared or part of something larger: the pack lives on in them.
      const bytes = new Uint8Array(file.bytes);
      let pack: ArrayBuffer;
      let badRows: LoadedRegister['badRows'] = [];
      if (isPack(bytes)) pack = bytes.buffer;
      else {
        const imported = await importCsv(bytes, file.name, onProgress);
        if (!imported.ok) return imported;
        ({ pack, badRows } = imported.value);
      }
      const opened = openRegister(pack);
      if (!opened.ok) return opened;
      if (opened.value.info.addresses === 0) return fail({ kind: 'no-usable-rows', badRows: 0 });
      // The new register must answer before it takes over: its first address is found by its id.
      const { id } = addressAt(opened.value, 0);
      if (findUnitById(opened.value, id) !== 0) return fail({ kind: 'damaged' });
      data = opened.value;
      return ok({ info: data.info, badRows });
    },
  };
}
