export type {
  AddressAnswer,
  AddressGap,
  AddressRegister,
  AddressSuggestion,
  BadRow,
  Highlight,
  LoadedRegister,
  RegisterFile,
  RegisterInfo,
  RegisterProblem,
  SearchOptions,
} from './address-register.ts';
export { findKommune, type Kommune, kommuner } from './kommuner.ts';
export {
  createRegisterSession,
  type LoadProgress,
  type MachineForText,
  type RegisterSession,
} from './register-session.ts';
