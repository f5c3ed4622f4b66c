/** What a station asks of a PIN or passphrase; chosen where the station is put together. */
export interface PasscodePolicy {
  /** Signs. Where nothing but the passcode protects a copied disk, digits alone must be longer. */
  readonly shortest: number;
  readonly shortestDigits: number;
}

export type PasscodeProblem =
  | { readonly kind: 'too-short'; readonly shortest: number }
  /** Digits alone, and too few of them for this station. */
  | { readonly kind: 'too-few-digits'; readonly shortest: number }
  | { readonly kind: 'too-easy' };

/** Why a passcode is not good enough, or undefined where it is. What it holds is never told. */
export function findPasscodeProblem(
  passcode: string,
  policy: PasscodePolicy,
  person: { readonly initials: string; readonly name: string },
): PasscodeProblem | undefined {
  const signs = Array.from(passcode);
  const onlyDigits = /^\d+$/.test(passcode);
  if (signs.length < policy.shortest) return { kind: 'too-short', shortest: policy.shortest };
  if (onlyDigits && signs.length < policy.shortestDigits) {
    return { kind: 'too-few-digits', shortest: policy.shortestDigits };
  }
  return isEasy(signs, passcode, person) ? { kind: 'too-easy' } : undefined;
}

/** One sign again and again, a run up or down, a short piece repeated, or the person's own name. */
function isEasy(
  signs: readonly string[],
  passcode: string,
  { initials, name }: { readonly initials: string; readonly name: string },
): boolean {
  const codes = signs.map((sign) => sign.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, at) => code - (codes[at] ?? 0));
  const [first] = steps;
  if (first !== undefined && Math.abs(first) <= 1 && steps.every((step) => step === first)) return true;
  if (/^(.{1,3})\1+$/u.test(passcode)) return true;
  const folded = passcode.toLowerCase();
  const own = [initials, ...name.split(/\s+/)].map((word) => word.toLowerCase()).filter(Boolean);
  // What is left when one's own name is taken out is what has to be guessed.
  return own.some((word) => folded.includes(word) && folded.length - word.length < 4);
}
