import type { Texts } from '../../i18n/locale.tsx';

interface ClerksTexts {
  readonly title: string;
  readonly intro: string;
  readonly initials: string;
  readonly initialsHint: string;
  readonly name: string;
  readonly role: string;
  readonly roleHints: Readonly<Record<'clerk' | 'supervisor' | 'it-administrator' | 'kiosk', string>>;
  readonly access: string;
  readonly open: string;
  readonly closed: string;
  readonly lockedOut: string;
  readonly wrongTries: (count: number) => string;
  readonly you: string;
  readonly actions: string;
  readonly add: string;
  readonly addHeading: string;
  readonly create: string;
  readonly change: string;
  readonly changeHeading: (initials: string) => string;
  readonly newPasscode: string;
  readonly passcodeHeading: (initials: string) => string;
  readonly passcodeText: string;
  readonly close: string;
  readonly closeHeading: (initials: string) => string;
  readonly closeText: string;
  readonly reopen: string;
  readonly reopenHeading: (initials: string) => string;
  readonly reopenText: string;
  readonly own: string;
  readonly ownHint: string;
  readonly cancel: string;
  readonly save: string;
  readonly working: string;
  readonly done: Readonly<
    Record<'add' | 'change' | 'passcode' | 'close' | 'reopen', (initials: string) => string>
  >;
  readonly draftsOf: (initials: string) => string;
  readonly unnamed: string;
  readonly handOver: string;
  readonly recovery: string;
  readonly recoveryHeading: string;
  readonly recoveryText: string;
  readonly recoveryMake: string;
  readonly print: string;
  readonly typeBack: string;
  readonly group: (number: number) => string;
  readonly recoveryFinish: string;
  readonly recoveryDone: string;
}

