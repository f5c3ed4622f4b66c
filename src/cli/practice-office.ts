import { generatePassword, type OfficeBooks } from '../server/index.ts';

const leader = { initials: 'ØVE', name: 'Øvelsesleder', role: 'leader' } as const;

/**
 * Somebody must be able to enter the office's view of a practice server, whose database nobody else can open
 * while it runs. Answers with what to sign in with; undefined where people have been added before.
 */
export async function addPracticeLeader({
  users,
}: Pick<OfficeBooks, 'users'>): Promise<
  { readonly initials: string; readonly password: string } | undefined
> {
  if ((await users.list()).length > 0) return undefined;
  const password = generatePassword();
  const added = await users.add(leader, password, false);
  return added.ok ? { initials: leader.initials, password } : undefined;
}
