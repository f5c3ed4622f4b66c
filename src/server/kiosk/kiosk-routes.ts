import type { FastifyInstance } from 'fastify';
import { createBundleCrypto } from '../../application/bundle/bundle-crypto.ts';
import type { BundleWeb } from '../../application/bundle/bundle-web.ts';
import { isSealedBy } from '../../application/kiosk/sealed-intake.ts';
import { apiPaths, StationQueueSchema } from '../../contract/intake-api.ts';
import {
  type HandedIn,
  IntakeQuestionSchema,
  NamedIntakeSchema,
  type RefusedIntakeProblem,
  SealedIntakeSchema,
} from '../../contract/kiosk-api.ts';
import type { ReceiptWorld } from '../../contract/receipt.ts';
import { sendProblem } from '../http/problems.ts';
import { signedInOf } from '../http/station-sign-in.ts';
import type { StationQueueBook } from '../stations/station-queue.ts';
import type { IntakeDesk } from './intake-desk.ts';
import type { TellRecipients } from './recipient-list.ts';

/** All that a kiosk may ask, in a scope that requires one. */
export function addKioskRoutes(
  kiosk: FastifyInstance,
  {
    world,
    desk,
    tellRecipients,
    queues,
  }: {
    readonly world: ReceiptWorld;
    readonly desk: IntakeDesk;
    readonly tellRecipients: TellRecipients;
    readonly queues: StationQueueBook;
  },
): void {
  const crypto = createBundleCrypto(globalThis as unknown as BundleWeb);

  kiosk.get(apiPaths.kioskRecipients, (request) => tellRecipients(signedInOf(request).station));

  kiosk.post(apiPaths.kioskQueue, async (request, reply) => {
    const asked = StationQueueSchema.safeParse(request.body);
    if (!asked.success) return sendProblem(reply, 'malformed');
    await queues.note(signedInOf(request).station, asked.data);
    return asked.data;
  });

  kiosk.post(apiPaths.kioskIntakes, async (request, reply) => {
    const by = signedInOf(request);
    // Where it can be told which one it was, the counter is told too, and not the kiosk alone.
    const refuse = async (problem: RefusedIntakeProblem): Promise<void> => {
      const named = NamedIntakeSchema.safeParse(request.body);
      if (named.success) await desk.noteRefused(by.station, named.data, problem);
    };
    const asked = SealedIntakeSchema.safeParse(request.body);
    if (!asked.success) {
      await refuse('malformed');
      return sendProblem(reply, 'malformed');
    }
    const sealed = asked.data;
    if (sealed.audience !== world.audience || sealed.kommuneCode !== world.kommuneCode) {
      await refuse('wrong-audience');
      return sendProblem(reply, 'wrong-audience');
    }
    const ownKey = Buffer.from(by.signingKey).toString('base64');
    const isOwn = sealed.kiosk === by.station.id && (await isSealedBy(crypto, world, sealed, ownKey));
    if (!isOwn) {
      await refuse('malformed');
      return sendProblem(reply, 'malformed');
    }
    const handedIn = await desk.handIn(by, sealed);
    if (!handedIn.ok) {
      request.log.warn({ station: by.station.id, id: sealed.id, reason: handedIn.error }, 'intake not kept');
      await refuse(handedIn.error === 'too-many' ? 'too-many-intakes' : 'malformed');
      return handedIn.error === 'too-many'
        ? sendProblem(reply, 'too-many-intakes')
        : sendProblem(reply, 'malformed', 409);
    }
    request.log.info({ station: by.station.id, id: sealed.id }, 'intake handed in');
    return handedIn.value satisfies HandedIn;
  });
}

/** What counter stations ask about intakes, in a scope that requires one. */
export function addIntakeDeskRoute(counter: FastifyInstance, world: ReceiptWorld, desk: IntakeDesk): void {
  counter.post(apiPaths.intakes, async (request, reply) => {
    const asked = IntakeQuestionSchema.safeParse(request.body);
    if (!asked.success) return sendProblem(reply, 'malformed');
    if (asked.data.audience !== world.audience) return sendProblem(reply, 'wrong-audience');
    const { station } = signedInOf(request);
    const answer = await desk.answer(station, asked.data);
    for (const { id, state } of answer.intakes) {
      request.log.info({ station: station.id, id, ask: asked.data.ask, state: state.kind }, 'intake');
    }
    return answer;
  });
}
