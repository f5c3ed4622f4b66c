import type { Purpose } from '../facts/grounds.ts';
import type { Phrases } from './phrases.ts';
import type { Wording } from './wording.ts';

const grant: Phrases = [
  'Udlændingestyrelsen har i dag givet dig opholdstilladelse i Danmark efter {basis}.',
  'Du har fået opholdstilladelse i Danmark. Tilladelsen er givet efter {basis}.',
  'Vi har besluttet at give dig opholdstilladelse efter {basis}.',
  'Udlændingestyrelsen har truffet afgørelse i din sag. Du får opholdstilladelse efter {basis}.',
  'Vi har behandlet din ansøgning og giver dig opholdstilladelse. Afgørelsen er truffet efter {basis}.',
  'Du kan få opholdstilladelse i Danmark, jf. {basis}.',
  'Vi imødekommer din ansøgning, og du får derfor opholdstilladelse i medfør af {basis}.',
  'Det er besluttet, at du meddeles opholdstilladelse i Danmark i henhold til {basis}.',
  'Din ansøgning er nu færdigbehandlet. Resultatet er, at du får ophold i Danmark med en opholdstilladelse efter {basis}.',
];

const number: Phrases = [
  'Dit administrative CPR-nummer er {cpr}.',
  'Du har fået et administrativt CPR-nummer: {cpr}.',
  'Udlændingestyrelsen har tildelt dig CPR-nummer {cpr}.',
  'Dit personnummer er {cpr}. Oplys det, når du henvender dig til kommunen.',
  'Du er registreret med det administrative personnummer {cpr}.',
  'I CPR er du oprettet under nummer {cpr}, som kommunen skal bruge, når din bopæl registreres.',
  'Det danske personnummer, du har fået af os, er {cpr}.',
];

const validity: Phrases = [
  'Tilladelsen gælder fra den {from} til den {to}.',
  'Opholdstilladelsen er gyldig fra {from} til {to}.',
  'Du har ret til at opholde dig her fra den {from} og til og med den {to}.',
  'Din opholdstilladelse er gyldig til den {to}.',
  'Din opholdstilladelse er {unlimited} og gælder fra den {from}.',
  'Tilladelsen er givet fra den {from} og er {unlimited}.',
  'Tilladelsen har virkning fra den {from} og udløber den {to}.',
  'Tilladelsen udløber den {to}.',
  'Tilladelsen har virkning fra den {from} og er {unlimited}.',
];

const identity: Phrases = [
  'Du er født den {born} og er {adjective} statsborger.',
  'Du er statsborger i {country} og født den {born}.',
  'Vi har registreret, at du er født den {born}, og at du er {adjective} statsborger.',
  'Du er født den {born} og er {stateless}.',
  'Du er {stateless} og født den {born}.',
  'Efter det oplyste er din fødselsdato {born}, og du har statsborgerskab i {country}.',
  'Vi har lagt til grund, at du er {stateless} og er født den {born}.',
];

/** About another in the same letter. */
const each: Phrases = [
  '{name}, født den {born}, har fået opholdstilladelse efter {basis}. CPR-nummeret er {cpr}.',
  '{name} får opholdstilladelse efter {basis}. Det administrative CPR-nummer er {cpr}, og fødselsdatoen er {born}.',
  '{name} (født den {born}) har fået CPR-nummer {cpr}. Tilladelsen er givet efter {basis}.',
  'Til {name}, der er født den {born}, er der givet opholdstilladelse i medfør af {basis}, og det tildelte personnummer er {cpr}.',
];

const relative: Phrases = [
  'Tilladelsen er givet, fordi du skal bo sammen med {relative}, CPR-nr. {relativeCpr}.',
  'Din tilladelse er knyttet til {relative} (CPR-nummer {relativeCpr}), som bor i Danmark.',
  'Du skal bo hos {relative}, der har CPR-nummer {relativeCpr}.',
  'Afgørelsen forudsætter, at du har fælles bopæl med {relative}, personnummer {relativeCpr}.',
];

const purpose: Readonly<Record<Purpose, Phrases>> = {
  asylum: [
    'Vi har lagt vægt på det, du har forklaret om forholdene i dit hjemland.',
    'Du har søgt om asyl i Danmark.',
    'Vi vurderer, at du har behov for beskyttelse i Danmark.',
  ],
  quota: [
    'Du er udvalgt til genbosætning i Danmark som kvoteflygtning.',
    'Du kommer til Danmark efter aftale med FN’s Flygtningehøjkommissariat.',
  ],
  humanitarian: [
    'Tilladelsen er givet af humanitære grunde.',
    'Væsentlige hensyn af humanitær karakter taler for at give dig ophold.',
  ],
  spouse: [
    'Du har søgt om familiesammenføring som ægtefælle.',
    'Tilladelsen er givet, fordi du er gift og skal bo sammen med din ægtefælle.',
    'Sagen handler om familiesammenføring med din samlever.',
  ],
  child: [
    'Du har fået tilladelse, fordi du skal bo hos din familie i Danmark.',
    'Du er barn og skal bo i Danmark.',
    'Vi har lagt vægt på hensynet til barnets tarv.',
  ],
  family: [
    'Tilladelsen er givet af hensyn til familiens enhed.',
    'Vi har lagt vægt på din tilknytning til familien i Danmark.',
  ],
  religion: [
    'Du skal virke som religiøs forkynder i et anerkendt trossamfund.',
    'Tilladelsen er knyttet til dit virke i trossamfundet.',
  ],
  other: [
    'Der foreligger ganske særlige grunde, som taler for at give dig opholdstilladelse.',
    'Vi har foretaget en konkret vurdering af dine forhold.',
  ],
  work: [
    'Tilladelsen er givet på baggrund af de oplysninger, som fremgår af din ansøgning.',
    'Tilladelsen bygger på oplysningerne i sagen.',
  ],
};

