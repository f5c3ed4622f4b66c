import { ok } from '../../domain/result.ts';
import type { StationKeys } from '../keys/station-keys.ts';
import type { Station } from '../station/station.ts';
import type { IpcHandlers } from './handle.ts';

export const createHandlers = (station: Station, keys: StationKeys): IpcHandlers => ({
  'station:load': () => station.load(),
  'station:connect': (input) => station.connect(input),
  'keys:load': (input) => keys.load(input),
  'intake:probe': async () => ok(await station.transport.probe()),
  'intake:hand-over': async ({ records, auditHead }) =>
    ok(await station.transport.handOver(records, auditHead)),
});
