import { describe, expect, test } from 'vitest';
import type { OtherPaper, WhatItIs } from '../../domain/permit-letter.ts';
import { arrangeLetter } from '../text/letter-text.ts';
import { specimenPages } from '../text/specimen.ts';
import { findLetterKind } from './letter-kind.ts';

const kindOf = (...pages: readonly string[]): WhatItIs =>
  findLetterKind(arrangeLetter(specimenPages('recognised', pages)));

const head = `
Udlændingestyrelsen

Amina Yusuf Warsame                                              Dato: 3. juni 2056
Kirkevej 12, 1. tv.                                              Sagsnr.: 56/123456
5000 Odense C
`;

const tail = `
Tilladelsen gælder fra den 3. juni 2056 til den 2. juni 2058.

Dit administrative CPR-nummer er 010145-5009.
`;

describe('a letter that gives a first permit stays one, whatever else it speaks of', () => {
  const granted =
    'Udlændingestyrelsen har i dag givet dig opholdstilladelse efter udlændingelovens § 9, stk. 1, nr. 2.';
  test.each([
    'Du kan søge om forlængelse af din opholdstilladelse, tidligst tre måneder før den udløber.',
    'Forlængelse af din opholdstilladelse\n\nDu skal selv søge om at få tilladelsen forlænget, inden den udløber.',
    'Hvis din opholdstilladelse bliver forlænget, får du et nyt opholdskort.',
    'Får du afslag på forlængelse, skal du udrejse.',
    'Har du fået forlænget din opholdstilladelse, skal du ikke henvende dig til kommunen.',
    'Når du har fået tidsubegrænset opholdstilladelse, kan du søge om dansk statsborgerskab.',
    'Du kan tidligst få tidsubegrænset opholdstilladelse efter otte år, jf. udlændingelovens § 11.',
    'Permanent opholdstilladelse\n\nDu kan senere ansøge om permanent opholdstilladelse.',
    'Tidsubegrænset opholdstilladelse\n\nDu kan søge, når betingelserne er opfyldt.',
    'Hvis du får afslag på en senere ansøgning, kan du klage til Udlændingenævnet.',
    'Din opholdstilladelse kan inddrages, hvis du har givet urigtige oplysninger.',
    'Opholdstilladelsen bortfalder, hvis du opgiver din bopæl i Danmark.',
    'Hvis vi påtænker at inddrage din opholdstilladelse, hører du fra os først.',
    'Din ægtefælle har fået tidsubegrænset opholdstilladelse den 1. maj 2050.',
    'Din mor har fået forlænget sin opholdstilladelse til den 1. maj 2057.',
    'Din ægtefælle har fået afslag på sin ansøgning om opholdstilladelse.',
    'Din tidligere opholdstilladelse som studerende er ikke forlænget.',
    'Din tidligere opholdstilladelse som au pair er bortfaldet.',
    'Vi har forlænget fristen for din indrejse til Danmark, jf. din opholdstilladelse.',
    'Vi har modtaget din ansøgning den 2. februar 2056.',
    'Kvittering for din ansøgning sendte vi den 2. februar 2056.',
    'Tag pas og lejekontrakt med til Borgerservice, også udlejers erklæring, når lejer flytter ind.',
    'Your residence permit can be extended. You must apply for an extension before it expires.',
    'If your application for an extension is refused, you must leave Denmark.',
    'You may apply for a permanent residence permit when you meet the requirements.',
    'Your spouse has been granted a permanent residence permit in Denmark.',
  ])('%s', (guidance) => {
    expect(kindOf(`${head}\n${granted}\n${tail}\n${guidance}`)).toEqual({ kind: 'permit-letter' });
    expect(kindOf(`${head}\n${guidance}\n\n${granted}\n${tail}`)).toEqual({ kind: 'permit-letter' });
    // The granting words lost in print.
    expect(kindOf(`${head}\nDu har f et ophldstlladlse\n${tail}\n${guidance}`)).toEqual({
      kind: 'permit-letter',
    });
  });

  test.each([
    [
      'one ground refused, another given',
      'Du får afslag på opholdstilladelse efter udlændingelovens § 7, stk. 1. Vi har besluttet at give dig opholdstilladelse efter udlændingelovens § 7, stk. 2.',
    ],
    [
      'conditions of one ground not met',
      'Du opfylder ikke betingelserne for konventionsstatus, og du kan derfor ikke få opholdstilladelse efter § 7, stk. 1. Du har i stedet fået opholdstilladelse efter udlændingelovens § 7, stk. 2.',
    ],
    [
      'the application received, and decided',
      'Vi har modtaget din ansøgning om familiesammenføring. Vi har besluttet at give dig opholdstilladelse efter § 9 c, stk. 1.',
    ],
    [
      'an earlier permit lapsed',
      'Din opholdstilladelse som studerende er bortfaldet, fordi du nu har fået opholdstilladelse som ægtefælle.',
    ],
    [
      'an unlimited permit',
      'Du har fået opholdstilladelse efter § 8, stk. 1. Tilladelsen er tidsubegrænset.',
    ],
    [
      'a heading spread out',
      'O P H O L D S T I L L A D E L S E\n\nDu er meddelt opholdstilladelse i medfør af § 9 f.',
    ],
    [
      'in English, one ground refused',
      'Your application for convention status has been refused. You have been granted a residence permit under section 7(2) of the Aliens Act.',
    ],
    ['told to the kommune', 'Underretning om meddelt opholdstilladelse\n\nPersonen er kvoteflygtning.'],
  ])('%s', (_what, text) => {
    expect(kindOf(`${head}\n${text}\n${tail}`)).toEqual({ kind: 'permit-letter' });
  });

  test('a passport copied on the page after the letter changes nothing', () => {
    const passport = 'PASSPORT\n\nSurname WARSAME\n\nP<SOMWARSAME<<AMINA<YUSUF<<<<<<<<<<';
    expect(kindOf(`${head}\n${granted}\n${tail}`, passport)).toEqual({ kind: 'permit-letter' });
  });
});

