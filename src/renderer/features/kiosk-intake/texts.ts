import type { FindIntakeProblem } from '../../../application/kiosk/station-intakes.ts';
import type { RefusedIntake } from '../../../contract/kiosk-api.ts';
import type { Instant } from '../../../domain/registration.ts';
import { assertNever } from '../../../domain/result.ts';
import type { TicketProblem } from '../../../domain/ticket.ts';
import { shortInstant } from '../../i18n/format.ts';
import type { Locale, Texts } from '../../i18n/locale.tsx';

interface FindTexts {
  readonly heading: string;
  readonly ticket: string;
  readonly hint: string;
  readonly find: string;
  readonly finding: string;
  readonly takeOver: string;
  readonly choose: (kiosk: string, when: string) => string;
}

export const texts: Texts<FindTexts> = {
  da: {
    heading: 'Find kioskindtag',
    ticket: 'Nummeret på billetten',
    hint: 'Seks tegn, fx K7F-2PX. Scan billettens kode, eller skriv nummeret.',
    find: 'Find kioskindtag',
    finding: 'Finder ...',
    takeOver: 'Overtag indtaget',
    choose: (kiosk, when) => `${kiosk}, ${when}`,
  },
  en: {
    heading: 'Find kiosk intake',
    ticket: 'The ticket’s number',
    hint: 'Six signs, e.g. K7F-2PX. Scan the ticket’s code, or type the number.',
    find: 'Find kiosk intake',
    finding: 'Looking ...',
    takeOver: 'Take it over',
    choose: (kiosk, when) => `${kiosk}, ${when}`,
  },
};

type Say = (da: string, en: string) => string;

/** Why there is no intake to work on, and what to do about it. */
export function explainFindProblem(problem: FindIntakeProblem, locale: Locale): string {
  const say: Say = (da, en) => (locale === 'da' ? da : en);
  const when = (at: Instant): string => shortInstant(at, locale);
  switch (problem.kind) {
    case 'ticket':
      return explainTicket(problem.problem, say);
    case 'unknown':
      return say(
        'Der er intet indtag under dette nummer. Sammenhold det med billetten. Er indtaget lige lavet, kan kiosken mangle forbindelse: prøv igen om lidt, eller skriv brevets oplysninger i hånden.',
        'There is no intake under this number. Compare it with the ticket. If it was just made, the kiosk may have no connection: try again in a while, or type what the letter says.',
      );
    case 'elsewhere':
      return say(
        `Indtaget er lavet hos et andet kontor: ${problem.office || 'uden navn'}. Kun deres stationer kan åbne det.`,
        `The intake was made at another office: ${problem.office || 'without a name'}. Only their stations can open it.`,
      );
    case 'taken': {
      const { by, stationName, at } = problem.taken;
      return say(
        `${by} har taget indtaget på ${stationName}, ${when(at)}. Spørg ${by}, før du overtager det.`,
        `${by} has taken the intake at ${stationName}, ${when(at)}. Ask ${by} before you take it over.`,
      );
    }
    case 'ended': {
      const { as, at } = problem.ended;
      return as === 'finished'
        ? explainFinished(problem.ended, say, when)
        : say(
            `Indtaget blev for gammelt og er slettet, ${when(at)}. Borgeren kan begynde forfra, eller du kan skrive brevets oplysninger i hånden.`,
            `The intake became too old and was deleted, ${when(at)}. The citizen can begin again, or you can type what the letter says.`,
          );
    }
    case 'refused':
      return explainRefused(problem.refused, say, when);
    case 'several':
      return say(
        'Der er flere indtag under dette nummer. Spørg, hvornår og hvor borgeren lavede sit.',
        'There are several intakes under this number. Ask when and where the citizen made theirs.',
      );
    case 'no-line':
      return say(
        'Der er ingen forbindelse til serveren, så indtaget kan ikke hentes. Prøv igen om lidt, eller skriv brevets oplysninger i hånden.',
        'There is no connection to the server, so the intake cannot be fetched. Try again in a while, or type what the letter says.',
      );
    case 'not-connected':
      return say(
        'Stationen er ikke tilsluttet serveren. En leder eller it kan tilslutte den under Indstillinger.',
        'The station is not connected to the server. A leader or IT can connect it under Settings.',
      );
    case 'not-for-this-station':
      return say(
        'Indtaget er ikke forseglet til denne station: den blev tilsluttet eller tilsluttet på ny efter kioskens liste. Prøv på en anden station på kontoret.',
        'The intake is not sealed to this station: it was connected, or connected anew, after the kiosk’s list. Try another station of the office.',
      );
    case 'not-genuine':
      return say(
        'Indtaget er ændret, eller det er ikke fra en af kommunens kiosker. Det bruges ikke. Fortæl it-support det, og skriv brevets oplysninger i hånden.',
        'The intake was changed, or is not from one of the kommune’s kiosks. It is not used. Tell IT support, and type what the letter says.',
      );
    case 'unknown-content':
      return say(
        'Indtaget er fra en nyere udgave af programmet end stationens. Genindlæs siden, eller brug en anden station.',
        'The intake is from a newer version of the program than the station’s. Reload the page, or use another station.',
      );
    default:
      return assertNever(problem);
  }
}

