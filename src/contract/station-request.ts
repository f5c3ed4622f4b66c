import { z } from 'zod';
import type { ReceiptWorld } from './receipt.ts';
import { Sha256Schema, SignatureSchema } from './wire-values.ts';

/** How a station says who it is: every request is signed with the key that it made for itself. */
export interface StationSignature {
  readonly stationId: string;
  /**
   * Hand-overs are numbered 1, 2, 3, ... and never twice, also by a station that was killed: two requests
   * under one number mean that two machines speak as one. 0 for requests that change no record.
   */
  readonly number: number;
  /** Base64. */
  readonly signature: string;
}

/** The exact text that is signed. `target` is path and query; `bodyHash` the SHA-256 of the body's bytes. */
export const stationRequestText = (
  { audience, kommuneCode }: ReceiptWorld,
  request: {
    readonly method: string;
    readonly target: string;
    readonly stationId: string;
    readonly number: number;
    readonly bodyHash: string;
  },
): string =>
  [
    'bopael request 1',
    audience,
    kommuneCode,
    request.method,
    request.target,
    request.stationId,
    request.number,
    Sha256Schema.parse(request.bodyHash),
  ].join('\n');

const form = /^Bopael-Station ([0-9a-f-]{36}):(\d{1,15}):([A-Za-z0-9+/]+={0,2})$/;

/** The `Authorization` header. */
export const formatStationSignature = ({ stationId, number, signature }: StationSignature): string =>
  `Bopael-Station ${stationId}:${number}:${signature}`;

/** Undefined for anything else. */
export function parseStationSignature(header: string | undefined): StationSignature | undefined {
  const [, stationId = '', number = '', signature = ''] = form.exec(header ?? '') ?? [];
  if (!z.uuid().safeParse(stationId).success || !SignatureSchema.safeParse(signature).success)
    return undefined;
  return { stationId, number: Number(number), signature };
}
