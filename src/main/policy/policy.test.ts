import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../domain/result.ts';
import { describePolicyProblem, policyPath, readPolicy } from './policy.ts';

const station = {
  serverUrl: 'https://indtag.kommune.example',
  audience: 'production',
  kommuneCode: '0461',
  kommuneName: 'Odense',
} as const;
const read = (json: unknown) => readPolicy(() => (typeof json === 'string' ? json : JSON.stringify(json)));
const failing = (code: string) => () => {
  throw Object.assign(new Error(code), { code });
};

describe('the administrator’s policy', () => {
  it('may be absent: nothing is decided and plain text is not allowed', () => {
    expect(readPolicy(failing('ENOENT'))).toEqual(ok({ allowPlainTextKeyStore: false }));
    expect(read({})).toEqual(ok({ allowPlainTextKeyStore: false }));
  });

  it('names the server and the kommune', () => {
    expect(read(station)).toEqual(ok({ station, allowPlainTextKeyStore: false }));
    expect(read({ ...station, allowPlainTextKeyStore: true })).toEqual(
      ok({ station, allowPlainTextKeyStore: true }),
    );
    expect(read({ allowPlainTextKeyStore: true })).toEqual(ok({ allowPlainTextKeyStore: true }));
  });

  it('is read from an editor that marks its files', () => {
    expect(read(`\uFEFF${JSON.stringify(station)}`)).toMatchObject({ ok: true });
  });

  it('is never ignored because it cannot be read', () => {
    for (const code of ['EACCES', 'EISDIR', 'EIO']) {
      expect(readPolicy(failing(code))).toEqual(fail({ kind: 'not-readable' }));
    }
  });

  it.each(['', '{', 'serverUrl: x', '\0\0'])('is never guessed at: %j', (text) => {
    expect(read(text)).toEqual(fail({ kind: 'not-json' }));
  });

  it.each([
    ['an unknown setting', { ...station, serverurl: 'x' }, ['serverurl']],
    ['a server in the clear', { ...station, serverUrl: 'http://indtag.example' }, ['serverUrl']],
    ['a server with a path', { ...station, serverUrl: 'https://indtag.example/x' }, ['serverUrl']],
    ['an unknown world', { ...station, audience: 'test' }, ['audience']],
    ['a number for a code', { ...station, kommuneCode: 461 }, ['kommuneCode']],
    ['an empty name', { ...station, kommuneName: ' ' }, ['kommuneName']],
    ['words for yes', { allowPlainTextKeyStore: 'ja' }, ['allowPlainTextKeyStore']],
    ['half a station', { serverUrl: station.serverUrl, audience: 'practice' }, ['serverUrl', 'audience']],
    ['a list', [], []],
    ['nothing', null, []],
  ])('is refused with %s, and says where', (_, json, settings) => {
    expect(read(json)).toEqual(fail({ kind: 'not-valid', settings }));
  });

  it('lies where only an administrator writes, whatever the environment says', () => {
    expect(policyPath('win32')).toBe('C:\\ProgramData\\Bopael\\policy.json');
    expect(policyPath('darwin')).toBe('/Library/Application Support/Bopael/policy.json');
    expect(policyPath('linux')).toBe('/etc/bopael/policy.json');
  });

  it('tells the clerk in Danish what is wrong, where, and that nothing is lost', () => {
    const text = describePolicyProblem(
      { kind: 'not-valid', settings: ['serverUrl', 'audience'] },
      '/etc/bopael/policy.json',
    );
    expect(text).toContain('Filens indhold er ikke gyldigt.');
    expect(text).toContain('Tjek: serverUrl, audience.');
    expect(text).toContain('/etc/bopael/policy.json');
    expect(text).toContain('Ingen data er ændret');
    for (const kind of ['not-readable', 'not-json'] as const) {
      expect(describePolicyProblem({ kind }, '/x')).toMatch(/Filen .*\n\n\/x\n\n/);
    }
  });
});
