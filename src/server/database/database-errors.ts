/** What an error from the database means for the one who asked. */
export type DatabaseTrouble =
  /** Another transaction was in the way: the same again can succeed at once. */
  | 'try-again'
  /** The database cannot be reached, or is starting or stopping. */
  | 'unavailable'
  | 'other';

/** SQLSTATE classes and codes (PostgreSQL appendix A), and Node's own codes for lost connections. */
const passing = new Set(['40001', '40P01', '23505']);
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

export function classifyDatabaseError(error: unknown): DatabaseTrouble {
  if (!(error instanceof Error)) return 'other';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
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

/** Runs a whole transaction again, at most four times, where another one was in its way. */
export async function retryPassing<Value>(work: () => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === 5 || classifyDatabaseError(error) !== 'try-again') throw error;
    }
  }
}
