import { v7 } from 'uuid';
import countries from '../../../resources/countries.json' with { type: 'json' };
import { type Audience, seriesOf } from '../../contract/wire-values.ts';
import type { IntakeId } from '../../domain/intake.ts';
import { createBrowserLetterReader } from '../../letters/browser/index.ts';
import { readerAssetsAt } from '../../renderer/app/reader-assets.ts';
import { systemClock } from '../../renderer/host/system-clock.ts';
import type { KioskHost } from '../host/kiosk-host.ts';
import type { SessionPorts } from '../session/citizen-session.ts';
import { openAddressRegister } from './address-register.ts';

const danishNames = new Map<string, string>(countries.map(({ alpha3, da }) => [alpha3, da]));

/** What a session needs of this machine and of the kiosk's world. */
export const browserSessionPorts = (
  host: KioskHost,
  audience: Audience,
  kommuneCode: string,
): SessionPorts => ({
  host,
  createReader: () => createBrowserLetterReader(readerAssetsAt('../reader/')),
  openRegister: () => openAddressRegister(audience),
  kommuneCode,
  series: seriesOf(audience),
  today: () => systemClock.today(),
  now: () => systemClock.now(),
  newIntakeId: () => v7() as IntakeId,
  nameOfCountry: (code) => danishNames.get(code) ?? code,
});
