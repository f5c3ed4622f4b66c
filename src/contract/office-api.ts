import { z } from 'zod';
import { ConflictSchema, RefusalSchema } from './intake-api.ts';
import { StationRoleSchema } from './kiosk-api.ts';
import { OfficeAuditEntrySchema } from './office-audit.ts';
import { InstantSchema, RegistrationIdSchema, ServerAudienceSchema } from './wire-values.ts';

/** Everything that the office's page and the intake server say to each other. */
export const officePaths = {
  session: '/api/v1/office/session',
  password: '/api/v1/office/password',
  /** What is to be entered in CPR, oldest first. */
  work: '/api/v1/office/work',
  workCount: '/api/v1/office/work-count',
  /** What was entered last, newest first. */
  entered: '/api/v1/office/entered',
  records: '/api/v1/office/records',
  stations: '/api/v1/office/stations',
  cases: '/api/v1/office/cases',
  recordExport: '/api/v1/office/exports/records',
  auditExport: '/api/v1/office/exports/audit',
  audit: '/api/v1/office/audit',
  auditCheck: '/api/v1/office/audit/check',
  users: '/api/v1/office/users',
} as const;

/**
 * `cpr-clerk` has access to CPR and works the list; `leader` sees all but the users; `it` looks after stations
 * and users, and sees no citizen.
 */
export const OfficeRoleSchema = z.enum(['cpr-clerk', 'leader', 'it']);
export type OfficeRole = z.infer<typeof OfficeRoleSchema>;

const OfficeInitialsSchema = z.string().regex(/^[\p{L}\p{N}]{2,8}$/u);
/** The name of a kommune's office, as IT has given it to its stations. May be empty: none was given. */
const OfficeNameSchema = z.string().max(100);

/** Every answer that is not 2xx. `seconds`: how long to wait before the next try. */
export const OfficeProblemSchema = z.object({
  problem: z.enum([
    'not-signed-in',
    /** Initials or password; which of them is not told. */
    'wrong-password',
    'wait',
    /** Ten wrong tries: IT gives a new password. */
    'locked-out',
    /** Passwords and people's data go over an encrypted line, or stay on this machine. */
    'not-encrypted',
    'not-your-role',
    /** The password was given by IT: the person chooses an own one before anything else. */
    'password-to-be-changed',
    'password-too-weak',
    'nothing-to-take-back',
    'not-found',
    'malformed',
    'too-large',
    'too-many-requests',
    'foreign-request',
    'server-error',
    'database-unavailable',
  ]),
  message: z.string(),
  seconds: z.int().min(0).optional(),
});
export type OfficeProblem = z.infer<typeof OfficeProblemSchema>;
export type OfficeProblemKind = OfficeProblem['problem'];

export const SignInRequestSchema = z.strictObject({
  initials: z.string().min(1).max(40),
  password: z.string().min(1).max(200),
});
export type SignInRequest = z.infer<typeof SignInRequestSchema>;

export const OfficeSessionSchema = z.object({
  initials: OfficeInitialsSchema,
  name: z.string(),
  role: OfficeRoleSchema,
  mustChangePassword: z.boolean(),
  audience: ServerAudienceSchema,
  kommuneName: z.string(),
  /** How long nobody may do anything before the session ends. */
  idleSeconds: z.int().min(1),
  /** When it ends whatever is done. */
  endsAt: InstantSchema,
});
export type OfficeSession = z.infer<typeof OfficeSessionSchema>;

export const PasswordRequestSchema = z.strictObject({
  current: z.string().min(1).max(200),
  next: z.string().min(1).max(200),
});
export type PasswordRequest = z.infer<typeof PasswordRequestSchema>;

export const OfficeMarkSchema = z.object({
  kind: z.enum(['entered', 'taken-back']),
  by: z.string(),
  at: InstantSchema,
});
export type OfficeMark = z.infer<typeof OfficeMarkSchema>;

/**
 * What there is to do in CPR. `new`: nothing of the person stands there by the marks. `changed`: what stands
 * there was corrected since. `take-out`: what stands there was withdrawn since. `done`: it stands there.
 * `nothing`: withdrawn before anybody entered it. `replaced`: another record has taken its place.
 */
