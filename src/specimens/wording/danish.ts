import type { Purpose } from '../facts/grounds.ts';
import type { Phrases } from './phrases.ts';
import type { Wording } from './wording.ts';

const grant: Phrases = {
  work: [
    'Udlændingestyrelsen har i dag givet dig opholdstilladelse i Danmark efter {basis}.',
    'Du har fået opholdstilladelse i Danmark. Tilladelsen er givet efter {basis}.',
    'Vi har besluttet at give dig opholdstilladelse efter {basis}.',
    'Udlændingestyrelsen har truffet afgørelse i din sag. Du får opholdstilladelse efter {basis}.',
    'Vi har behandlet din ansøgning og giver dig opholdstilladelse. Afgørelsen er truffet efter {basis}.',
    'Du kan få opholdstilladelse i Danmark, jf. {basis}.',
  ],
  heldBack: [
    'Vi imødekommer din ansøgning, og du får derfor opholdstilladelse i medfør af {basis}.',
    'Det er besluttet, at du meddeles opholdstilladelse i Danmark i henhold til {basis}.',
    'Din ansøgning er nu færdigbehandlet. Resultatet er, at du får ophold i Danmark med en opholdstilladelse efter {basis}.',
  ],
};

const number: Phrases = {
  work: [
    'Dit administrative CPR-nummer er {cpr}.',
    'Du har fået et administrativt CPR-nummer: {cpr}.',
    'Udlændingestyrelsen har tildelt dig CPR-nummer {cpr}.',
    'Dit personnummer er {cpr}. Oplys det, når du henvender dig til kommunen.',
    'Du er registreret med det administrative personnummer {cpr}.',
  ],
  heldBack: [
    'I CPR er du oprettet under nummer {cpr}, som kommunen skal bruge, når din bopæl registreres.',
    'Det danske personnummer, du har fået af os, er {cpr}.',
  ],
};

const validity: Phrases = {
  work: [
    'Tilladelsen gælder fra den {from} til den {to}.',
    'Opholdstilladelsen er gyldig fra {from} til {to}.',
    'Du har ret til at opholde dig her fra den {from} og til og med den {to}.',
    'Din opholdstilladelse er gyldig til den {to}.',
    'Din opholdstilladelse er {unlimited} og gælder fra den {from}.',
    'Tilladelsen er givet fra den {from} og er {unlimited}.',
  ],
  heldBack: [
    'Tilladelsen har virkning fra den {from} og udløber den {to}.',
    'Tilladelsen udløber den {to}.',
    'Tilladelsen har virkning fra den {from} og er {unlimited}.',
  ],
};

const identity: Phrases = {
  work: [
    'Du er født den {born} og er {adjective} statsborger.',
    'Du er statsborger i {country} og født den {born}.',
    'Vi har registreret, at du er født den {born}, og at du er {adjective} statsborger.',
    'Du er født den {born} og er {stateless}.',
    'Du er {stateless} og født den {born}.',
  ],
  heldBack: [
    'Efter det oplyste er din fødselsdato {born}, og du har statsborgerskab i {country}.',
    'Vi har lagt til grund, at du er {stateless} og er født den {born}.',
  ],
};

/** About another in the same letter. */
const each: Phrases = {
  work: [
    '{name}, født den {born}, har fået opholdstilladelse efter {basis}. CPR-nummeret er {cpr}.',
    '{name} får opholdstilladelse efter {basis}. Det administrative CPR-nummer er {cpr}, og fødselsdatoen er {born}.',
    '{name} (født den {born}) har fået CPR-nummer {cpr}. Tilladelsen er givet efter {basis}.',
  ],
  heldBack: [
    'Til {name}, der er født den {born}, er der givet opholdstilladelse i medfør af {basis}, og det tildelte personnummer er {cpr}.',
  ],
};

const relative: Phrases = {
  work: [
    'Tilladelsen er givet, fordi du skal bo sammen med {relative}, CPR-nr. {relativeCpr}.',
    'Din tilladelse er knyttet til {relative} (CPR-nummer {relativeCpr}), som bor i Danmark.',
    'Du skal bo hos {relative}, der har CPR-nummer {relativeCpr}.',
  ],
  heldBack: ['Afgørelsen forudsætter, at du har fælles bopæl med {relative}, personnummer {relativeCpr}.'],
};

const purpose: Readonly<Record<Purpose, Phrases>> = {
  asylum: {
    work: [
      'Vi har lagt vægt på det, du har forklaret om forholdene i dit hjemland.',
      'Du har søgt om asyl i Danmark.',
    ],
    heldBack: ['Vi vurderer, at du har behov for beskyttelse i Danmark.'],
  },
  quota: {
    work: ['Du er udvalgt til genbosætning i Danmark som kvoteflygtning.'],
    heldBack: ['Du kommer til Danmark efter aftale med FN’s Flygtningehøjkommissariat.'],
  },
  humanitarian: {
    work: ['Tilladelsen er givet af humanitære grunde.'],
    heldBack: ['Væsentlige hensyn af humanitær karakter taler for at give dig ophold.'],
  },
  spouse: {
    work: [
      'Du har søgt om familiesammenføring som ægtefælle.',
      'Tilladelsen er givet, fordi du er gift og skal bo sammen med din ægtefælle.',
    ],
    heldBack: ['Sagen handler om familiesammenføring med din samlever.'],
  },
  child: {
    work: [
      'Du har fået tilladelse, fordi du skal bo hos din familie i Danmark.',
      'Du er barn og skal bo i Danmark.',
    ],
    heldBack: ['Vi har lagt vægt på hensynet til barnets tarv.'],
  },
  family: {
    work: ['Tilladelsen er givet af hensyn til familiens enhed.'],
    heldBack: ['Vi har lagt vægt på din tilknytning til familien i Danmark.'],
  },
  religion: {
    work: ['Du skal virke som religiøs forkynder i et anerkendt trossamfund.'],
    heldBack: ['Tilladelsen er knyttet til dit virke i trossamfundet.'],
  },
  other: {
    work: ['Der foreligger ganske særlige grunde, som taler for at give dig opholdstilladelse.'],
    heldBack: ['Vi har foretaget en konkret vurdering af dine forhold.'],
  },
  work: {
    work: ['Tilladelsen er givet på baggrund af de oplysninger, som fremgår af din ansøgning.'],
    heldBack: ['Tilladelsen bygger på oplysningerne i sagen.'],
  },
};

