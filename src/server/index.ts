export type { AuditHeadBook, ListedAuditHead } from './audit-heads/audit-head-book.ts';
export type { DatabasePlace } from './database/open-database.ts';
export { isLoopback } from './http/request-guard.ts';
export type { LogOptions } from './http/request-log.ts';
export {
  defaultPort,
  describeStartProblem,
  openStations,
  type RunningIntakeServer,
  type StartOptions,
  type StartProblem,
  type StationBooks,
  startIntakeServer,
} from './start-intake-server.ts';
export type { ListedStation, Station, StationBook } from './stations/station-book.ts';
