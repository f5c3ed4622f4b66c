/** What an error from the database means for the one who asked. */
export type DatabaseTrouble =
  /** Another transaction was in the way: the same again can succeed at once. */
  | 'try-again'
  /** The database cannot be reached, or is starting or stopping. */
  | 'unavailable'
  | 'other';

/** SQLSTATE classes and codes (PostgreSQL appendix A), and Node's own codes for lost connections. */
const doubled = '23505';
const passing = new Set(['40001', '40P01', doubled]);
const away = new Set(['57P01', '57P02', '57P03', '57014', '25P03', '53300', '55P03']);
const lost = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
]);
const lostMessages =
  /connection terminated|timeout exceeded when trying to connect|client has encountered a/i;

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

export function classifyDatabaseError(error: unknown): DatabaseTrouble {
  if (!(error instanceof Error)) return 'other';
  const code = codeOf(error);
  if (passing.has(code)) return 'try-again';
  if (away.has(code) || code.startsWith('08') || lost.has(code)) return 'unavailable';
  if (lostMessages.test(error.message)) return 'unavailable';
  if (
    error instanceof AggregateError &&
    error.errors.some((one) => classifyDatabaseError(one) === 'unavailable')
  )
    return 'unavailable';
  return 'other';
}

/** How often a transaction is begun: some seconds, for whoever is in the way gets on. */
const mostAttempts = 50;
/** A value that must be unique is there already: judged again, that is seen; seen often, it is a mistake of ours. */
const mostDoubles = 5;

/**
 * Runs a whole transaction again where another one was in its way. PostgreSQL's stricter levels, and every
 * distributed database, end all but one of those who want the same row; after the third time each waits a moment
 * of its own, so that they do not all meet again.
 */
export async function retryPassing<Value>(work: () => Promise<Value>): Promise<Value> {
  let doubles = 0;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (codeOf(error) === doubled) doubles += 1;
      const isEnough = attempt === mostAttempts || doubles === mostDoubles;
      if (isEnough || classifyDatabaseError(error) !== 'try-again') throw error;
    }
    if (attempt >= 3) await pause(Math.random() * Math.min(2 ** attempt, 250));
  }
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
