import type { Refusal } from '../../contract/intake-api.ts';
import type { OfficeCase } from '../../contract/office-api.ts';
import type { Texts } from '../../renderer/i18n/locale.tsx';

interface CasesTexts {
  readonly title: string;
  readonly open: (count: number) => string;
  readonly filterLabel: string;
  readonly filters: Readonly<Record<'open' | 'closed', string>>;
  readonly none: Readonly<Record<'open' | 'closed', string>>;
  readonly kind: string;
  readonly kinds: Readonly<Record<OfficeCase['kind'], string>>;
  readonly explains: Readonly<Record<OfficeCase['kind'], string>>;
  readonly station: string;
  readonly age: string;
  readonly ageSays: (days: number) => string;
  readonly opened: (when: string) => string;
  readonly seen: (when: string) => string;
  readonly ended: string;
  readonly endings: Readonly<Record<'acknowledged' | 'withdrawn' | 'corrected', string>>;
  readonly see: Readonly<Record<'conflict' | 'refused', string>>;
  readonly seeHeading: string;
  readonly showMore: string;
  readonly back: string;
  readonly who: string;
  readonly whoSays: Readonly<Record<'same-office' | 'two-offices' | 'refused', string>>;
  readonly rule: string;
  readonly what: string;
  readonly whatSays: Readonly<Record<OfficeCase['kind'], string>>;
  readonly here: string;
  readonly first: string;
  readonly newSide: string;
  readonly differs: string;
  readonly from: (station: string, office: string) => string;
  readonly receivedAt: (when: string) => string;
  readonly enteredBy: (by: string, when: string) => string;
  readonly notEntered: string;
  readonly unreadable: string;
  readonly refusals: Readonly<Record<Refusal['kind'], string>>;
  readonly refusedPaths: (paths: string) => string;
  readonly noContent: string;
}

