import type { StationSigner } from '../station-identity/station-signer.ts';
import type { ExchangeRequest } from './exchange.ts';

export type SignableExchange = Pick<
  ExchangeRequest,
  'timeoutMs' | 'maxResponseBytes' | 'body' | 'contentType' | 'accept'
>;

/** The request as the station: POST where there is a body. `target` is path and query. */
export async function signRequest(
  by: Pick<StationSigner, 'authorize'>,
  target: string,
  request: SignableExchange,
  number = 0,
): Promise<Omit<ExchangeRequest, 'url'>> {
  const { body, ...rest } = request;
  const sent = body === undefined ? ({ method: 'GET' } as const) : ({ method: 'POST', body } as const);
  return { ...sent, ...rest, authorization: await by.authorize({ ...sent, target, number }) };
}
