import type { Language } from '../specimen.ts';

export interface Advice {
  readonly title: string;
  readonly texts: readonly string[];
}

/** What letters go on about: rights, duties, appeal. `{…}` are citations that are nobody's ground. */
export const guidance: Readonly<Record<Language, readonly Advice[]>> = {
  da: [
    {
      title: 'Arbejde',
      texts: [
        'Du har ret til at arbejde i Danmark og skal ikke søge om arbejdstilladelse, jf. {cite14}.',
        'Du kan læse mere om at arbejde i Danmark på styrelsens hjemmeside. Du skal have et skattekort, før du begynder.',
      ],
    },
    {
      title: 'Bortfald og inddragelse',
      texts: [
        'Din opholdstilladelse kan bortfalde, hvis du opgiver din bopæl i Danmark eller er ude af landet i længere tid, jf. {cite17}.',
        'Tilladelsen kan også inddrages, hvis grundlaget for den ikke længere er til stede, jf. {cite19}.',
      ],
    },
    {
      title: 'Sådan klager du',
      texts: [
        'Hvis du ikke er enig i afgørelsen, kan du klage inden 8 uger efter, at du har modtaget dette brev. En klage har ikke opsættende virkning, jf. {cite33}.',
      ],
    },
    {
      title: 'Dit opholdskort',
      texts: [
        'Når kommunen har registreret din adresse, bliver dit opholdskort bestilt. Det sendes med posten til den adresse, der er registreret.',
        'Du skal have kortet på dig, når du rejser ud af og ind i landet. Det er ikke et rejsedokument i sig selv.',
      ],
    },
    {
      title: 'Sundhed og skole',
      texts: [
        'Når du har fået registreret din bopæl, får du et sundhedskort og kan vælge en læge. Kommunen fortæller dig, hvordan du gør.',
        'Børn i skolealderen skal gå i skole. Kontakt kommunen for at få barnet skrevet op.',
      ],
    },
    {
      title: 'Forlængelse',
      texts: [
        'Du kan søge om at få tilladelsen forlænget, hvis betingelserne fortsat er opfyldt. Søg, før tilladelsen udløber, og tidligst tre måneder før.',
        'Vi skriver ikke til dig, når det er tid til at søge.',
      ],
    },
    {
      title: 'Behandling af dine oplysninger',
      texts: [
        'Vi har registreret oplysninger om dig for at kunne behandle din sag. Du kan bede om at se, hvilke oplysninger vi har, og få dem rettet, hvis de er forkerte.',
        'Oplysningerne kan gives videre til andre myndigheder, når der er hjemmel til det.',
      ],
    },
    {
      title: 'Rejser',
      texts: [
        'Du kan rejse ud af Danmark og ind igen, så længe tilladelsen gælder, og du har gyldigt pas.',
        'Vær opmærksom på, at en rejse til dit hjemland kan få betydning for din tilladelse.',
      ],
    },
    {
      title: 'Danskuddannelse',
      texts: [
        'Kommunen tilbyder dig danskuddannelse, når din adresse er registreret. Tilbuddet gælder i op til fem år.',
        'Du betaler et depositum, som du får tilbage, når du har bestået et modul.',
      ],
    },
    {
      title: 'Hvis du flytter',
      texts: [
        'Du skal give kommunen besked senest fem dage efter, at du er flyttet. Det gælder også, hvis du flytter inden for samme kommune.',
      ],
    },
    {
      title: 'Hvis dine forhold ændrer sig',
      texts: [
        'Du skal fortælle os det, hvis der sker ændringer, som har betydning for tilladelsen, for eksempel hvis du bliver skilt.',
        'Du kan skrive til os eller ringe i telefontiden. Oplys altid sagsnummeret.',
      ],
    },
    {
      title: 'Ret til hjælp fra det offentlige',
      texts: [
        'Kommunen kan fortælle dig, hvilken hjælp du kan få. Hvis du får hjælp til forsørgelse, kan det få betydning for andre sager om ophold.',
      ],
    },
    {
      title: 'Reglerne for tidsubegrænset ophold',
      texts: [
        'Når du har boet i Danmark i otte år, kan du søge om tidsubegrænset opholdstilladelse, jf. {cite11}. I nogle tilfælde er fire år nok.',
        'Du skal blandt andet have bestået en prøve i dansk og have haft arbejde i en periode.',
      ],
    },
    {
      title: 'Sådan har vi behandlet sagen',
      texts: [
        'Vi har gennemgået din ansøgning og de dokumenter, du har sendt. Vi har også indhentet oplysninger fra andre myndigheder.',
        'Vi har ikke fundet grundlag for at bede dig om flere oplysninger, før vi traf afgørelsen.',
      ],
    },
  ],
  en: [
    {
      title: 'Work',
      texts: [
        'You are allowed to work in Denmark and do not need a work permit, cf. {cite14}.',
        'You need a tax card before you start working.',
      ],
    },
    {
      title: 'Lapse of the permit',
      texts: [
        'Your residence permit may lapse if you give up your residence in Denmark or stay abroad for a longer period, cf. {cite17}.',
      ],
    },
    {
      title: 'How to appeal',
      texts: [
        'If you do not agree with the decision, you can appeal within 8 weeks after you received this letter, cf. {cite33}.',
      ],
    },
    {
      title: 'Your residence card',
      texts: [
        'The card is ordered when the municipality has registered your address. It is sent to you by post.',
      ],
    },
    {
      title: 'Extension',
      texts: [
        'You can apply for an extension before the permit expires, if you still meet the conditions. We do not send a reminder.',
      ],
    },
    {
      title: 'Information about you',
      texts: [
        'We have registered information about you in order to process your case. You may ask to see it and have it corrected.',
      ],
    },
  ],
};