export const texts: Texts<CasesTexts> = {
  da: {
    title: 'Sager',
    open: (count) => (count === 1 ? '1 åben' : `${count.toLocaleString('da-DK')} åbne`),
    filterLabel: 'Vis',
    filters: { open: 'Åbne', closed: 'Lukkede' },
    none: { open: 'Der er ingen åbne sager.', closed: 'Ingen sager er lukket endnu.' },
    kind: 'Hvad',
    kinds: {
      'active-registration': 'Samme CPR-nummer to gange',
      'same-person-other-number': 'Samme navn og fødselsdato, andet nummer',
      refused: 'Afvist af serveren',
    },
    explains: {
      'active-registration': 'Personen er registreret i forvejen under dette CPR-nummer.',
      'same-person-other-number':
        'En person med samme navn og fødselsdato er registreret under et andet CPR-nummer. Det kan være én person med to numre, eller to personer.',
      refused: 'Serveren kunne ikke tage imod registreringen, som den er skrevet.',
    },
    station: 'Station',
    age: 'Alder',
    ageSays: (days) => (days === 0 ? 'I dag' : days === 1 ? '1 dag' : `${days} dage`),
    opened: (when) => `Åbnet ${when}`,
    seen: (when) => `Sidst sendt af stationen ${when}`,
    ended: 'Endte',
    endings: {
      acknowledged: 'Afleveret siden',
      withdrawn: 'Trukket tilbage på stationen',
      corrected: 'Rettet på stationen',
    },
    see: { conflict: 'Se begge sider', refused: 'Se sagen' },
    seeHeading: 'Åbn',
    showMore: 'Vis flere',
    back: 'Alle sager',
    who: 'Hvem afgør det',
    whoSays: {
      'same-office': 'Begge er fra samme kontor: medarbejderen, der har sagen, eller kontorets leder.',
      'two-offices':
        'De er fra to kontorer: lederne af begge kontorer sammen. Det kontor, der var først, har registreringen indtil da.',
      refused: 'Medarbejderen på stationen, der har sagen, eller dens leder.',
    },
    rule: 'Det er kontorernes egen regel; loven siger ikke, hvem der afgør det.',
    what: 'Sådan kommer sagen videre',
    whatSays: {
      'active-registration':
        'Her kan sagen kun ses. På stationen åbnes den under Afleveringer, hvor den nye registrering trækkes tilbage eller sendes igen, når den første er rettet eller tilbagekaldt.',
      'same-person-other-number':
        'Her kan sagen kun ses. Slå begge numre op i CPR. På stationen rettes den nye registrering med, hvordan det er afklaret, eller den trækkes tilbage.',
      refused:
        'Her kan sagen kun ses. På stationen rettes registreringen og gemmes på ny, eller trækkes tilbage.',
    },
    here: 'Sagens to sider',
    first: 'Var her først',
    newSide: 'Kunne ikke tages imod',
    differs: 'forskellig',
    from: (station, office) => (office === '' ? station : `${station}, ${office}`),
    receivedAt: (when) => `Modtaget ${when}`,
    enteredBy: (by, when) => `Indtastet i CPR af ${by} ${when}`,
    notEntered: 'Ikke indtastet i CPR',
    unreadable: 'Indholdet kan ikke læses af denne udgave af programmet.',
    refusals: {
      'invalid-content': 'Indholdet er ikke en registrering, som serveren kan læse.',
      'invalid-cpr': 'CPR-nummeret kan ikke være rigtigt.',
      'wrong-series': 'CPR-nummeret hører til en anden verden (øvelse eller drift).',
      'id-used-with-other-content': 'Serveren har en anden registrering med samme id.',
      'nothing-to-withdraw': 'Det, der skal tilbagekaldes, er aldrig kommet til serveren.',
      'no-longer-current': 'Registreringen er rettet eller tilbagekaldt af en anden i mellemtiden.',
      'another-offices-record':
        'Registreringen hører til et andet kontor. Kun de kan rette eller tilbagekalde den.',
    },
    refusedPaths: (paths) => `Det gælder felterne: ${paths}.`,
    noContent: 'Serveren har ikke gemt, hvad registreringen siger; det står på stationen.',
  },
  en: {
    title: 'Cases',
    open: (count) => `${count.toLocaleString('en-GB')} open`,
    filterLabel: 'Show',
    filters: { open: 'Open', closed: 'Closed' },
    none: { open: 'There are no open cases.', closed: 'No cases have been closed yet.' },
    kind: 'What',
    kinds: {
      'active-registration': 'The same CPR number twice',
      'same-person-other-number': 'Same name and birth date, other number',
      refused: 'Refused by the server',
    },
    explains: {
      'active-registration': 'The person is registered already under this CPR number.',
      'same-person-other-number':
        'A person with the same name and birth date is registered under another CPR number. It may be one person with two numbers, or two persons.',
      refused: 'The server could not take the registration as it is written.',
    },
    station: 'Station',
    age: 'Age',
    ageSays: (days) => (days === 0 ? 'Today' : days === 1 ? '1 day' : `${days} days`),
    opened: (when) => `Opened ${when}`,
    seen: (when) => `Last sent by the station ${when}`,
    ended: 'Ended',
    endings: {
      acknowledged: 'Handed over since',
      withdrawn: 'Withdrawn at the station',
      corrected: 'Corrected at the station',
    },
    see: { conflict: 'See both sides', refused: 'See the case' },
    seeHeading: 'Open',
    showMore: 'Show more',
    back: 'All cases',
    who: 'Who decides',
    whoSays: {
      'same-office': 'Both are from one office: the clerk who has the case, or the office’s leader.',
      'two-offices':
        'They are from two offices: both leaders together. The office that was first holds the registration until then.',
      refused: 'The clerk at the station who has the case, or its leader.',
    },
    rule: 'This is the offices’ own rule; the law does not say who decides.',
    what: 'How the case goes on',
    whatSays: {
      'active-registration':
        'Here the case can only be seen. At the station it is opened under Hand-overs, where the new registration is withdrawn, or sent again once the first was corrected or withdrawn.',
      'same-person-other-number':
        'Here the case can only be seen. Look both numbers up in CPR. At the station the new registration is corrected with how it was settled, or withdrawn.',
      refused:
        'Here the case can only be seen. At the station the registration is corrected and saved anew, or withdrawn.',
    },
    here: 'The two sides of the case',
    first: 'Was here first',
    newSide: 'Could not be taken',
    differs: 'differs',
    from: (station, office) => (office === '' ? station : `${station}, ${office}`),
    receivedAt: (when) => `Received ${when}`,
    enteredBy: (by, when) => `Entered in CPR by ${by} ${when}`,
    notEntered: 'Not entered in CPR',
    unreadable: 'This version of the program cannot read the content.',
    refusals: {
      'invalid-content': 'The content is no registration that the server can read.',
      'invalid-cpr': 'The CPR number cannot be right.',
      'wrong-series': 'The CPR number belongs to another world (practice or production).',
      'id-used-with-other-content': 'The server has another registration with the same id.',
      'nothing-to-withdraw': 'What is to be withdrawn never came to the server.',
      'no-longer-current': 'Somebody else has corrected or withdrawn the registration meanwhile.',
      'another-offices-record':
        'The registration belongs to another office. Only they can correct or withdraw it.',
    },
    refusedPaths: (paths) => `It concerns the fields: ${paths}.`,
    noContent: 'The server has not kept what the registration says; it stands at the station.',
  },
};
