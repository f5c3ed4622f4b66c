import type { ComingRegister, RegisterFetchOutcome } from '../../../application/ports/register-fetch-book.ts';
import { explainRegisterProblem } from '../../../application/wording/address-register.ts';
import type { Locale, Texts } from '../../i18n/locale.tsx';

interface RegisterFetchTexts {
  readonly heading: string;
  readonly coming: (coming: ComingRegister) => string;
  readonly paused: (coming: ComingRegister) => string;
  readonly pausedIdle: string;
  readonly off: string;
  readonly notAsked: string;
  readonly outcome: (outcome: RegisterFetchOutcome, at: string) => string;
  readonly nextTry: (at: string) => string;
  readonly pause: string;
  readonly resume: string;
  readonly turnOff: string;
  readonly turnOn: string;
}

const megabytes = (bytes: number, locale: Locale): string =>
  (bytes / 1e6).toLocaleString(locale === 'da' ? 'da-DK' : 'en-GB', {
    maximumFractionDigits: bytes < 9.95e6 ? 1 : 0,
  });

const amount = ({ size, kept }: ComingRegister, locale: Locale): string =>
  `${megabytes(kept, locale)} ${locale === 'da' ? 'af' : 'of'} ${megabytes(size, locale)} MB`;

const nameOf = ({ name, date }: ComingRegister): string => (date === '' ? name : `${name}, ${date}`);

function outcomeDa(outcome: RegisterFetchOutcome, at: string): string {
  switch (outcome.kind) {
    case 'not-connected':
      return 'Stationen er ikke tilsluttet kommunens server.';
    case 'unanswered':
      return `Serveren svarede ikke ${at}. Det, der er hentet, er gemt.`;
    case 'put-off':
      return 'Venter, til registreringerne er afleveret.';
    case 'none':
      return 'Kommunens server har intet adresseregister.';
    case 'up-to-date':
      return `Stationen har serverens nyeste register. Spurgt ${at}.`;
    case 'taken':
      return `Registret fra kommunens server er taget i brug ${at}.`;
    case 'older':
      return `Serverens register (${outcome.date}) er ældre end det, der bruges (${outcome.held}), og er afvist ${at}.`;
    case 'other-bytes':
      return `Det, der blev hentet, er ikke det, serveren har underskrevet, og er afvist ${at}.`;
    default:
      return `Registret fra serveren er afvist ${at}: ${explainRegisterProblem(outcome, 'da')}`;
  }
}

function outcomeEn(outcome: RegisterFetchOutcome, at: string): string {
  switch (outcome.kind) {
    case 'not-connected':
      return 'The station is not connected to the kommune’s server.';
    case 'unanswered':
      return `The server did not answer ${at}. What has been fetched is kept.`;
    case 'put-off':
      return 'Waits until the registrations are handed over.';
    case 'none':
      return 'The kommune’s server has no address register.';
    case 'up-to-date':
      return `The station has the server’s newest register. Asked ${at}.`;
    case 'taken':
      return `The register from the kommune’s server was taken in use ${at}.`;
    case 'older':
      return `The server’s register (${outcome.date}) is older than the one in use (${outcome.held}), and was refused ${at}.`;
    case 'other-bytes':
      return `What was fetched is not what the server has signed, and was refused ${at}.`;
    default:
      return `The register from the server was refused ${at}: ${explainRegisterProblem(outcome, 'en')}`;
  }
}

export const texts: Texts<RegisterFetchTexts> = {
  da: {
    heading: 'Fra kommunens server',
    coming: (coming) => `Adresser hentes fra kommunens server: ${amount(coming, 'da')} (${nameOf(coming)})`,
    paused: (coming) => `Sat på pause: ${amount(coming, 'da')} er hentet (${nameOf(coming)})`,
    pausedIdle: 'Hentning af adresser er sat på pause.',
    off: 'Stationen henter ikke adresser fra kommunens server. Indlæs registret fra en fil.',
    notAsked: 'Serveren er ikke spurgt endnu.',
    outcome: outcomeDa,
    nextTry: (at) => `Prøver igen ${at}.`,
    pause: 'Sæt på pause',
    resume: 'Fortsæt',
    turnOff: 'Hent ikke selv (målt forbindelse)',
    turnOn: 'Hent fra kommunens server',
  },
  en: {
    heading: 'From the kommune’s server',
    coming: (coming) =>
      `Addresses are fetched from the kommune’s server: ${amount(coming, 'en')} (${nameOf(coming)})`,
    paused: (coming) => `Paused: ${amount(coming, 'en')} fetched (${nameOf(coming)})`,
    pausedIdle: 'Fetching addresses is paused.',
    off: 'The station does not fetch addresses from the kommune’s server. Load the register from a file.',
    notAsked: 'The server has not been asked yet.',
    outcome: outcomeEn,
    nextTry: (at) => `Tries again ${at}.`,
    pause: 'Pause',
    resume: 'Resume',
    turnOff: 'Do not fetch (metered line)',
    turnOn: 'Fetch from the kommune’s server',
  },
};
