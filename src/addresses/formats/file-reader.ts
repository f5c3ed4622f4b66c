import type { RegisterProblem } from '../address-register.ts';
import type { ClosedRow, RegisterRow } from '../register-builder.ts';

/** One file on its way in. */
export interface FileReader {
  /** The next piece of its text, however it is cut. */
  push(piece: string): void;
  /** Why nothing of it can be used, or undefined. */
  end(): RegisterProblem | undefined;
}

/** Where the rows of one file go. */
export interface RowTarget {
  row(row: RegisterRow, line: number): void;
  closed(row: ClosedRow, line: number): void;
  /** Reason in Danish. */
  bad(line: number, reason: string): void;
}
