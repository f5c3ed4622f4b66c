/** Fields are names, kinds and counts chosen by us; never what a clerk typed, a file's name or an address. */
export type Log = (event: string, fields?: Readonly<Record<string, string | number | boolean>>) => void;

/** One JSON line an event, for whoever collects the station's standard error. */
export const createLog =
  (write: (line: string) => void, now: () => Date): Log =>
  (event, fields = {}) =>
    write(`${JSON.stringify({ time: now().toISOString(), event, ...fields })}\n`);