export const CprTaskSchema = z.enum(['new', 'changed', 'take-out', 'done', 'nothing', 'replaced']);
export type CprTask = z.infer<typeof CprTaskSchema>;

/** Somebody else has the record before them, or had it a moment ago. */
const OpenedBySchema = z.object({ by: z.string(), at: InstantSchema });

export const WorkItemSchema = z.object({
  id: RegistrationIdSchema,
  /** The server's running number; also the place in the list. */
  sequence: z.int().min(1),
  receivedAt: InstantSchema,
  office: OfficeNameSchema,
  task: CprTaskSchema,
  /** Absent where this program cannot read what the record says. */
  name: z.string().optional(),
  openedBy: OpenedBySchema.optional(),
  mark: OfficeMarkSchema.optional(),
});
export type WorkItem = z.infer<typeof WorkItemSchema>;

const numberText = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);
/** Text that a database can hold: no control characters. */
const plainText = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u);

export const workPageSize = 50;

/** `after`: the running number of the last that one has. */
export const WorkQuerySchema = z.strictObject({
  after: numberText.optional(),
  office: plainText(100).optional(),
});

export const WorkPageSchema = z.object({
  items: z.array(WorkItemSchema),
  /** There are more after the last. */
  more: z.boolean(),
  /** All that is to be entered, on this page or not. */
  waiting: z.int().min(0),
  /** The offices that stations stand in. */
  offices: z.array(OfficeNameSchema),
});
export type WorkPage = z.infer<typeof WorkPageSchema>;

export const WorkCountSchema = z.object({
  waiting: z.int().min(0),
  /** The running number of the newest of them; 0 where there is none. */
  newest: z.int().min(0),
});
export type WorkCount = z.infer<typeof WorkCountSchema>;

/** `before`: the number of the mark that was last on the page before. */
export const EnteredQuerySchema = z.strictObject({
  before: numberText.optional(),
  office: plainText(100).optional(),
});
export const EnteredItemSchema = WorkItemSchema.extend({ markNumber: z.int().min(1) });
export type EnteredItem = z.infer<typeof EnteredItemSchema>;
export const EnteredPageSchema = z.object({
  items: z.array(EnteredItemSchema),
  more: z.boolean(),
});
export type EnteredPage = z.infer<typeof EnteredPageSchema>;

/** One record with all that it says, and what stands in CPR by the marks. */
export const OfficeRecordSchema = z.object({
  id: RegistrationIdSchema,
  sequence: z.int().min(1),
  receivedAt: InstantSchema,
  office: OfficeNameSchema,
  stationName: z.string(),
  task: CprTaskSchema,
  /** The exact text that was handed over; see `findRecordContent`. */
  content: z.string(),
  /** The registration that stands in CPR instead of it, by the marks. */
  inCpr: z.object({ id: RegistrationIdSchema, content: z.string(), mark: OfficeMarkSchema }).optional(),
  /** Every mark of this record, oldest first. */
  marks: z.array(OfficeMarkSchema),
  /** The record that has taken its place. */
  replacedBy: RegistrationIdSchema.optional(),
  openedBy: OpenedBySchema.optional(),
});
export type OfficeRecord = z.infer<typeof OfficeRecordSchema>;

export const MarkRequestSchema = z.strictObject({ kind: OfficeMarkSchema.shape.kind });
export const MarkResponseSchema = z.object({
  mark: OfficeMarkSchema,
  /** It stood so already: by whom and when is in `mark`. */
  already: z.boolean(),
  /** What there is to do now: `replaced` means that a correction came meanwhile. */
  task: CprTaskSchema,
});
export type MarkResponse = z.infer<typeof MarkResponseSchema>;

export const OfficeStationSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  office: OfficeNameSchema,
  role: StationRoleSchema,
  createdAt: InstantSchema,
  /** A machine has keys of this station. */
  enrolled: z.boolean(),
  revokedAt: InstantSchema.optional(),
  clonedAt: InstantSchema.optional(),
  lastSeenAt: InstantSchema.optional(),
  lastHandOverAt: InstantSchema.optional(),
  records: z.int().min(0),
  openCases: z.int().min(0),
  /** How often the head of its audit trail did not fit those it told before. */
  auditFaults: z.int().min(0),
  /** As the station last told. */
  queue: z
    .object({ waiting: z.int().min(0), needsAPerson: z.int().min(0), toldAt: InstantSchema })
    .optional(),
});
export type OfficeStation = z.infer<typeof OfficeStationSchema>;
export const OfficeStationsSchema = z.object({ stations: z.array(OfficeStationSchema) });

