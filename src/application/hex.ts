type Bytes = Uint8Array<ArrayBuffer>;

/** What newer platforms do themselves, and a hundred times as quickly (ECMAScript 2026). */
interface Native {
  readonly fromHex?: (hex: string) => Bytes;
}
const { fromHex: nativeFromHex } = Uint8Array as unknown as Native;

const hexOf = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

export function toHex(bytes: Uint8Array & { readonly toHex?: () => string }): string {
  if (bytes.toHex !== undefined) return bytes.toHex();
  let hex = '';
  for (let at = 0; at < bytes.length; at += 1) hex += hexOf[bytes[at] ?? 0];
  return hex;
}

/** Of lower-case hexadecimal, two digits a byte. */
export function fromHex(hex: string): Bytes {
  if (nativeFromHex !== undefined) return nativeFromHex.call(Uint8Array, hex);
  const bytes = new Uint8Array(hex.length / 2);
  for (let at = 0; at < bytes.length; at += 1) {
    bytes[at] = digitOf(hex.charCodeAt(at * 2)) * 16 + digitOf(hex.charCodeAt(at * 2 + 1));
  }
  return bytes;
}

// '0' is 48, 'a' is 97. A number for each pair of signs, made of a text, costs a long queue five times this.
const digitOf = (code: number): number => (code < 58 ? code - 48 : code - 87);
