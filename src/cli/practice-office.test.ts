import { expect, it } from 'vitest';
import { startTestServer } from '../server/testing/test-server.ts';
import { addPracticeLeader } from './practice-office.ts';

it('a practice server gets a leader for its office once, who can sign in', async () => {
  const { office, stop } = await startTestServer({ database: { kind: 'memory' } });
  try {
    const leader = await addPracticeLeader(office);
    expect(leader?.initials).toBe('ØVE');
    expect(await office.users.tryPassword('ØVE', leader?.password ?? '')).toMatchObject({
      kind: 'right',
      user: { role: 'leader', mustChangePassword: false },
    });
    expect(await addPracticeLeader(office)).toBeUndefined();
    expect(await office.users.list()).toHaveLength(1);
  } finally {
    await stop();
  }
});
