export type {
  AddressAnswer,
  AddressGap,
  AddressRegister,
  AddressSuggestion,
  BadReason,
  FileBytes,
  FoundAddress,
  Highlight,
  LoadedRegister,
  LoadProgress,
  RegisterFile,
  RegisterInfo,
  RegisterInUse,
  RegisterProblem,
  RegisterSignature,
  SearchOptions,
} from './address-register.ts';
export { findKommune, type Kommune, kommuner } from './kommuner.ts';
export type { Machine } from './load-files.ts';
export { createRegisterSession, type RegisterSession } from './register-session.ts';
