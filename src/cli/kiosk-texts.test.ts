import { expect, it } from 'vitest';
import { kioskCommand } from './kiosk-texts.ts';

async function run(...argv: readonly string[]) {
  const said: string[] = [];
  const complained: string[] = [];
  const status = await kioskCommand(argv, {
    out: (line) => said.push(line),
    err: (line) => complained.push(line),
  });
  return { status, said, complained };
}

it('lists each text that nobody has read, beside the Danish one', async () => {
  const { status, said } = await run('texts', 'uk', '--json');
  expect(status).toBe(1);
  expect(said).toHaveLength(1);
  const told = JSON.parse(said[0] ?? '') as { readonly texts: number; readonly unchecked: readonly object[] };
  expect(told.unchecked).toHaveLength(told.texts);
  expect(told.unchecked).toContainEqual({ key: 'next', danish: 'Videre', text: 'Далі' });
});

it('tells of every language where none is named', async () => {
  const { said } = await run('texts');
  expect(said.filter((line) => line.endsWith(' tekster er ikke læst'))).toHaveLength(11);
});

it('knows no other errand and no other language', async () => {
  expect((await run()).status).toBe(2);
  expect((await run('start')).status).toBe(2);
  expect((await run('texts', 'xx')).status).toBe(2);
});
