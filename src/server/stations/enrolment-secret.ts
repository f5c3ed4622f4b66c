import { createHash, randomBytes } from 'node:crypto';
import {
  type EnrolmentCode,
  enrolmentCodeValues,
  makeEnrolmentCode,
  parseEnrolmentCode,
} from '../../domain/enrolment-code.ts';

/** How long a code can be used. Milliseconds. */
export const codeLifetime = 7 * 24 * 60 * 60 * 1000;

/** 75 random bits: nobody guesses one in the week that it lives. */
export const newEnrolmentCode = (): EnrolmentCode =>
  makeEnrolmentCode(Array.from(randomBytes(enrolmentCodeValues), (byte) => byte & 31));

/** What stations of the first versions signed in with: it counts as a code, once. */
const tokenShape = /^bopael_[A-Za-z0-9_-]{43}$/;

/** What the database knows a code by; undefined where the text can be no code. */
export function hashOfCode(text: string): Buffer | undefined {
  const hash = (secret: string): Buffer => createHash('sha256').update(secret, 'utf8').digest();
  if (tokenShape.test(text)) return hash(text);
  const code = parseEnrolmentCode(text);
  return code.ok ? hash(code.value) : undefined;
}
