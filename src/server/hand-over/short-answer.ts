import type { HandOverResponse, ShortHandOverResponse } from '../../contract/intake-api.ts';

/** The same answer for a station that knows what it sent: a tenth as long where all of it was taken. */
export function shorten({ results, ...rest }: HandOverResponse): ShortHandOverResponse {
  let receivedAt: ShortHandOverResponse['receivedAt'];
  const short = results.map((result) => {
    if (result.outcome !== 'acknowledged' || result.replayed) return result;
    receivedAt ??= result.receipt.receivedAt;
    return result.receipt.receivedAt === receivedAt ? result.receipt.sequence : result;
  });
  return { ...rest, ...(receivedAt && { receivedAt }), results: short };
}
