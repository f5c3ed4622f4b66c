/** Whether the holder of a raw Ed25519 public key (32 bytes) has signed the message (64 bytes). */
export type VerifySignature = (signed: {
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly message: Uint8Array<ArrayBuffer>;
  readonly signature: Uint8Array<ArrayBuffer>;
}) => Promise<boolean>;
