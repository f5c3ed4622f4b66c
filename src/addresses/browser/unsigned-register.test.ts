import { expect, test } from 'vitest';
import { registerBytes, registerCsv } from '../register.fixture.ts';
import { withSignature } from '../register-file.ts';
import { isUnsignedRegister } from './unsigned-register.ts';

const bytes = registerBytes([{ street: 'Nyvej', number: '3' }]);

test('a built register without a signature is told from one that has one', async () => {
  const signed = withSignature(bytes, { key: '0123456789abcdef', signature: 'AAAA' });
  expect(await isUnsignedRegister(new Blob([bytes]))).toBe(true);
  expect(await isUnsignedRegister(new Blob([signed]))).toBe(false);
});

test('what a register is built of is signed by nobody, and is no register yet', async () => {
  expect(await isUnsignedRegister(new Blob([registerCsv([{ street: 'Nyvej', number: '3' }])]))).toBe(false);
  expect(await isUnsignedRegister(new Blob([]))).toBe(false);
});