export const danish: Wording = {
  language: 'da',
  subjects: [
    'Du har fået opholdstilladelse',
    'Afgørelse om opholdstilladelse',
    'Opholdstilladelse i Danmark',
    'Svar på din ansøgning om opholdstilladelse',
    'Tilladelse til ophold i Danmark',
    'Vi giver dig opholdstilladelse',
    'Meddelelse om opholdstilladelse',
  ],
  greetings: ['Kære {name}', 'Kære {given}', 'Til {name}', '', 'Hej {name}', 'Kære {name}', ''],
  grant,
  number,
  validity,
  identity,
  each,
  relative,
  purpose,
  shared: [
    'I har fået opholdstilladelse i Danmark.',
    'Udlændingestyrelsen har i dag givet jer opholdstilladelse.',
    'Afgørelsen om opholdstilladelse omfatter følgende personer.',
  ],
  together: [
    'Tilladelserne er givet efter {basis}.',
    'I har alle fået opholdstilladelse efter {basis}, og tilladelserne gælder til den {to}.',
    'Alle tilladelserne gælder fra den {from} til den {to}.',
    'Tilladelserne er gyldige fra {from} til {to}.',
    'For alle er grundlaget {basis}, og tilladelserne udløber den {to}.',
    'Samtlige tilladelser har virkning fra den {from} og udløber den {to}.',
  ],
  formerNumber: [
    'Du har tidligere været registreret med nummeret {formerCpr}. Det må ikke længere bruges.',
    'Nummeret {formerCpr}, som du fik ved en fejl, er slettet.',
    'Det tidligere personnummer {formerCpr} er udgået.',
  ],
  visit: [
    'Du skal henvende dig til Borgerservice i den kommune, hvor du skal bo, og få din adresse registreret. Tag dette brev med.',
    'Når du har fundet et sted at bo, skal du møde op i kommunen og oplyse nummeret, så du ikke bliver oprettet to gange.',
    'Giv kommunen CPR-nummeret i dette brev, når du melder flytning. Det er vigtigt, at du ikke får to numre.',
    'Vis brevet i kommunens Borgerservice inden fem dage efter, at du er flyttet ind. Nummeret skal bruges, når din bopæl registreres.',
  ],
  labels: {
    name: ['Navn', 'Fulde navn', 'Navn på udlændingen', 'Ansøgers navn'],
    family: ['Efternavn', 'Familienavn'],
    given: ['Fornavn(e)', 'Fornavne', 'Fornavn og mellemnavn'],
    cpr: [
      'CPR-nummer',
      'Administrativt CPR-nummer',
      'CPR-nr.',
      'Personnummer',
      'Adm. CPR-nr.',
      'Tildelt personnummer',
    ],
    born: ['Født', 'Fødselsdato', 'Født den', 'Fødselsdag'],
    country: ['Statsborgerskab', 'Nationalitet', 'Statsborgerforhold'],
    basis: ['Lovgrundlag', 'Opholdsgrundlag', 'Hjemmel', 'Tilladt efter', 'Retsgrundlag'],
    from: ['Gyldig fra', 'Gælder fra', 'Fra'],
    to: ['Gyldig til', 'Udløber', 'Gælder til', 'Til og med'],
    unlimited: ['Varighed', 'Gyldighed', 'Tilladelsens længde'],
    date: ['Dato', 'Brevdato', 'Afgørelsesdato'],
    case: ['Sagsnummer', 'Sagsnr.', 'Sags-id', 'Vores sagsnr.', 'Journalnr.'],
    personId: ['Person-ID', 'Udl.nr.', 'Personid', 'Udlændingenr.'],
    ean: ['EAN', 'EAN-nr.'],
    worker: ['Sagsbehandler', 'Behandlet af'],
    phone: ['Telefon', 'Tlf.', 'Direkte tlf.'],
    relative: ['Ægtefælle i Danmark', 'Herboende', 'Referenceperson'],
    relativeCpr: ['Ægtefælles CPR-nummer', 'Herboendes CPR-nr.', 'Referencepersons CPR-nr.'],
  },
  closings: ['Med venlig hilsen', 'Venlig hilsen', 'De bedste hilsner'],
  page: (page, pages) => `Side ${page} af ${pages}`,
};
