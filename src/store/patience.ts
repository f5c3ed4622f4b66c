/** How often something is tried before a refusal is believed, and how long after each other. */
const tries = 12;
const milliseconds = 250;

export const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Tries again for three seconds. Just after a browser was killed, its databases may refuse to open for a
 * moment; what is concluded from a refusal (a new database, filled from the journal) costs the last half
 * second of typing, so it is not concluded in haste.
 */
export async function patiently(works: () => Promise<boolean>): Promise<boolean> {
  for (let attempt = 1; ; attempt += 1) {
    if (await works()) return true;
    if (attempt === tries) return false;
    await pause();
  }
}