export const danish: Wording = {
  language: 'da',
  subjects: {
    work: [
      'Du har fået opholdstilladelse',
      'Afgørelse om opholdstilladelse',
      'Opholdstilladelse i Danmark',
      'Svar på din ansøgning om opholdstilladelse',
      'Tilladelse til ophold i Danmark',
    ],
    heldBack: ['Vi giver dig opholdstilladelse', 'Meddelelse om opholdstilladelse'],
  },
  greetings: {
    work: ['Kære {name}', 'Kære {given}', 'Til {name}', ''],
    heldBack: ['Hej {name}', 'Kære {name}', ''],
  },
  grant,
  number,
  validity,
  identity,
  each,
  relative,
  purpose,
  shared: {
    work: [
      'I har fået opholdstilladelse i Danmark.',
      'Udlændingestyrelsen har i dag givet jer opholdstilladelse.',
    ],
    heldBack: ['Afgørelsen om opholdstilladelse omfatter følgende personer.'],
  },
  together: {
    work: [
      'Tilladelserne er givet efter {basis}.',
      'I har alle fået opholdstilladelse efter {basis}, og tilladelserne gælder til den {to}.',
      'Alle tilladelserne gælder fra den {from} til den {to}.',
      'Tilladelserne er gyldige fra {from} til {to}.',
    ],
    heldBack: [
      'For alle er grundlaget {basis}, og tilladelserne udløber den {to}.',
      'Samtlige tilladelser har virkning fra den {from} og udløber den {to}.',
    ],
  },
  formerNumber: {
    work: [
      'Du har tidligere været registreret med nummeret {formerCpr}. Det må ikke længere bruges.',
      'Nummeret {formerCpr}, som du fik ved en fejl, er slettet.',
    ],
    heldBack: ['Det tidligere personnummer {formerCpr} er udgået.'],
  },
  visit: {
    work: [
      'Du skal henvende dig til Borgerservice i den kommune, hvor du skal bo, og få din adresse registreret. Tag dette brev med.',
      'Når du har fundet et sted at bo, skal du møde op i kommunen og oplyse nummeret, så du ikke bliver oprettet to gange.',
      'Giv kommunen CPR-nummeret i dette brev, når du melder flytning. Det er vigtigt, at du ikke får to numre.',
    ],
    heldBack: [
      'Vis brevet i kommunens Borgerservice inden fem dage efter, at du er flyttet ind. Nummeret skal bruges, når din bopæl registreres.',
    ],
  },
  labels: {
    name: { work: ['Navn', 'Fulde navn', 'Navn på udlændingen'], heldBack: ['Ansøgers navn'] },
    family: { work: ['Efternavn'], heldBack: ['Familienavn'] },
    given: { work: ['Fornavn(e)', 'Fornavne'], heldBack: ['Fornavn og mellemnavn'] },
    cpr: {
      work: ['CPR-nummer', 'Administrativt CPR-nummer', 'CPR-nr.', 'Personnummer'],
      heldBack: ['Adm. CPR-nr.', 'Tildelt personnummer'],
    },
    born: { work: ['Født', 'Fødselsdato', 'Født den'], heldBack: ['Fødselsdag'] },
    country: { work: ['Statsborgerskab', 'Nationalitet'], heldBack: ['Statsborgerforhold'] },
    basis: {
      work: ['Lovgrundlag', 'Opholdsgrundlag', 'Hjemmel'],
      heldBack: ['Tilladt efter', 'Retsgrundlag'],
    },
    from: { work: ['Gyldig fra', 'Gælder fra'], heldBack: ['Fra'] },
    to: { work: ['Gyldig til', 'Udløber', 'Gælder til'], heldBack: ['Til og med'] },
    unlimited: { work: ['Varighed', 'Gyldighed'], heldBack: ['Tilladelsens længde'] },
    date: { work: ['Dato', 'Brevdato'], heldBack: ['Afgørelsesdato'] },
    case: { work: ['Sagsnummer', 'Sagsnr.', 'Sags-id'], heldBack: ['Vores sagsnr.', 'Journalnr.'] },
    personId: { work: ['Person-ID', 'Udl.nr.', 'Personid'], heldBack: ['Udlændingenr.'] },
    ean: { work: ['EAN'], heldBack: ['EAN-nr.'] },
    worker: { work: ['Sagsbehandler'], heldBack: ['Behandlet af'] },
    phone: { work: ['Telefon', 'Tlf.'], heldBack: ['Direkte tlf.'] },
    relative: { work: ['Ægtefælle i Danmark', 'Herboende'], heldBack: ['Referenceperson'] },
    relativeCpr: {
      work: ['Ægtefælles CPR-nummer', 'Herboendes CPR-nr.'],
      heldBack: ['Referencepersons CPR-nr.'],
    },
  },
  closings: { work: ['Med venlig hilsen', 'Venlig hilsen'], heldBack: ['De bedste hilsner'] },
  page: (page, pages) => `Side ${page} af ${pages}`,
};
