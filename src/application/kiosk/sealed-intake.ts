import { findIntakeContent, writeIntakeContent } from '../../contract/intake.ts';
import {
  intakeBoundText,
  kioskLimits,
  type SealedIntake,
  sealedIntakePart,
  sealedIntakeText,
} from '../../contract/kiosk-api.ts';
import type { ReceiptWorld } from '../../contract/receipt.ts';
import type { Intake } from '../../domain/intake.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Ticket } from '../../domain/ticket.ts';
import { decodeBase64, encodeBase64 } from '../audit/bytes.ts';
import type { Agree, BundleCrypto, SignText } from '../bundle/bundle-crypto.ts';
import type { Bytes } from '../bundle/bundle-web.ts';

/** AES-256-GCM's key and nonce, both derived: a key serves one text, so no nonce is ever used again. */
const keyLength = 32;
const nonceLength = 12;
/** Lengths are rounded up to this: nobody tells a family from one person. Bytes. */
const block = 8_192;

export interface SealIntakeParts {
  readonly world: ReceiptWorld;
  /** The kiosk's id. */
  readonly kiosk: string;
  readonly ticket: Ticket;
  /** Raw X25519 keys, base64. At least one. */
  readonly to: readonly string[];
  readonly sign: SignText;
  readonly randomBytes: (length: number) => Bytes;
}

/** Seals to each of the recipients, and to nobody else: what could open it again is gone when it answers. */
export async function sealIntake(
  crypto: BundleCrypto,
  intake: Intake,
  { world, kiosk, ticket, to, sign, randomBytes }: SealIntakeParts,
): Promise<SealedIntake> {
  const { id } = intake;
  const bound = intakeBoundText(world, { kiosk, id, ticket, to });
  const contentKey = randomBytes(keyLength);
  const bytes = pad(crypto, writeIntakeContent(intake));
  const cipher = await cipherOf(crypto, contentKey, `content\n${bound}`, bound);
  const sealed = encodeBase64(await crypto.encrypt({ ...cipher, bytes }));
  if (sealed.length > kioskLimits.sealed) throw new Error('An intake is longer than its form allows');
  const recipients = await Promise.all(to.map((key) => wrapKey(crypto, contentKey, key, bound)));
  contentKey.fill(0);
  const { audience, kommuneCode } = world;
  return signSealed(
    crypto,
    { version: 1, audience, kommuneCode, kiosk, id, ticket, recipients, sealed },
    sign,
  );
}

/** Signs it; anew where the kiosk has got another key since it was sealed. */
export async function signSealed(
  crypto: BundleCrypto,
  sealed: Omit<SealedIntake, 'signature'>,
  sign: SignText,
): Promise<SealedIntake> {
  const hash = await crypto.sha256(crypto.utf8(sealedIntakePart(sealed)));
  return { ...sealed, signature: encodeBase64(await sign(sealedIntakeText(sealed, sealed, hash))) };
}

export type OpenIntakeProblem =
  /** Of another world, changed, or not signed by this kiosk. */
  | { readonly kind: 'not-genuine' }
  /** It was sealed before this station had its keys, or to others. */
  | { readonly kind: 'not-for-this-station' }
  /** By a newer program. */
  | { readonly kind: 'unknown-content' };

export interface IntakeOpener {
  readonly world: ReceiptWorld;
  /** The station's own raw X25519 key, base64. */
  readonly sealingKey: string;
  readonly agree: Agree;
}

/** Whether the holder of this raw Ed25519 key (base64) has signed it, in this world. */
export async function isSealedBy(
  crypto: BundleCrypto,
  world: ReceiptWorld,
  sealed: SealedIntake,
  kioskKey: string,
): Promise<boolean> {
  if (sealed.audience !== world.audience || sealed.kommuneCode !== world.kommuneCode) return false;
  const hash = await crypto.sha256(crypto.utf8(sealedIntakePart(sealed)));
  const text = crypto.utf8(sealedIntakeText(world, sealed, hash));
  return crypto.verify(decodeBase64(kioskKey), text, decodeBase64(sealed.signature));
}

/** What the citizen told, where the kiosk with this key has sealed it to this station. */
export async function openIntake(
  crypto: BundleCrypto,
  sealed: SealedIntake,
  kioskKey: string,
  { world, sealingKey, agree }: IntakeOpener,
): Promise<Result<Intake, OpenIntakeProblem>> {
  if (!(await isSealedBy(crypto, world, sealed, kioskKey))) return fail({ kind: 'not-genuine' });
  const mine = sealed.recipients.find(({ to }) => to === sealingKey);
  if (mine === undefined) return fail({ kind: 'not-for-this-station' });
  const to = sealed.recipients.map((recipient) => recipient.to);
  const bound = intakeBoundText(world, { ...sealed, to });
  const secret = await agree(decodeBase64(mine.ephemeral));
  if (secret === undefined) return fail({ kind: 'not-for-this-station' });
  const wrapping = await cipherOf(crypto, secret, wrappingInfo(mine, bound), bound);
  const contentKey = await crypto.decrypt({ ...wrapping, bytes: decodeBase64(mine.key) });
  if (contentKey === undefined) return fail({ kind: 'not-for-this-station' });
  const cipher = await cipherOf(crypto, contentKey, `content\n${bound}`, bound);
  const opened = await crypto.decrypt({ ...cipher, bytes: decodeBase64(sealed.sealed) });
  const text = opened === undefined ? undefined : crypto.findText(opened);
  if (text === undefined) return fail({ kind: 'not-genuine' });
  const intake = findIntakeContent(text);
  if (intake === undefined) return fail({ kind: 'unknown-content' });
  return intake.id === sealed.id ? ok(intake) : fail({ kind: 'not-genuine' });
}

async function wrapKey(
  crypto: BundleCrypto,
  contentKey: Bytes,
  to: string,
  bound: string,
): Promise<SealedIntake['recipients'][number]> {
  const agreed = await crypto.agreeOnce(decodeBase64(to));
  if (agreed === undefined) throw new Error('An intake is sealed to X25519 keys');
  const ephemeral = encodeBase64(agreed.publicKey);
  const cipher = await cipherOf(crypto, agreed.secret, wrappingInfo({ to, ephemeral }, bound), bound);
  agreed.secret.fill(0);
  return { to, ephemeral, key: encodeBase64(await crypto.encrypt({ ...cipher, bytes: contentKey })) };
}

const wrappingInfo = (
  { to, ephemeral }: Pick<SealedIntake['recipients'][number], 'to' | 'ephemeral'>,
  bound: string,
): string => `key\n${ephemeral}\n${to}\n${bound}`;

async function cipherOf(
  crypto: BundleCrypto,
  secret: Bytes,
  info: string,
  bound: string,
): Promise<{ readonly key: Bytes; readonly nonce: Bytes; readonly bound: Bytes }> {
  const derived = await crypto.derive(secret, `bopael seal intake 1\n${info}`, keyLength + nonceLength);
  return { key: derived.slice(0, keyLength), nonce: derived.slice(keyLength), bound: crypto.utf8(bound) };
}

/** JSON may end in blanks. */
function pad(crypto: Pick<BundleCrypto, 'utf8'>, text: string): Bytes {
  const bytes = crypto.utf8(text);
  const padded = new Uint8Array(Math.ceil(bytes.length / block) * block).fill(0x20);
  padded.set(bytes);
  return padded;
}
