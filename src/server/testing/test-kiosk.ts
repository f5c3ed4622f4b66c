import { randomBytes } from 'node:crypto';
import { createBundleCrypto } from '../../application/bundle/bundle-crypto.ts';
import type { BundleWeb } from '../../application/bundle/bundle-web.ts';
import { sealIntake } from '../../application/kiosk/sealed-intake.ts';
import { apiPaths } from '../../contract/intake-api.ts';
import { type IntakeAnswer, IntakeAnswerSchema, type SealedIntake } from '../../contract/kiosk-api.ts';
import type { Intake } from '../../domain/intake.ts';
import { randomTicket } from '../../testing/intakes.ts';
import { startTestServer } from './test-server.ts';
import type { TestStation } from './test-station.ts';

const crypto = createBundleCrypto(globalThis as unknown as BundleWeb);

/** A server with the office Nord: a kiosk and a counter station. */
export async function startKioskOffice(options: Parameters<typeof startTestServer>[0]) {
  const server = await startTestServer(options);
  const kiosk = await server.newStation('Kiosk 1', 'Nord', 'kiosk');
  return { server, kiosk, counter: await server.newStation('Skranke 1', 'Nord') };
}

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

export const handIn = (kiosk: TestStation, sealed: object): Promise<Response> =>
  kiosk.send({ path: apiPaths.kioskIntakes, body: sealed });

/** What a counter station asks, of ANNA where the question names nobody else. */
export async function askForIntakes(station: TestStation, question: object): Promise<IntakeAnswer> {
  const body = { audience: 'practice', by: 'ANNA', ...question };
  const response = await station.send({ path: apiPaths.intakes, body });
  if (response.status !== 200) throw new Error(`Asked in vain: ${response.status}`);
  return IntakeAnswerSchema.parse(await response.json());
}
