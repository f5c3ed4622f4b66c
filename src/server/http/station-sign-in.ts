import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { handOverLimits, handOverLinesType, handOverPackedType } from '../../contract/intake-api.ts';
import type { StationRole } from '../../contract/kiosk-api.ts';
import type { Claim, SignedIn, StationGate } from '../stations/sign-in.ts';
import { readJsonBodies } from './json-body.ts';
import { readLineBodies, readPackedBodies } from './line-body.ts';
import { ProblemError } from './problems.ts';

const emptyHash = createHash('sha256').digest('hex');

/**
 * Lets only stations in that have signed the request. A station that is not known is turned away before the
 * body is read; the body is read before it is known whether the signature fits; and a body that was not signed is
 * never looked into. Without a `role` all stations are let in.
 */
export function requireStation(scope: FastifyInstance, gate: StationGate, role?: StationRole): void {
  scope.decorateRequest('claim');
  scope.decorateRequest('signedIn');

  async function verify(request: FastifyRequest, bodyHash: string): Promise<void> {
    const claim = request.getDecorator<Claim>('claim');
    const verdict = await gate.verify(claim, { method: request.method, target: request.url, bodyHash });
    if (verdict.kind !== 'signed-in') throw new ProblemError(verdict.kind);
    if (role !== undefined && verdict.signedIn.station.role !== role) throw new ProblemError('wrong-role');
    request.setDecorator('signedIn', verdict.signedIn);
  }

  scope.addHook('onRequest', async (request) => {
    const claim = await gate.findClaim(request.headers.authorization);
    if (claim === undefined) throw new ProblemError('not-signed-in');
    request.setDecorator('claim', claim);
  });
  readJsonBodies(scope, verify);
  readLineBodies(scope, handOverLinesType, verify);
  readPackedBodies(scope, handOverPackedType, handOverLimits.bytes, verify);
  scope.addHook('preValidation', async (request) => {
    // No body came, so none was read.
    if (request.getDecorator<SignedIn | undefined>('signedIn') === undefined)
      await verify(request, emptyHash);
  });
}

/** Who asks, in a scope that requires a station. */
export const signedInOf = (request: FastifyRequest): SignedIn => request.getDecorator<SignedIn>('signedIn');
