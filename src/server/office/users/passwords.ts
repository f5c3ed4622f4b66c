import { randomBytes, randomInt, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

export interface PasswordHasher {
  /** A hash with its salt and settings, to be kept. */
  hash(password: string): Promise<string>;
  matches(password: string, kept: string): Promise<boolean>;
  /** A hash that no password has: comparing with it takes as long as with any. */
  readonly nobodys: string;
}

/**
 * scrypt from `node:crypto`: it runs beside the event loop, so that a sign-in never holds a hand-over up.
 * argon2id is at hand only as WebAssembly, which would run on it. 64 MiB and two passes are what OWASP names
 * as the equal of its argon2id settings.
 */
const usualCost = { log2: 16, blockSize: 8, parallel: 2 } as const;

/** `cost` is the binary logarithm of scrypt's N: smaller in tests. */
export function createPasswordHasher({ cost = usualCost.log2 }: { cost?: number } = {}): PasswordHasher {
  const settings = { ...usualCost, log2: cost };
  return {
    async hash(password) {
      const salt = randomBytes(16);
      return write(settings, salt, await derive(password, salt, settings));
    },
    async matches(password, kept) {
      const found = read(kept);
      if (found === undefined) return false;
      const derived = await derive(password, found.salt, found.settings);
      return timingSafeEqual(derived, found.hash);
    },
    nobodys: write(settings, Buffer.alloc(16), Buffer.alloc(hashLength)),
  };
}

const hashLength = 32;

type Settings = Readonly<Record<keyof typeof usualCost, number>>;

function derive(password: string, salt: Buffer, { log2, blockSize, parallel }: Settings): Promise<Buffer> {
  const cost = 2 ** log2;
  const options: ScryptOptions = {
    cost,
    blockSize,
    parallelization: parallel,
    maxmem: 128 * cost * blockSize * 2,
  };
  // The same letters, however the keyboard composes them.
  const text = password.normalize('NFKC');
  return new Promise((resolve, reject) => {
    scrypt(text, salt, hashLength, options, (error, hash) =>
      error === null ? resolve(hash) : reject(error),
    );
  });
}

const write = ({ log2, blockSize, parallel }: Settings, salt: Buffer, hash: Buffer): string =>
  ['scrypt', log2, blockSize, parallel, salt.toString('base64'), hash.toString('base64')].join('$');

function read(kept: string): { settings: Settings; salt: Buffer; hash: Buffer } | undefined {
  const [, log2, blockSize, parallel, salt, hash] =
    /^scrypt\$(\d{1,2})\$(\d{1,2})\$(\d{1,2})\$([A-Za-z0-9+/=]{24})\$([A-Za-z0-9+/=]{44})$/.exec(kept) ?? [];
  if (salt === undefined || hash === undefined) return undefined;
  const settings = { log2: Number(log2), blockSize: Number(blockSize), parallel: Number(parallel) };
  return { settings, salt: Buffer.from(salt, 'base64'), hash: Buffer.from(hash, 'base64') };
}

/** Without the signs that are taken for others. */
const signs = '23456789abcdefghjkmnpqrstuvwxyz';

/** 16 signs in groups of four, 79 random bits: to be typed once, from a note that IT hands over. */
export function generatePassword(): string {
  const group = (): string => Array.from({ length: 4 }, () => signs[randomInt(signs.length)] ?? '').join('');
  return [group(), group(), group(), group()].join('-');
}
