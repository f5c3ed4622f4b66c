import type { AddressId } from '../domain/address.ts';
import { ok, type Result } from '../domain/result.ts';
import type {
  AddressAnswer,
  FoundAddress,
  LoadedRegister,
  LoadProgress,
  RegisterFile,
  RegisterInfo,
  RegisterProblem,
  SearchOptions,
} from './address-register.ts';
import type { ByteSource } from './byte-source.ts';
import { loadFiles, type Machine } from './load-files.ts';
import { findAddress, openRegister, type RegisterData } from './register-data.ts';
import type { FileDamage } from './register-file.ts';
import { searchAddresses } from './search.ts';

/** One register in this process, and the way to replace it. */
export interface RegisterSession {
  readonly info: RegisterInfo | undefined;
  /** The file of the register that was loaded last; not to be changed. */
  readonly bytes: Uint8Array<ArrayBuffer> | undefined;
  search(text: string, options: SearchOptions): AddressAnswer;
  findById(id: AddressId): FoundAddress | undefined;
  /** Uses a register where it lies. */
  open(given: ArrayBuffer | ByteSource): Result<RegisterInfo, FileDamage>;
  load(
    files: readonly RegisterFile[],
    onProgress?: (progress: LoadProgress) => void,
  ): Promise<Result<LoadedRegister, RegisterProblem>>;
}

export function createRegisterSession(machine: Machine): RegisterSession {
  let data: RegisterData | undefined;
  let loaded: { readonly bytes: Uint8Array<ArrayBuffer>; readonly sha256: string } | undefined;
  return {
    get info() {
      return data?.info;
    },
    get bytes() {
      return loaded?.bytes;
    },
    search: (text, options) =>
      data === undefined ? { suggestions: [] } : searchAddresses(data, text, options),
    findById: (id) => (data === undefined ? undefined : findAddress(data, id)),
    open(given) {
      const opened = openRegister(given);
      if (!opened.ok) return opened;
      data = opened.value;
      loaded = undefined;
      return ok(data.info);
    },
    async load(files, onProgress) {
      const base = data === undefined || loaded === undefined ? undefined : { data, sha256: loaded.sha256 };
      const built = await loadFiles(machine, files, async () => base, onProgress);
      if (!built.ok) return built;
      const { bytes, sha256, bad, badCount, needsTotal } = built.value;
      data = built.value.data;
      loaded = { bytes, sha256 };
      return ok({ info: data.info, bad, badRowCount: badCount, needsTotal });
    },
  };
}
