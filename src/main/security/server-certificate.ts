import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';

/** A certificate as Electron presents it, with those that the server sent along. */
export interface PresentedCertificate {
  /** PEM. */
  readonly data: string;
  readonly issuerCert?: PresentedCertificate;
}

export interface CertificateQuestion {
  readonly hostname: string;
  readonly certificate: PresentedCertificate;
  /** What Chromium thinks of it by the system's authorities. */
  readonly verificationResult: string;
}

/** The one authority that the administrator trusts for the server, and no other. */
export interface PinnedAuthority {
  /** The server's name, as it stands in its address. */
  readonly hostname: string;
  readonly authority: X509Certificate;
}

export type CertificateVerdict =
  | 'accept'
  | 'refuse'
  /** Another host: the system's authorities decide. */
  | 'leave-to-the-system';

/** What Chromium may find with a certificate of an authority that the system does not know. */
const acceptableResults = /^(?:OK|(?:net::)?(?:ERR_)?CERT_AUTHORITY_INVALID)$/;
/** Longer chains are no one's. */
const longestChain = 6;
const serverUsage = '1.3.6.1.5.5.7.3.1';
const shortestRsa = 2048;

/**
 * Whether the server may be talked to. Chromium tells only the gravest fault, and an unknown authority hides
 * the others: so the names, the days and every signature are looked at here.
 */
export function judgeCertificate(
  { hostname, certificate, verificationResult }: CertificateQuestion,
  pinned: PinnedAuthority,
  now: Date,
): CertificateVerdict {
  if (hostname.toLowerCase() !== pinned.hostname) return 'leave-to-the-system';
  if (!acceptableResults.test(verificationResult)) return 'refuse';
  const chain = readChain(certificate);
  const own = chain?.[0];
  if (chain === undefined || own === undefined) return 'refuse';
  if (!isFor(own, hostname) || !isForServers(own)) return 'refuse';
  return leadsTo(chain, pinned.authority, now) ? 'accept' : 'refuse';
}

function readChain(presented: PresentedCertificate): readonly X509Certificate[] | undefined {
  const chain: X509Certificate[] = [];
  try {
    for (
      let next: PresentedCertificate | undefined = presented;
      next !== undefined && chain.length < longestChain;
      next = next.issuerCert
    ) {
      chain.push(new X509Certificate(next.data));
    }
    return chain;
  } catch {
    return undefined;
  }
}

function leadsTo(chain: readonly X509Certificate[], authority: X509Certificate, now: Date): boolean {
  if (!isValidAt(authority, now)) return false;
  for (const [place, certificate] of chain.entries()) {
    if (!isValidAt(certificate, now) || !isStrong(certificate)) return false;
    if (place > 0 && !certificate.ca) return false;
    if (certificate.raw.equals(authority.raw) || isIssuedBy(certificate, authority)) return true;
    const next = chain[place + 1];
    if (next === undefined || !isIssuedBy(certificate, next)) return false;
  }
  return false;
}

const isIssuedBy = (certificate: X509Certificate, issuer: X509Certificate): boolean =>
  issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);

const isValidAt = ({ validFrom, validTo }: X509Certificate, now: Date): boolean =>
  Date.parse(validFrom) <= now.getTime() && now.getTime() <= Date.parse(validTo);

function isStrong({ publicKey }: X509Certificate): boolean {
  const { modulusLength } = publicKey.asymmetricKeyDetails ?? {};
  return modulusLength === undefined || modulusLength >= shortestRsa;
}

const isFor = (certificate: X509Certificate, hostname: string): boolean =>
  isIP(hostname) === 0
    ? certificate.checkHost(hostname, { subject: 'never' }) !== undefined
    : certificate.checkIP(hostname) !== undefined;

/** A certificate that says what it is for, must say that it is for servers. */
function isForServers({ keyUsage }: X509Certificate): boolean {
  const usages = keyUsage as readonly string[] | undefined;
  return usages === undefined || usages.includes(serverUsage);
}

/** The answers of Electron's `setCertificateVerifyProc`. */
const answers = { accept: 0, refuse: -2, 'leave-to-the-system': -3 } as const satisfies Record<
  CertificateVerdict,
  number
>;

/** For `setCertificateVerifyProc` of the session that talks to the server. */
export const createCertificateJudge =
  (pinned: PinnedAuthority, now: () => Date) =>
  (question: CertificateQuestion, answer: (verificationResult: number) => void): void => {
    answer(answers[judgeCertificate(question, pinned, now())]);
  };

/** The one certificate in a PEM file of an authority; undefined where there is none, or more than one. */
export function readAuthority(text: string): X509Certificate | undefined {
  if ((text.match(/-----BEGIN CERTIFICATE-----/g) ?? []).length !== 1) return undefined;
  try {
    return new X509Certificate(text);
  } catch {
    return undefined;
  }
}
