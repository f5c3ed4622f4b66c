/** One part of the run: what it measured, in one line, and what went wrong. */
export interface Outcome {
  readonly part: string;
  readonly figures: string;
  readonly passed: number;
  readonly failures: readonly string[];
}

export interface RunOptions {
  readonly seed: number;
  readonly full: boolean;
  /** Where the built stations are. */
  readonly built: string;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** A part that goes on until it has done enough. On a slow machine in short it stops sooner, and says how far it came. */
export interface Measure {
  isEnough(done: number): boolean;
}

export function createMeasure(
  wanted: number,
  { full, mostSeconds }: { full: boolean; mostSeconds: number },
): Measure {
  const from = performance.now();
  return {
    isEnough: (done) =>
      done >= wanted || (!full && done > 0 && performance.now() - from > mostSeconds * 1000),
  };
}
