import { expect, it } from 'vitest';
import { parseStartArguments } from './start-arguments.ts';
import { chooseAudience } from './station/choose-audience.ts';

const server = 'http://127.0.0.1:4780';
const noPolicy = { allowPlainTextKeyStore: false };
const officePolicy = {
  ...noPolicy,
  station: {
    serverUrl: 'https://indtag.example',
    audience: 'production',
    kommuneCode: '0461',
    kommuneName: 'Odense',
  },
} as const;

it('reads its own arguments and passes over Chromium’s', () => {
  expect(parseStartArguments(['electron', '.', '--practice', '--disable-gpu', `--server=${server}`])).toEqual(
    { practice: true, training: false, kiosk: false, server },
  );
  expect(parseStartArguments(['electron', '.'])).toEqual({
    practice: false,
    training: false,
    kiosk: false,
    server: undefined,
  });
  expect(parseStartArguments(['electron', '.', '--training']).training).toBe(true);
  expect(parseStartArguments(['electron', '.', '--kiosk']).kiosk).toBe(true);
});

it('takes no server that it could not safely talk to', () => {
  expect(parseStartArguments(['--server=http://indtag.example']).server).toBeUndefined();
});

it.each([
  ['asked for training', { practice: true, training: true, server }, officePolicy, true, 'training'],
  [
    'a machine of the training room',
    { practice: false, server },
    { ...noPolicy, training: true },
    true,
    'training',
  ],
  ['asked for practice', { practice: true, server: undefined }, noPolicy, true, 'practice'],
  ['asked for practice on an office machine', { practice: true, server }, officePolicy, true, 'practice'],
  ['the administrator’s choice', { practice: false, server }, officePolicy, false, 'production'],
  ['a fresh copy beside its server', { practice: false, server }, noPolicy, false, 'practice'],
  ['an office station given a server', { practice: false, server }, noPolicy, true, 'production'],
  ['a fresh copy alone', { practice: false, server: undefined }, noPolicy, false, 'production'],
] as const)('chooses the world of %s', (_, given, policy, everConnected, audience) => {
  expect(chooseAudience({ training: false, ...given }, policy, everConnected)).toBe(audience);
});
