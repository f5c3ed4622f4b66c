/** A server that asks for more than a day is not obeyed to the letter: the queue has to be seen to move. */
const longestSeconds = 86_400;

const httpDate = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * The `Retry-After` header in whole seconds from `now` (milliseconds since 1970), in either of its forms
 * (RFC 9110, 10.2.3); undefined where it says nothing usable. Never negative, at most a day.
 */
export function parseRetryAfter(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d{1,10}$/.test(text)) return Math.min(Number(text), longestSeconds);
  if (!httpDate.test(text)) return undefined;
  const at = Date.parse(text);
  if (Number.isNaN(at)) return undefined;
  return Math.min(Math.max(Math.ceil((at - now) / 1000), 0), longestSeconds);
}
