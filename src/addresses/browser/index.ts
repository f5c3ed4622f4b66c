export {
  type BrowserAddressRegister,
  type BrowserRegisterOptions,
  createBrowserAddressRegister,
} from './browser-address-register.ts';
export { createIndexedDbPackStorage, type PackStorage } from './pack-storage.ts';
