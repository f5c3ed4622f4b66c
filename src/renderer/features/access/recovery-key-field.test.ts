import { expect, test } from 'vitest';
import { groupKey } from './recovery-key-field.tsx';

test('a pasted recovery key is set in groups, whatever stood between them', () => {
  const expected = 'AB12-CD34-EF56';
  for (const text of ['ab12cd34ef56', 'AB12–CD34–EF56', ' ab12 cd34\nef56 ', 'ab-12-cd-34-ef-56']) {
    expect(groupKey(text)).toBe(expected);
  }
});