const registered = `
Dit CPR-nummer er 010145-5009.
Tilladelsen gælder til den 2. juni 2060.
Med venlig hilsen Udlændingestyrelsen
`;

const others: readonly (readonly [OtherPaper, readonly string[]])[] = [
  [
    'extension',
    [
      'Udlændingestyrelsen har i dag forlænget din opholdstilladelse.',
      'Udlændingestyrelsen har besluttet at forlænge din opholdstilladelse efter udlændingelovens § 7, stk. 2.',
      'Du har fået forlænget din opholdstilladelse som flygtning.',
      'Din opholdstilladelse er blevet forlænget til den 2. juni 2060.',
      'Din opholdstilladelse er forlænget.',
      'Din opholdstilladelse forlænges til den 2. juni 2060.',
      'Vi forlænger din opholdstilladelse med to år.',
      'Du er meddelt forlængelse af din opholdstilladelse, jf. udlændingelovens § 9, stk. 1, nr. 1.',
      'Vi har givet dig forlængelse af opholdstilladelsen.',
      'Din ansøgning om forlængelse af opholdstilladelse er imødekommet.',
      'Vi har på baggrund af din ansøgning om forlængelse besluttet at forlænge din opholdstilladelse.',
      'Vi kan meddele dig, at din opholdstilladelse er forlænget.',
      'Du fik den 3. juni 2054 opholdstilladelse efter § 7, stk. 2. Vi har nu forlænget din opholdstilladelse.',
      'Du har tidligere fået opholdstilladelse. Den 3. juni 2056 har vi forlænget din opholdstilladelse.',
      'Forlængelse af opholdstilladelse\n\nVi henviser til dit brev. Tilladelsen løber videre som hidtil.',
      'Vedr.: Forlængelse af din opholdstilladelse\n\nNy udløbsdato: 2. juni 2060.',
      'Ud1ændingestyrelsen har i dag forlænqet din opholdsti1ladelse.',
      'Du har fâet forlaenget din opholdstilladelse.',
      'Your residence permit has been extended until 2 June 2060.',
      'The Danish Immigration Service has decided to extend your residence permit.',
      'You have been granted an extension of your residence permit.',
      'We have renewed your residence permit.',
      'Extension of residence permit\n\nNew date of expiry: 2 June 2060.',
      'Vi har den 3. juni 2056 imødekommet din ansøgning om forlængelse af din opholdstilladelse.',
      'Udlændingestyrelsen har truffet afgørelse om at forlænge din opholdstilladelse.',
      'Du får din opholdstilladelse forlænget med to år.',
      'Du har nu fået forlænget din ret til ophold i Danmark.',
      'Forlænget opholdstilladelse\n\nDu kan blive i Danmark indtil 2. juni 2060.',
      'Your permit to stay in Denmark is hereby extended.',
      'Your application for an extension has been approved. Your residence permit is valid until 2 June 2060.',
      'Din tilladelse er fornyet og gælder til den 2. juni 2060.',
    ],
  ],
  [
    'permanent-residence',
    [
      'Udlændingestyrelsen har givet dig tidsubegrænset opholdstilladelse efter udlændingelovens § 11, stk. 3.',
      'Du har fået permanent opholdstilladelse i Danmark.',
      'Du er meddelt tidsubegrænset opholdstilladelse.',
      'Vi har besluttet at give dig tidsubegrænset opholdstilladelse.',
      'Tidsubegrænset opholdstilladelse er hermed meddelt.',
      'Afgørelse om tidsubegrænset opholdstilladelse\n\nVi henviser til dit brev af 2. maj 2056.',
      'Du har fået tidsubegraenset opholdstilladelse.',
      'You have been granted a permanent residence permit.',
      'Permanent residence permit\n\nThe permit is no longer limited in time.',
      'Du har fået tidsubegrænset ophold i Danmark.',
      'Vi har imødekommet din ansøgning om tidsubegrænset opholdstilladelse.',
      'Din ansøgning om permanent opholdstilladelse er imødekommet.',
      'You have been granted permanent residence in Denmark.',
      'Your application for a permanent residence permit has been approved.',
    ],
  ],
  [
    'refusal',
    [
      'Udlændingestyrelsen giver dig afslag på din ansøgning om opholdstilladelse efter § 9, stk. 1, nr. 1.',
      'Afslag på opholdstilladelse\n\nVi har behandlet din sag.',
      'Vi har besluttet at give dig afslag på opholdstilladelse.',
      'Da du ikke kan forsørge dig selv, giver vi dig afslag på opholdstilladelse.',
      'Du opfylder ikke betingelserne, og du får derfor afslag på opholdstilladelse.',
      'Du kan ikke få opholdstilladelse i Danmark.',
      'Din ansøgning om opholdstilladelse er afslået.',
      'Din ansøgning kan ikke imødekommes. Du har ret til at klage.',
      'Afslag på forlængelse af opholdstilladelse\n\nDu har fået opholdstilladelse den 3. juni 2054.',
      'Vi har besluttet ikke at forlænge din opholdstilladelse. Du får afslag på forlængelse.',
      'Din ægtefælle har fået opholdstilladelse. Du får afslag på opholdstilladelse.',
      'Du får afs1ag på din ansøgning om opholdstilladelse.',
      'Your application for a residence permit has been refused.',
      'We have decided not to grant you a residence permit.',
      'You have not been granted a residence permit.',
      'Vi har afslået din ansøgning om opholdstilladelse.',
      'Din ansøgning om familiesammenføring er ikke imødekommet.',
      'Udlændingestyrelsen kan ikke give dig opholdstilladelse.',
      'Du har ikke fået opholdstilladelse.',
      'Refusal of residence permit\n\nWe have examined your case.',
      'We cannot grant you a residence permit.',
      'Din ansøgning om asyl er afvist.',
    ],
  ],
  [
    'revocation',
    [
      'Udlændingestyrelsen har inddraget din opholdstilladelse, jf. udlændingelovens § 19.',
      'Vi har besluttet at inddrage din opholdstilladelse.',
      'Din opholdstilladelse er bortfaldet, fordi du er udrejst.',
      'Your residence permit has been revoked.',
      'Your residence permit has lapsed.',
    ],
  ],
  [
    'hearing',
    [
      'Partshøring\n\nDu har tidligere fået opholdstilladelse. Send os dine bemærkninger.',
      'Udlændingestyrelsen påtænker at inddrage din opholdstilladelse.',
      'Vi overvejer at give dig afslag på opholdstilladelse. Du har 14 dage.',
      'The Danish Immigration Service intends to revoke your residence permit.',
    ],
  ],
  [
    'application-receipt',
    [
      'Vi har modtaget din ansøgning om opholdstilladelse. Hvis du får opholdstilladelse, hører du fra os.',
      'Kvittering for din ansøgning om opholdstilladelse\n\nGem dette brev.',
      'Udlændingestyrelsen har den 2. maj 2056 modtaget din ansøgning om forlængelse af opholdstilladelse.',
      'We have received your application for a residence permit.',
    ],
  ],
];

