import { type BrowserContext, expect } from '@playwright/test';
import { writeWithdrawalContent } from '../../src/contract/record-content.ts';
import type { Registration } from '../../src/domain/registration.ts';
import { newRegistrationId, outgoing } from '../../src/server/testing/practice-registrations.ts';
import { enrolTestStation, type TestStation } from '../../src/server/testing/test-station.ts';
import { buildRegistration } from '../../src/testing/build-registration.ts';
import { instant } from '../../src/testing/fake-machine.ts';
import type { IntakeServer } from './intake-server.ts';

/** A fictive person's registration under an id of its own. */
export const registrationOf = (nth: number, name: string, corrects?: Registration['id']): Registration =>
  buildRegistration({
    nth,
    id: newRegistrationId(),
    person: { name },
    ...(corrects === undefined ? {} : { corrects }),
  });

export async function openStation(
  server: IntakeServer,
  name = 'Skranke 1',
  office = 'Nord',
): Promise<TestStation> {
  return await enrolTestStation(server.url, server.addStation(name, office));
}

export async function handOver(
  station: TestStation,
  ...registrations: readonly Registration[]
): Promise<void> {
  const results = await station.handOver(registrations.map(outgoing));
  expect(results.map(({ outcome }) => outcome)).toEqual(registrations.map(() => 'acknowledged'));
}

export async function withdraw(station: TestStation, withdraws: Registration['id']): Promise<void> {
  const id = newRegistrationId();
  const recordedAt = instant('2026-11-24T09:00:00.000Z');
  const content = writeWithdrawalContent({ id, withdraws, because: 'Flyttede aldrig ind', recordedAt });
  const [result] = await station.handOver([{ id, content }]);
  expect(result).toMatchObject({ outcome: 'acknowledged' });
}

export const permit = (context: BrowserContext): Promise<void> =>
  context.grantPermissions(['clipboard-read', 'clipboard-write']);
