import { isRegisterFile, longestSignature, signatureMagic } from '../register-file.ts';

/** How the head of a whole register begins, behind the first words of the file; that of changes says another kind. */
const registerHead = '{"about":"{\\"kind\\":\\"register\\"';
const headEnd = 128;

/**
 * Whether a file is a built register that nobody has signed: seen by its beginning and its end. Whose signature it is,
 * and whether the file is whole, shows when it is loaded. Changes bear the signature of what they lead to.
 */
export async function isUnsignedRegister(file: Blob): Promise<boolean> {
  const read = async (part: Blob): Promise<Uint8Array> => new Uint8Array(await part.arrayBuffer());
  const latin1 = new TextDecoder('latin1');
  const start = await read(file.slice(0, headEnd));
  if (!isRegisterFile(start) || !latin1.decode(start).includes(registerHead)) return false;
  return !latin1.decode(await read(file.slice(-longestSignature))).includes(signatureMagic);
}
