import { isUnsignedRegister } from '../../addresses/browser/index.ts';
import type {
  AddressRegister,
  LoadedRegister,
  LoadProgress,
  RegisterFile,
  RegisterProblem,
} from '../../application/ports/address-register.ts';
import type { Result } from '../../domain/result.ts';
import { nameRegister } from './band-texts.ts';
import { noteEvent } from './note-event.ts';
import type { Station } from './station.ts';

type Loading = Pick<Station, 'trail' | 'health'> & { readonly register: Pick<AddressRegister, 'load'> };

/** Those that are a register that no server has signed. */
export async function findUnsigned(files: readonly File[]): Promise<readonly File[]> {
  const unsigned: File[] = [];
  for (const file of files) if (await isUnsignedRegister(file)) unsigned.push(file);
  return unsigned;
}

/**
 * Loads files as the register; whichever screen is looked at, the settings tell how it went. `only`: nothing but the
 * register of this hash, which the station has fetched by itself.
 */
export async function loadRegister(
  { trail, health, register }: Loading,
  files: readonly RegisterFile[],
  only?: { readonly sha256: string },
): Promise<Result<LoadedRegister, RegisterProblem>> {
  const tell = (progress: LoadProgress): void =>
    health.setState({ registerLoad: { kind: 'loading', progress } });
  tell({ stage: 'reading', done: 0 });
  const outcome = await register.load(files, tell, only).catch((cause: unknown) => {
    health.setState({ registerLoad: undefined });
    throw cause;
  });
  health.setState({ registerLoad: { kind: 'ended', outcome } });
  if (!outcome.ok) return outcome;
  health.setState({ standIn: undefined });
  const action = only === undefined ? 'loaded-register' : 'took-register';
  await noteEvent({ trail, health }, { action, detail: nameRegister(outcome.value.info) });
  return outcome;
}
