import { createGunzip } from 'node:zlib';
import type { AddressRegister } from '../address-register.ts';
import { createRegisterSession, type MachineForText, type RegisterSession } from '../register-session.ts';

const nodeMachine: MachineForText = {
  newDecoder: (encoding, strict) => new TextDecoder(encoding, { fatal: strict }),
  async *gunzip(bytes) {
    const unpacked = createGunzip();
    unpacked.end(bytes);
    for await (const piece of unpacked) yield new Uint8Array(piece as Buffer);
  },
};

/** A register in this process's memory, for the command line and for tests. */
export const createNodeRegisterSession = (): RegisterSession => createRegisterSession(nodeMachine);

/** The same, as the application's port knows it. */
export function createNodeAddressRegister(): AddressRegister {
  const session = createNodeRegisterSession();
  return {
    findInfo: async () => session.info,
    search: async (text, options) => session.search(text, options),
    findById: async (id) => session.findById(id),
    load: (file) => session.load(file),
  };
}
