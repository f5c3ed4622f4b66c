export type { AuditHeadBook, ListedAuditHead } from './audit-heads/audit-head-book.ts';
export type { DatabasePlace } from './database/open-database.ts';
export { isLoopback } from './http/request-guard.ts';
export type { LogOptions } from './http/request-log.ts';
export { createOfficeAuditWalker, type OfficeAuditFinding } from './office/audit/office-audit.ts';
export { type OfficeBooks, openOffice } from './office/open-office.ts';
export { createPasswordHasher, generatePassword } from './office/users/passwords.ts';
export { openRegisters } from './registers/open-registers.ts';
export type { RegisterBook, StoredRegister } from './registers/register-book.ts';
export {
  defaultIntakeDays,
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
export { openRuleLists } from './updates/open-rule-lists.ts';
export type { RuleListBook, StoredList } from './updates/rule-list-book.ts';
