import { randomBytes } from 'node:crypto';
import { createBundleCrypto } from '../../application/bundle/bundle-crypto.ts';
import type { BundleWeb } from '../../application/bundle/bundle-web.ts';
import { sealIntake } from '../../application/kiosk/sealed-intake.ts';
import type { SealedIntake } from '../../contract/kiosk-api.ts';
import type { Intake } from '../../domain/intake.ts';
import { randomTicket } from '../../testing/intakes.ts';
import type { TestStation } from './test-station.ts';

const crypto = createBundleCrypto(globalThis as unknown as BundleWeb);

/** As this station's kiosk would, to these counter stations. */
export const sealAsKiosk = (
  { id, info, machine }: TestStation,
  intake: Intake,
  to: readonly TestStation[],
): Promise<SealedIntake> =>
  sealIntake(crypto, intake, {
    world: info,
    kiosk: id,
    ticket: randomTicket(),
    to: to.map((one) => one.machine.sealingKey.toString('base64')),
    sign: async (text) => new Uint8Array(machine.sign(Buffer.from(text))),
    randomBytes: (length) => new Uint8Array(randomBytes(length)),
  });