/** Who ended it, and with what; what is older than that being noted says when alone. */
function explainFinished(
  { at, by, stationName, registered }: Extract<FindIntakeProblem, { kind: 'ended' }>['ended'],
  say: Say,
  when: (at: Instant) => string,
): string {
  if (stationName === undefined || registered === undefined) {
    return say(
      `Indtaget er afsluttet, ${when(at)}. Det er slettet på serveren; se under registreringer.`,
      `The intake was finished, ${when(at)}. It has been deleted on the server; see the registrations.`,
    );
  }
  const [who, whoEn] = by === undefined ? ['en medarbejder', 'a clerk'] : [by, by];
  if (registered) {
    return say(
      `Indtaget er afsluttet: ${who} lavede en registrering af det på ${stationName}, ${when(at)}. Den ligger på den station.`,
      `The intake was finished: ${whoEn} made a registration of it at ${stationName}, ${when(at)}. It is at that station.`,
    );
  }
  return say(
    `Indtaget er afsluttet: ${who} slettede det på ${stationName}, ${when(at)}, uden at registrere noget. Spørg hvorfor. Skal borgeren registreres alligevel, så skriv brevets oplysninger i hånden.`,
    `The intake was finished: ${whoEn} deleted it at ${stationName}, ${when(at)}, and nothing was registered. Ask why. If the citizen is to be registered after all, type what the letter says.`,
  );
}

/** It lies on the kiosk: why, and that the paper is what helps the citizen now. */
function explainRefused(
  { kioskName, problem, at }: RefusedIntake,
  say: Say,
  when: (at: Instant) => string,
): string {
  switch (problem) {
    case 'too-many-intakes':
      return say(
        `Indtaget ligger endnu på ${kioskName}, siden ${when(at)}: kontoret har for mange åbne indtag derfra, og serveren tager ikke flere. Skriv brevets oplysninger i hånden. Når andre indtag er afsluttet, sender kiosken selv resten.`,
        `The intake is still on ${kioskName}, since ${when(at)}: the office has too many open intakes from there, and the server takes no more. Type what the letter says. When others have been finished, the kiosk sends the rest by itself.`,
      );
    case 'wrong-audience':
      return say(
        `Serveren afviste indtaget fra ${kioskName}, ${when(at)}: kiosken lavede det til en anden verden (øvelse eller drift). Det kan ikke hentes. Skriv brevets oplysninger i hånden, og sig det til it-support.`,
        `The server refused the intake from ${kioskName}, ${when(at)}: the kiosk made it for another world (practice or production). It cannot be fetched. Type what the letter says, and tell IT support.`,
      );
    case 'malformed':
      return say(
        `Serveren afviste indtaget fra ${kioskName}, ${when(at)}: det passer ikke til den kiosk, som sendte det. Det kan ikke hentes. Skriv brevets oplysninger i hånden, og sig det til it-support.`,
        `The server refused the intake from ${kioskName}, ${when(at)}: it does not fit the kiosk that sent it. It cannot be fetched. Type what the letter says, and tell IT support.`,
      );
    default:
      return assertNever(problem);
  }
}

function explainTicket(problem: TicketProblem, say: Say): string {
  switch (problem.kind) {
    case 'empty':
      return say('Skriv nummeret på billetten.', 'Type the ticket’s number.');
    case 'wrong-length':
      return say(
        `Et nummer har seks tegn. Her er ${problem.signs}.`,
        `A number has six signs. There are ${problem.signs} here.`,
      );
    case 'wrong-sign':
      return say(
        `"${problem.sign}" bruges ikke i numrene: der er hverken 0, O, 1, I eller L. Se efter på billetten.`,
        `“${problem.sign}” is not used in the numbers: there is no 0, O, 1, I or L. Look at the ticket.`,
      );
    case 'mistyped':
      return say(
        'Der er en tastefejl i nummeret: et tegn er forkert, eller to er byttet om. Sammenlign det med billetten.',
        'There is a typing error in the number: a sign is wrong, or two have changed places. Compare it with the ticket.',
      );
  }
}
