export {
  type BrowserAddressRegister,
  type BrowserRegisterOptions,
  createBrowserAddressRegister,
} from './browser-address-register.ts';
export { isUnsignedRegister } from './unsigned-register.ts';
export type { RegisterStatement } from './worker-messages.ts';