describe.each(others)('%s', (paper, sentences) => {
  test.each(sentences)('%s', (sentence) => {
    const guidance =
      paper === 'refusal' || paper === 'revocation'
        ? 'Du kan klage til Udlændingenævnet.'
        : 'Du kan søge om forlængelse, inden tilladelsen udløber.';
    const after = paper === 'extension' || paper === 'permanent-residence' ? registered : '';
    expect(kindOf(`${head}\n${sentence}\n${after}\n${guidance}`)).toEqual({ kind: 'other', paper });
  });
});

describe('what people bring along', () => {
  test.each<[OtherPaper, string]>([
    [
      'lease',
      'Lejekontrakt\n\nUdlejer Ali Warsame, lejer Amina Warsame.\n\nLejemålet er gyldigt fra den 1. juni 2056. Lejers CPR-nr. 010145-5009. Lejer har opholdstilladelse, gyldig til den 2. juni 2058.',
    ],
    ['lease', 'Tenancy agreement\n\nLandlord: Ali Warsame\nTenant: Amina Warsame\n\nValid from 1 June 2056.'],
    [
      'passport',
      'PASSPORT\n\nSurname WARSAME\nGiven names AMINA YUSUF\nDate of issue 01 JAN 2055\nDate of expiry 01 JAN 2065\nAuthority IMMIGRATION',
    ],
    ['passport', 'PAS DANMARK\n\nP<SOMWARSAME<<AMINA<YUSUF<<<<<<<<<<<<<<<\nL898902C36SOM4501014F6501012'],
    ['unknown', 'Kære Amina. Vi ses på fredag til kaffe på biblioteket. Tag gerne kage med. Hilsen Bodil'],
    ['unknown', 'Faktura nr. 4711. Beløbet bedes betalt senest den 1. juni 2056 til konto 1234 567890.'],
  ])('%s', (paper, text) => {
    expect(kindOf(text)).toEqual({ kind: 'other', paper });
  });
});
