import type { OtherKind } from './compose-other.ts';

export interface OtherText {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** Who writes, where it is not the immigration authority. */
  readonly sender?: string;
}

/** The kinds that are prose. */
export type WrittenKind = Exclude<OtherKind, 'passport' | 'blank'>;

/** What other papers say. `{…}` are the person's facts, which belong to no field of a reading. */
export const otherTexts: Readonly<Record<WrittenKind, OtherText>> = {
  'permit-without-number': {
    subject: 'Du har fået opholdstilladelse',
    paragraphs: [
      'Vi har besluttet at give dig opholdstilladelse efter {basis}.',
      'Du er født den {born}. Tilladelsen gælder fra den {from}.',
      'Du får et nummer i CPR, når du melder dig i den kommune, hvor du skal bo.',
    ],
  },
  refusal: {
    subject: 'Afslag på opholdstilladelse',
    paragraphs: [
      'Udlændingestyrelsen giver dig afslag på din ansøgning om opholdstilladelse, jf. {basis}.',
      'Vi har oprettet dig med CPR-nummer {cpr} til brug for sagen. Du er født den {born}.',
      'Du skal udrejse af Danmark inden 30 dage efter, at du har modtaget dette brev.',
    ],
  },
  extension: {
    subject: 'Din opholdstilladelse er forlænget',
    paragraphs: [
      'Vi har forlænget din opholdstilladelse, som er givet efter {basis}. Forlængelsen gælder fra den {from}.',
      'Du bor allerede i Danmark og er registreret i CPR med nummer {cpr}. Du skal ikke henvende dig til kommunen.',
      'Det nye opholdskort sendes til din adresse.',
    ],
  },
  permanent: {
    subject: 'Du har fået tidsubegrænset opholdstilladelse',
    paragraphs: [
      'Vi har givet dig tidsubegrænset opholdstilladelse efter udlændingelovens § 11, stk. 3.',
      'Du har boet i Danmark i mere end otte år og har CPR-nummer {cpr}. Din adresse er registreret.',
    ],
  },
  receipt: {
    subject: 'Kvittering for din ansøgning',
    paragraphs: [
      'Vi har modtaget din ansøgning om opholdstilladelse den {date}. Ansøgningen er registreret med sagsnummer {case}.',
      'Du er født den {born}. Vi skriver til dig, når vi har truffet en afgørelse. Den forventede sagsbehandlingstid er syv måneder.',
    ],
  },
  hearing: {
    subject: 'Partshøring i din sag om opholdstilladelse',
    paragraphs: [
      'Vi påtænker at inddrage din opholdstilladelse, som er givet efter {basis}.',
      'Du har CPR-nummer {cpr}. Du har mulighed for at komme med bemærkninger inden 14 dage.',
    ],
  },
  lease: {
    subject: 'Lejekontrakt',
    sender: 'Boligselskabet Eksempelgården',
    paragraphs: [
      'Mellem udlejer og lejer {name}, CPR-nr. {cpr}, er indgået aftale om leje af en bolig på tre værelser.',
      'Lejemålet begynder den {from}. Den månedlige leje er 7.450 kr., og depositum er tre måneders leje.',
      'Lejeren skal holde boligen i god stand og melde skader straks. Husdyr er ikke tilladt uden aftale.',
    ],
  },
  registration: {
    subject: 'Din adresse er registreret',
    sender: 'Øvelse Kommune, Borgerservice',
    paragraphs: [
      '{name}, CPR-nummer {cpr}, er den {date} registreret med bopæl i kommunen.',
      'Du får et sundhedskort med posten inden for tre uger. Er oplysningerne forkerte, skal du henvende dig i Borgerservice.',
    ],
  },
  tax: {
    subject: 'Dit skattekort og din forskudsopgørelse',
    sender: 'Skattekontoret (eksempel)',
    paragraphs: [
      'Til {name}, CPR-nr. {cpr}. Vi har beregnet dit skattekort for året. Din trækprocent er 38, og dit månedlige fradrag er 4.310 kr.',
      'Er der ændringer i din indkomst, skal du rette forskudsopgørelsen senest den {from}.',
    ],
  },
};
