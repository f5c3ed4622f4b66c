/** Where a command writes: results on `out`, messages for people on `err`. One line each, without its end. */
export interface CommandOutput {
  out(line: string): void;
  err(line: string): void;
}

/** 0 done, 1 the answer is no, 2 wrong usage. */
export type ExitStatus = 0 | 1 | 2;
