/** Lower-case hexadecimal SHA-256 of a text's UTF-8 bytes. */
export type Sha256 = (text: string) => Promise<string>;

/** Lower-case hexadecimal SHA-256 of the bytes themselves. */
export type Sha256OfBytes = (bytes: Uint8Array<ArrayBuffer>) => Promise<string>;
