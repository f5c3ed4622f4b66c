import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../domain/result.ts';
import { makeTestCertificate } from '../../testing/test-certificate.ts';
import { describePolicyProblem, findPinnedAuthority, policyPath, readPolicy } from './policy.ts';

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

  it('may make a machine of the training room of it, beside a server or without one', () => {
    expect(read({ training: true })).toEqual(ok({ training: true, allowPlainTextKeyStore: false }));
    expect(read({ ...station, training: true })).toMatchObject({ ok: true, value: { training: true } });
    expect(read({ training: 'ja' })).toEqual(fail({ kind: 'not-valid', settings: ['training'] }));
    expect(read({ ...station, audience: 'training' })).toMatchObject({ ok: false });
  });

  it('makes a machine a kiosk, which needs a server to show the pages of', () => {
    expect(read({ ...station, kiosk: true })).toEqual(
      ok({ station, allowPlainTextKeyStore: false, kiosk: true }),
    );
    expect(read({ ...station, kiosk: false })).toEqual(ok({ station, allowPlainTextKeyStore: false }));
    expect(read({ kiosk: true })).toEqual(fail({ kind: 'not-valid', settings: ['kiosk'] }));
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
    ['an authority without a server', { caCertificate: '/etc/bopael/ca.pem' }, ['caCertificate']],
    ['half a path to an authority', { ...station, caCertificate: 'ca.pem' }, ['caCertificate']],
    [
      'an authority for a server in the clear',
      { ...station, serverUrl: 'http://127.0.0.1:4780', caCertificate: '/ca.pem' },
      ['caCertificate'],
    ],
    ['a list', [], []],
    ['nothing', null, []],
  ])('is refused with %s, and says where', (_, json, settings) => {
    expect(read(json)).toEqual(fail({ kind: 'not-valid', settings }));
  });

  it('names the authority whose certificate the server may show', async () => {
    const { certificate } = await makeTestCertificate({ name: 'Kommunens CA', authority: true });
    for (const caCertificate of ['/etc/bopael/ca.pem', 'C:\\ProgramData\\Bopael\\ca.pem']) {
      expect(read({ ...station, caCertificate })).toEqual(
        ok({ station: { ...station, caCertificate }, allowPlainTextKeyStore: false }),
      );
      const found = findPinnedAuthority({ ...station, caCertificate }, (path) => {
        expect(path).toBe(caCertificate);
        return certificate;
      });
      if (!found.ok || found.value === undefined) throw new Error('no authority');
      expect([found.value.hostname, found.value.authority.subject]).toEqual([
        'indtag.kommune.example',
        'CN=Kommunens CA',
      ]);
    }
    expect(findPinnedAuthority(station, failing('ENOENT'))).toEqual(ok(undefined));
    expect(findPinnedAuthority(undefined, failing('ENOENT'))).toEqual(ok(undefined));
  });

  it('is never followed by halves: without its authority the station does not start', () => {
    const path = '/etc/bopael/ca.pem';
    for (const readFile of [failing('ENOENT'), failing('EACCES'), () => '', () => 'x']) {
      const found = findPinnedAuthority({ ...station, caCertificate: path }, readFile);
      expect(found).toEqual(fail({ kind: 'no-authority', path }));
    }
    expect(describePolicyProblem({ kind: 'no-authority', path }, '/etc/bopael/policy.json')).toContain(
      'Tjek: caCertificate (/etc/bopael/ca.pem).',
    );
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
