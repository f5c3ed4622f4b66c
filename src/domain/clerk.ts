import type { Brand } from './brand.ts';

/** UUID of a person who works at the station. Says nothing of who it is. */
export type ClerkId = Brand<string, 'ClerkId'>;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function parseClerkId(text: unknown): ClerkId | undefined {
  return typeof text === 'string' && uuid.test(text) ? (text as ClerkId) : undefined;
}

export type Role = 'clerk' | 'supervisor' | 'it-administrator' | 'kiosk';

export const roles: readonly Role[] = ['clerk', 'supervisor', 'it-administrator', 'kiosk'];

export interface Clerk {
  readonly id: ClerkId;
  /** What the clerk signs in with, upper case. */
  readonly initials: string;
  readonly name: string;
  readonly role: Role;
}

export type Permission =
  /** Start, fill and save registrations; one's own drafts. */
  | 'register'
  /** See what the station has saved. */
  | 'see-records'
  /** Correct, withdraw, send again. */
  | 'resolve-cases'
  | 'see-all-drafts'
  | 'manage-clerks'
  /** Read and export the audit trail. */
  | 'see-audit'
  /** Server, address register, idle lock, retention. */
  | 'configure'
  | 'back-up';

/**
 * Who may do what. The IT administrator runs the machine and sees no citizen; the kiosk only takes in. A
 * supervisor may do all, since the office must be able to go on when somebody is ill.
 */
const permissions: Readonly<Record<Role, readonly Permission[]>> = {
  clerk: ['register', 'see-records', 'resolve-cases'],
  supervisor: [
    'register',
    'see-records',
    'resolve-cases',
    'see-all-drafts',
    'manage-clerks',
    'see-audit',
    'configure',
    'back-up',
  ],
  'it-administrator': ['configure', 'back-up'],
  kiosk: ['register'],
};

export const mayDo = ({ role }: Pick<Clerk, 'role'>, permission: Permission): boolean =>
  permissions[role].includes(permission);

/** Initials as they are compared: 2-8 letters or digits in upper case; undefined for anything else. */
export function parseInitials(text: string): string | undefined {
  const initials = text.trim().normalize('NFC').toUpperCase();
  return /^[\p{L}\p{N}]{2,8}$/u.test(initials) ? initials : undefined;
}
