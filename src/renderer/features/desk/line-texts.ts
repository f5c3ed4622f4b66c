import type { WhyLater } from '../../../application/hand-over/hand-over-service.ts';
import type { Texts } from '../../i18n/locale.tsx';

interface LineTexts {
  readonly heading: string;
  readonly offline: string;
  readonly stopped: string;
  readonly ready: string;
  readonly asking: string;
  readonly sending: string;
  readonly progress: (answered: string, of: string) => string;
  readonly comparing: Readonly<Record<'server-restored' | 'never-compared' | 'routine', string>>;
  readonly never: string;
  readonly lastSuccess: (when: string) => string;
  readonly nextTry: (when: string) => string;
  readonly why: (why: WhyLater, trouble: string | undefined) => string | undefined;
  readonly tryNow: string;
}

export const texts: Texts<LineTexts> = {
  da: {
    heading: 'Forbindelsen',
    offline: 'Uden forbindelse. Alt gemmes her og afleveres, når der er forbindelse igen.',
    stopped: 'Afleveringen er stoppet. Alt gemmes her.',
    ready: 'Der er forbindelse til kommunens system.',
    asking: 'Undersøger forbindelsen.',
    sending: 'Afleverer nu.',
    progress: (answered, of) => `${answered} af ${of} er besvaret`,
    comparing: {
      'server-restored':
        'Kommunens server er gendannet fra en sikkerhedskopi. Stationen ser efter, om der mangler noget, og afleverer det igen.',
      'never-compared': 'Stationen henter underskrevne kvitteringer for det, der er afleveret.',
      routine: 'Stationen sammenligner med kommunens server, at alt er der.',
    },
    never: 'Der er ikke afleveret noget endnu.',
    lastSuccess: (when) => `Sidst afleveret ${when}.`,
    nextTry: (when) => `Stationen prøver igen ${when}`,
    why(why, trouble) {
      switch (why.kind) {
        case 'routine':
          return undefined;
        case 'not-ready':
          return 'fordi der ikke er forbindelse';
        case 'trouble':
          return trouble;
      }
    },
    tryNow: 'Prøv nu',
  },
  en: {
    heading: 'The connection',
    offline: 'No connection. Everything is saved here, and handed over when there is one again.',
    stopped: 'Hand-over has stopped. Everything is saved here.',
    ready: 'There is a connection to the kommune’s system.',
    asking: 'Looking at the connection.',
    sending: 'Handing over now.',
    progress: (answered, of) => `${answered} of ${of} answered`,
    comparing: {
      'server-restored':
        'The kommune’s server was restored from a backup. The station looks whether anything is missing, and hands it over again.',
      'never-compared': 'The station fetches signed receipts for what was handed over.',
      routine: 'The station compares with the kommune’s server that everything is there.',
    },
    never: 'Nothing has been handed over yet.',
    lastSuccess: (when) => `Last handed over ${when}.`,
    nextTry: (when) => `The station tries again ${when}`,
    why(why, trouble) {
      switch (why.kind) {
        case 'routine':
          return undefined;
        case 'not-ready':
          return 'because there is no connection';
        case 'trouble':
          return trouble;
      }
    },
    tryNow: 'Try now',
  },
};