/** A case without anything of the person. */
export const OfficeCaseSchema = z.object({
  id: RegistrationIdSchema,
  openedAt: InstantSchema,
  kind: z.enum([...ConflictSchema.shape.kind.options, 'refused']),
  office: OfficeNameSchema,
  stationName: z.string(),
  /** The office that was first. */
  otherOffice: OfficeNameSchema.optional(),
  /** When the station last sent the record and got the same answer. */
  seenAt: InstantSchema,
  closed: z.object({ at: InstantSchema, as: z.enum(['acknowledged', 'withdrawn', 'corrected']) }).optional(),
});
export type OfficeCase = z.infer<typeof OfficeCaseSchema>;

export const casePageSize = 100;
/** The last case on the page before, by when it was opened (of closed ones: closed) and its record. */
export const CasesQuerySchema = z
  .strictObject({
    state: z.enum(['open', 'closed']),
    lastAt: InstantSchema.optional(),
    lastId: RegistrationIdSchema.optional(),
  })
  .refine(({ lastAt, lastId }) => (lastAt === undefined) === (lastId === undefined), 'one names the other');
export type CasesQuery = z.infer<typeof CasesQuerySchema>;
export const OfficeCasesSchema = z.object({
  cases: z.array(OfficeCaseSchema),
  more: z.boolean(),
  open: z.int().min(0),
});
export type OfficeCases = z.infer<typeof OfficeCasesSchema>;

export const OfficeCaseDetailSchema = OfficeCaseSchema.extend({
  /** The text of the record that could not be taken, where it is a registration. */
  content: z.string().optional(),
  refusal: RefusalSchema.optional(),
  existing: z
    .object({
      id: RegistrationIdSchema,
      office: OfficeNameSchema,
      stationName: z.string(),
      receivedAt: InstantSchema,
      content: z.string(),
      mark: OfficeMarkSchema.optional(),
    })
    .optional(),
});
export type OfficeCaseDetail = z.infer<typeof OfficeCaseDetailSchema>;

/** Days are Danish ones, both ends with them, by when the server received the record. */
export const RecordExportQuerySchema = z.strictObject({
  format: z.enum(['csv', 'json']),
  which: z.enum(['all', 'to-enter']),
  office: plainText(100).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** RFC 4180 says comma; Excel with Danish settings wants a semicolon. */
  separator: z.enum(['comma', 'semicolon']).optional(),
});
export type RecordExportQuery = z.infer<typeof RecordExportQuerySchema>;

export const auditPageSize = 100;
export const OfficeAuditQuerySchema = z.strictObject({
  before: numberText.optional(),
  record: RegistrationIdSchema.optional(),
});
export const OfficeAuditPageSchema = z.object({
  entries: z.array(OfficeAuditEntrySchema),
  more: z.boolean(),
});
export type OfficeAuditPage = z.infer<typeof OfficeAuditPageSchema>;

export const OfficeAuditCheckSchema = z.object({
  entries: z.int().min(0),
  /** The hash of the last entry. */
  head: z.string().regex(/^[0-9a-f]{64}$/),
  /** The number of the first entry that does not fit. */
  brokenAt: z.int().min(1).optional(),
});
export type OfficeAuditCheck = z.infer<typeof OfficeAuditCheckSchema>;

export const OfficeUserSchema = z.object({
  initials: OfficeInitialsSchema,
  name: z.string(),
  role: OfficeRoleSchema,
  createdAt: InstantSchema,
  closedAt: InstantSchema.optional(),
  /** Ten wrong tries. */
  lockedOut: z.boolean(),
  lastSignInAt: InstantSchema.optional(),
});
export type ListedOfficeUser = z.infer<typeof OfficeUserSchema>;
export const OfficeUsersSchema = z.object({ users: z.array(OfficeUserSchema) });
