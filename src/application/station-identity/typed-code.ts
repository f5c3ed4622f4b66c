import {
  type EnrolmentCodeProblem,
  formatEnrolmentCode,
  parseEnrolmentCode,
} from '../../domain/enrolment-code.ts';
import { ok, type Result } from '../../domain/result.ts';

/** What IT gave out before there were codes. It still opens, once. */
const keyOfFirstVersions = /^bopael_[\w-]{43}$/;

/** What somebody typed for a code, as it is sent; or why it can be none. */
export function readTypedCode(text: string): Result<string, EnrolmentCodeProblem> {
  const pasted = text.trim();
  if (keyOfFirstVersions.test(pasted)) return ok(pasted);
  const code = parseEnrolmentCode(pasted);
  return code.ok ? ok(formatEnrolmentCode(code.value)) : code;
}
