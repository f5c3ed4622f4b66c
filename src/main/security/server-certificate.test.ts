import { X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type CertificateOptions,
  clientUsage,
  makeTestCertificate,
  serverUsage,
  type TestCertificate,
} from '../../testing/test-certificate.ts';
import {
  createCertificateJudge,
  judgeCertificate,
  type PresentedCertificate,
  readAuthority,
} from './server-certificate.ts';

const hostname = 'indtag.kommune.example';
const now = new Date();
const days = (count: number): Date => new Date(now.getTime() + count * 86_400_000);

let root: TestCertificate;
let stranger: TestCertificate;
beforeAll(async () => {
  root = await makeTestCertificate({ name: 'Kommunens CA', authority: true });
  // The same name, another key.
  stranger = await makeTestCertificate({ name: 'Kommunens CA', authority: true });
});

const chainOf = (...certificates: readonly TestCertificate[]): PresentedCertificate => {
  const [first, ...rest] = certificates;
  if (first === undefined) throw new Error('a chain has a certificate');
  return { data: first.certificate, ...(rest.length === 0 ? {} : { issuerCert: chainOf(...rest) }) };
};
const leaf = (options: Partial<CertificateOptions> = {}) =>
  makeTestCertificate({ name: 'indtag', by: root, hosts: [hostname], ...options });
const judge = (
  certificate: PresentedCertificate,
  { host = hostname, result = 'CERT_AUTHORITY_INVALID', authority = root.certificate } = {},
) =>
  judgeCertificate(
    { hostname: host, certificate, verificationResult: result },
    { hostname, authority: new X509Certificate(authority) },
    now,
  );

describe('the server’s certificate, where the administrator names its authority', () => {
  it('is accepted from that authority, whatever the system knows of it', async () => {
    const own = await leaf({ usages: [serverUsage, clientUsage] });
    for (const result of ['OK', 'CERT_AUTHORITY_INVALID', 'net::ERR_CERT_AUTHORITY_INVALID']) {
      expect(judge(chainOf(own), { result })).toBe('accept');
      expect(judge(chainOf(own, root), { result })).toBe('accept');
    }
    expect(judge(chainOf(await leaf()), { host: hostname.toUpperCase() })).toBe('accept');
  });

  it('is accepted by way of authorities in between, all of which must be there', async () => {
    const middle = await makeTestCertificate({ name: 'Mellem', by: root, authority: true });
    const own = await leaf({ by: middle });
    expect(judge(chainOf(own, middle))).toBe('accept');
    expect(judge(chainOf(own, middle, root))).toBe('accept');
    expect(judge(chainOf(own))).toBe('refuse');
    expect(judge(chainOf(own, root))).toBe('refuse');
  });

  it('is refused from any other authority, also one that the system trusts', async () => {
    const foreign = await leaf({ by: stranger });
    for (const result of ['OK', 'CERT_AUTHORITY_INVALID']) {
      expect(judge(chainOf(foreign), { result })).toBe('refuse');
      expect(judge(chainOf(foreign, stranger), { result })).toBe('refuse');
      expect(judge(chainOf(foreign, stranger, root), { result })).toBe('refuse');
    }
    expect(judge(chainOf(await makeTestCertificate({ name: 'indtag', hosts: [hostname] })))).toBe('refuse');
  });

  it('is refused where somebody in between may not sign for others', async () => {
    const notAnAuthority = await makeTestCertificate({
      name: 'Skranke',
      by: root,
      hosts: ['skranke.example'],
    });
    const forged = await leaf({ by: notAnAuthority });
    expect(judge(chainOf(forged, notAnAuthority))).toBe('refuse');
    expect(judge(chainOf(forged, notAnAuthority, root))).toBe('refuse');
  });

  it('is refused under another name, out of its days, or for another use', async () => {
    const wrong = [
      leaf({ hosts: ['andet.kommune.example'] }),
      leaf({ hosts: [], name: hostname }),
      leaf({ until: days(-1) }),
      leaf({ from: days(1) }),
      leaf({ usages: [clientUsage] }),
    ];
    for (const certificate of await Promise.all(wrong)) {
      expect(judge(chainOf(certificate, root))).toBe('refuse');
    }
  });

  it('is refused where the authority, or one in between, is out of its days', async () => {
    const old = await makeTestCertificate({ name: 'Gammel CA', authority: true, until: days(-1) });
    const byOld = await leaf({ by: old });
    expect(judge(chainOf(byOld, old), { authority: old.certificate })).toBe('refuse');
    const middle = await makeTestCertificate({ name: 'M', by: root, authority: true, until: days(-1) });
    expect(judge(chainOf(await leaf({ by: middle }), middle))).toBe('refuse');
  });

  it.each(['CERT_REVOKED', 'CERT_DATE_INVALID', 'CERT_COMMON_NAME_INVALID', 'CERT_INVALID', '', 'NOT_OK'])(
    'is refused where Chromium has found %s',
    async (result) => {
      expect(judge(chainOf(await leaf(), root), { result })).toBe('refuse');
    },
  );

  it('is refused where it is none', () => {
    for (const data of ['', 'x', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n']) {
      expect(judge({ data })).toBe('refuse');
      expect(judge({ data: root.certificate, issuerCert: { data } })).toBe('refuse');
    }
  });

  it('may be the pinned one itself, for a server that is its own authority', async () => {
    const alone = await makeTestCertificate({ name: 'indtag', hosts: [hostname] });
    expect(judge(chainOf(alone), { authority: alone.certificate })).toBe('accept');
    expect(judge(chainOf(alone))).toBe('refuse');
    const other = await makeTestCertificate({ name: 'indtag', hosts: [hostname] });
    expect(judge(chainOf(other), { authority: alone.certificate })).toBe('refuse');
  });

  it('goes by addresses where the server has no name', async () => {
    const own = await leaf({ hosts: ['10.0.0.7'] });
    const at = (host: string) =>
      judgeCertificate(
        { hostname: host, certificate: chainOf(own), verificationResult: 'OK' },
        { hostname: host, authority: new X509Certificate(root.certificate) },
        now,
      );
    expect([at('10.0.0.7'), at('10.0.0.8')]).toEqual(['accept', 'refuse']);
  });

  it('is the system’s to judge for any other host', async () => {
    const own = await leaf();
    expect(judge(chainOf(own), { host: 'andet.kommune.example' })).toBe('leave-to-the-system');
    const said: number[] = [];
    const ask = createCertificateJudge(
      { hostname, authority: new X509Certificate(root.certificate) },
      () => now,
    );
    for (const [host, certificate] of [
      [hostname, chainOf(own)],
      [hostname, chainOf(stranger)],
      ['andet.example', chainOf(stranger)],
    ] as const) {
      ask({ hostname: host, certificate, verificationResult: 'OK' }, (result) => said.push(result));
    }
    expect(said).toEqual([0, -2, -3]);
  });
});

describe('the authority’s file', () => {
  it('holds one certificate', () => {
    expect(readAuthority(`Kommunens CA\n${root.certificate}`)?.subject).toBe('CN=Kommunens CA');
    for (const text of [
      '',
      root.key,
      root.certificate + stranger.certificate,
      root.certificate.slice(0, 90),
    ]) {
      expect(readAuthority(text)).toBeUndefined();
    }
  });
});
