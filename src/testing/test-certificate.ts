import { encodeBase64 } from '../application/audit/bytes.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A certificate and its key as PEM, made for one test. */
export interface TestCertificate {
  readonly certificate: string;
  readonly key: string;
  readonly issuer: { readonly name: string; readonly secret: CryptoKey };
}

export interface CertificateOptions {
  readonly name: string;
  /** Whom it is signed by; by itself if absent. */
  readonly by?: TestCertificate;
  /** May sign others. */
  readonly authority?: boolean;
  /** Names and IPv4 addresses. */
  readonly hosts?: readonly string[];
  /** Object ids of what it may be used for, as hexadecimal. */
  readonly usages?: readonly string[];
  readonly from?: Date;
  readonly until?: Date;
}

/** What `usages` are made of. */
export const serverUsage = '2b06010505070301';
export const clientUsage = '2b06010505070302';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** A certificate as small as TLS takes them (RFC 5280), with an ECDSA key. */
export async function makeTestCertificate(options: CertificateOptions): Promise<TestCertificate> {
  const { name, by } = options;
  const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const own = { name, secret: pair.privateKey };
  const issuer = by?.issuer ?? own;
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey));
  const statement = sequence(
    tagged(0xa0, tagged(0x02, bytes(2))),
    tagged(0x02, join(bytes(1), crypto.getRandomValues(new Uint8Array(15)))),
    sequence(ecdsaWithSha256),
    nameOf(issuer.name),
    sequence(
      timeOf(options.from ?? new Date(Date.now() - 3_600_000)),
      timeOf(options.until ?? new Date(Date.now() + 30 * 86_400_000)),
    ),
    nameOf(name),
    publicKey,
    tagged(0xa3, sequence(...extensionsOf(options))),
  );
  const signature = new Uint8Array(await crypto.subtle.sign(algorithm, issuer.secret, statement));
  const der = sequence(statement, sequence(ecdsaWithSha256), bits(asDer(signature)));
  const secret = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  return { certificate: pem('CERTIFICATE', der), key: pem('PRIVATE KEY', secret), issuer: own };
}

function extensionsOf({ authority = false, hosts = [], usages = [] }: CertificateOptions): readonly Bytes[] {
  const names = hosts.map((host) =>
    /^\d+(\.\d+){3}$/.test(host)
      ? tagged(0x87, bytes(...host.split('.').map(Number)))
      : tagged(0x82, text(host)),
  );
  return [
    extension('551d13', authority ? sequence(tagged(0x01, bytes(0xff))) : sequence()),
    ...(names.length === 0 ? [] : [extension('551d11', sequence(...names))]),
    ...(usages.length === 0 ? [] : [extension('551d25', sequence(...usages.map(objectId)))]),
  ];
}

/** Web Crypto gives two numbers of 32 bytes side by side; a certificate wants them as integers. */
function asDer(signature: Bytes): Bytes {
  const integer = (part: Bytes): Bytes => {
    const from = part.findIndex((byte) => byte !== 0);
    const short = part.slice(from);
    return tagged(0x02, (short[0] ?? 0) > 127 ? join(bytes(0), short) : short);
  };
  return sequence(integer(signature.slice(0, 32)), integer(signature.slice(32)));
}

function pem(label: string, der: Bytes): string {
  const lines = encodeBase64(der).match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

const bytes = (...values: readonly number[]): Bytes => Uint8Array.from(values);
const text = (words: string): Bytes => new TextEncoder().encode(words);
const join = (...parts: readonly Bytes[]): Bytes => Uint8Array.from(parts.flatMap((part) => [...part]));
const lengthOf = (length: number): readonly number[] =>
  length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
const tagged = (tag: number, content: Bytes): Bytes => join(bytes(tag, ...lengthOf(content.length)), content);
const sequence = (...parts: readonly Bytes[]): Bytes => tagged(0x30, join(...parts));
const objectId = (hex: string): Bytes =>
  tagged(0x06, bytes(...(hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))));
const bits = (content: Bytes): Bytes => tagged(0x03, join(bytes(0), content));
const extension = (id: string, value: Bytes): Bytes => sequence(objectId(id), tagged(0x04, value));
const ecdsaWithSha256 = objectId('2a8648ce3d040302');
const nameOf = (name: string): Bytes =>
  sequence(tagged(0x31, sequence(objectId('550403'), tagged(0x0c, text(name)))));
const timeOf = (date: Date): Bytes => tagged(0x17, text(date.toISOString().replace(/^..|[-T:]|\.\d+/g, '')));