export const texts: Texts<ClerksTexts> = {
  da: {
    title: 'Medarbejdere',
    intro: 'Hvem der kan åbne stationen, og hvad de må. Hver ændring kræver din egen kode.',
    initials: 'Initialer',
    initialsHint: '2-8 bogstaver eller tal. Dem logger man ind med, og de kan ikke ændres.',
    name: 'Navn',
    role: 'Rolle',
    roleHints: {
      clerk: 'Registrerer, ser stationens registreringer og løser sager.',
      supervisor: 'Må alt: medarbejdere, revision, alles kladder og indstillinger.',
      'it-administrator': 'Passer maskinen: forbindelse, register og sikkerhedskopi. Ser ingen borgere.',
      kiosk: 'Tager kun imod: begynder kladder og gemmer.',
    },
    access: 'Adgang',
    open: 'Åben',
    closed: 'Lukket',
    lockedOut: 'Låst efter forkerte forsøg',
    wrongTries: (count) => (count === 1 ? 'Åben, ét forkert forsøg' : `Åben, ${count} forkerte forsøg`),
    you: '(dig)',
    actions: 'Handlinger',
    add: 'Ny medarbejder',
    addHeading: 'Ny medarbejder',
    create: 'Opret',
    change: 'Ret',
    changeHeading: (initials) => `Ret navn og rolle for ${initials}`,
    newPasscode: 'Ny kode',
    passcodeHeading: (initials) => `Ny kode til ${initials}`,
    passcodeText: 'Er adgangen låst efter forkerte forsøg, åbner den nye kode den igen.',
    close: 'Luk',
    closeHeading: (initials) => `Luk adgangen for ${initials}`,
    closeText:
      'Medarbejderen kan ikke længere åbne stationen. Det, der er gjort, bliver stående i revisionen.',
    reopen: 'Genåbn',
    reopenHeading: (initials) => `Åbn adgangen igen for ${initials}`,
    reopenText: 'Medarbejderen får en ny kode.',
    own: 'Din egen kode',
    ownHint: 'For at vise, at det er dig.',
    cancel: 'Fortryd',
    save: 'Gem',
    working: 'Arbejder',
    done: {
      add: (initials) => `${initials} er oprettet.`,
      change: (initials) => `${initials} er rettet. En ny rolle gælder fra næste login.`,
      passcode: (initials) => `${initials} har fået en ny kode.`,
      close: (initials) => `Adgangen for ${initials} er lukket.`,
      reopen: (initials) => `Adgangen for ${initials} er åben igen.`,
    },
    draftsOf: (initials) => `Kladder hos ${initials}`,
    unnamed: 'Uden navn endnu',
    handOver: 'Overdrag',
    recovery: 'Ny gendannelsesnøgle',
    recoveryHeading: 'Ny gendannelsesnøgle',
    recoveryText:
      'Nøglen åbner stationen, når ingen leder kan, og gendanner en sikkerhedskopi. Den nye gælder i stedet for den gamle, når du har skrevet de grupper, der spørges om. Sikkerhedskopier lavet før skal stadig bruge den gamle.',
    recoveryMake: 'Lav ny nøgle',
    print: 'Udskriv arket',
    typeBack: 'Skriv disse grupper fra arket, så er det sikkert, at det er læst rigtigt.',
    group: (number) => `Gruppe ${number}`,
    recoveryFinish: 'Tag den nye nøgle i brug',
    recoveryDone:
      'Den nye gendannelsesnøgle gælder nu. Destruér det gamle ark, når der er lavet en ny sikkerhedskopi.',
  },
  en: {
    title: 'Staff',
    intro: 'Who can open the station, and what they may do. Every change asks for your own passcode.',
    initials: 'Initials',
    initialsHint: '2-8 letters or digits. One signs in with them, and they cannot be changed.',
    name: 'Name',
    role: 'Role',
    roleHints: {
      clerk: 'Registers, sees the station’s registrations, and settles cases.',
      supervisor: 'May do all: staff, audit trail, everybody’s drafts, and settings.',
      'it-administrator': 'Runs the machine: connection, register and backup. Sees no citizen.',
      kiosk: 'Only takes in: starts drafts and saves.',
    },
    access: 'Access',
    open: 'Open',
    closed: 'Closed',
    lockedOut: 'Locked after wrong tries',
    wrongTries: (count) => (count === 1 ? 'Open, one wrong try' : `Open, ${count} wrong tries`),
    you: '(you)',
    actions: 'Actions',
    add: 'Add somebody',
    addHeading: 'Add somebody',
    create: 'Add',
    change: 'Change',
    changeHeading: (initials) => `Change name and role of ${initials}`,
    newPasscode: 'New passcode',
    passcodeHeading: (initials) => `New passcode for ${initials}`,
    passcodeText: 'If access is locked after wrong tries, the new passcode opens it again.',
    close: 'Close',
    closeHeading: (initials) => `Close the access of ${initials}`,
    closeText: 'This person can no longer open the station. What was done stays in the audit trail.',
    reopen: 'Reopen',
    reopenHeading: (initials) => `Open the access of ${initials} again`,
    reopenText: 'This person gets a new passcode.',
    own: 'Your own passcode',
    ownHint: 'To show that it is you.',
    cancel: 'Cancel',
    save: 'Save',
    working: 'Working',
    done: {
      add: (initials) => `${initials} is added.`,
      change: (initials) => `${initials} is changed. A new role holds from the next sign-in.`,
      passcode: (initials) => `${initials} has a new passcode.`,
      close: (initials) => `The access of ${initials} is closed.`,
      reopen: (initials) => `The access of ${initials} is open again.`,
    },
    draftsOf: (initials) => `Drafts of ${initials}`,
    unnamed: 'No name yet',
    handOver: 'Hand over',
    recovery: 'New recovery key',
    recoveryHeading: 'New recovery key',
    recoveryText:
      'The key opens the station when no supervisor can, and restores a backup. The new one takes the old one’s place when you have typed the groups that are asked for. Backups made before still need the old one.',
    recoveryMake: 'Make a new key',
    print: 'Print the sheet',
    typeBack: 'Type these groups from the sheet, so that it is certain that it can be read.',
    group: (number) => `Group ${number}`,
    recoveryFinish: 'Put the new key to use',
    recoveryDone: 'The new recovery key holds now. Destroy the old sheet when a new backup has been made.',
  },
};
