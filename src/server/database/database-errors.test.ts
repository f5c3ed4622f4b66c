import { expect, it } from 'vitest';
import { classifyDatabaseError, retryPassing } from './database-errors.ts';

const errorOf = (code: string): Error => Object.assign(new Error('from the database'), { code });

/** Fails so many times, then does it. */
function failing(times: number, code: string) {
  let tries = 0;
  return {
    tries: () => tries,
    work: async (): Promise<string> => {
      tries += 1;
      if (tries <= times) throw errorOf(code);
      return 'done';
    },
  };
}

it('begins again where another transaction was in the way, as often as it takes', async () => {
  for (const code of ['40001', '40P01']) {
    const { work, tries } = failing(9, code);
    expect(await retryPassing(work)).toBe('done');
    expect(tries()).toBe(10);
  }
});

it('takes a value that is there already for a mistake after a few times', async () => {
  const once = failing(1, '23505');
  expect(await retryPassing(once.work)).toBe('done');
  const always = failing(Number.POSITIVE_INFINITY, '23505');
  await expect(retryPassing(always.work)).rejects.toMatchObject({ code: '23505' });
  expect(always.tries()).toBe(5);
});

it('does not begin again where that would help nobody', async () => {
  for (const code of ['23514', '57P01', 'ECONNREFUSED', '']) {
    const { work, tries } = failing(1, code);
    await expect(retryPassing(work)).rejects.toMatchObject({ code });
    expect(tries()).toBe(1);
  }
});

it('knows a database that is away from one that is in the way', () => {
  const troubles = [
    ['40001', 'try-again'],
    ['57014', 'unavailable'],
    ['08006', 'unavailable'],
    ['ECONNRESET', 'unavailable'],
    ['23514', 'other'],
  ] as const;
  for (const [code, trouble] of troubles) expect(classifyDatabaseError(errorOf(code))).toBe(trouble);
  const several = new AggregateError([errorOf('x'), errorOf('ECONNREFUSED')]);
  expect(classifyDatabaseError(several)).toBe('unavailable');
  expect(classifyDatabaseError(new Error('Connection terminated unexpectedly'))).toBe('unavailable');
  expect(classifyDatabaseError('no error at all')).toBe('other');
});
