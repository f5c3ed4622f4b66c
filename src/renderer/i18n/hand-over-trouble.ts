import type { HandOverTrouble } from '../../application/ports/outbox.ts';
import type { Locale } from './locale.tsx';

/** Why a record waits or needs a person. */
export const describeTrouble = (trouble: HandOverTrouble, locale: Locale): string =>
  locale === 'da' ? troubleDa(trouble) : troubleEn(trouble);

/** What a clerk can do about it, or that nothing is to be done. */
export const adviseOn = (trouble: HandOverTrouble, locale: Locale): string =>
  locale === 'da' ? adviceDa(trouble) : adviceEn(trouble);

function troubleDa(trouble: HandOverTrouble): string {
  switch (trouble.kind) {
    case 'unreachable':
      return 'Der er ingen forbindelse til kommunens system.';
    case 'timed-out':
      return 'Kommunens system svarede ikke i tide.';
    case 'not-the-intake-server':
      return 'Noget andet end kommunens system svarede, fx netværkets loginside.';
    case 'not-enrolled':
      return 'Stationen er ikke tilsluttet, eller dens adgang er spærret.';
    case 'wrong-audience':
      return 'Serveren hører til en anden verden (øvelse eller drift) end stationen.';
    case 'station-revoked':
      return 'It har lukket stationens adgang.';
    case 'station-cloned':
      return 'To maskiner har brugt samme station, og begge er lukket ude.';
    case 'server-key-changed':
      return 'Serveren skriver under med andre nøgler, end da stationen blev tilsluttet.';
    case 'receipt-not-signed':
      return 'Svaret bar ikke kommunens systems underskrift. Det gælder ikke som kvittering.';
    case 'server-error':
      return `Kommunens system melder fejl (${trouble.status}).`;
    case 'conflict':
      return trouble.conflict?.kind === 'same-person-other-number'
        ? 'Kommunens system har allerede en registrering med samme navn og fødselsdato, men et andet CPR-nummer.'
        : 'Kommunens system har allerede en registrering under dette CPR-nummer.';
    case 'refused':
      return refusalDa(trouble);
    case 'unreadable':
      return 'Det gemte indhold kan ikke længere læses på stationen. Det er ikke slettet.';
  }
}

function adviceDa(trouble: HandOverTrouble): string {
  switch (trouble.kind) {
    case 'conflict':
      return trouble.conflict?.kind === 'same-person-other-number'
        ? 'Se efter i brevet, om det er samme person. Er det én person med to numre, skal en kollega med adgang til CPR afklare det først. Er det to personer, så vælg "Ret og gem på ny", og skriv hvordan det er afklaret.'
        : 'Personen er registreret i forvejen, måske på en anden station. Er denne overflødig, så træk den tilbage. Er den anden trukket tilbage eller rettet, så send igen.';
    case 'refused':
      return 'Ret det, der er galt, og gem på ny; eller træk registreringen tilbage med en begrundelse.';
    case 'unreadable':
      return 'Tilkald it-support, før du gør andet. Registrér eventuelt personen igen, når denne er trukket tilbage.';
    case 'not-enrolled':
    case 'wrong-audience':
      return 'Tilslut stationen under Indstillinger. Registreringerne venter imens.';
    case 'station-revoked':
    case 'station-cloned':
    case 'server-key-changed':
      return 'Kontakt it-support. Registreringerne er gemt og venter imens.';
    default:
      return 'Du behøver ikke gøre noget. Stationen prøver igen af sig selv.';
  }
}

function troubleEn(trouble: HandOverTrouble): string {
  switch (trouble.kind) {
    case 'unreachable':
      return 'There is no connection to the kommune’s system.';
    case 'timed-out':
      return 'The kommune’s system did not answer in time.';
    case 'not-the-intake-server':
      return 'Something else than the kommune’s system answered, e.g. the network’s sign-in page.';
    case 'not-enrolled':
      return 'The station is not connected, or its access is closed.';
    case 'wrong-audience':
      return 'The server belongs to another world (practice or production) than the station.';
    case 'station-revoked':
      return 'IT has closed the station’s access.';
    case 'station-cloned':
      return 'Two machines have used one station, and both are shut out.';
    case 'server-key-changed':
      return 'The server signs with other keys than when the station was connected.';
    case 'receipt-not-signed':
      return 'The answer did not bear the signature of the kommune’s system. It counts as no receipt.';
    case 'server-error':
      return `The kommune’s system reports an error (${trouble.status}).`;
    case 'conflict':
      return trouble.conflict?.kind === 'same-person-other-number'
        ? 'The kommune’s system already has a registration with the same name and date of birth, but another CPR number.'
        : 'The kommune’s system already has a registration under this CPR number.';
    case 'refused':
      return refusalEn(trouble);
    case 'unreadable':
      return 'What was saved can no longer be read on the station. It is not deleted.';
  }
}

function adviceEn(trouble: HandOverTrouble): string {
  switch (trouble.kind) {
    case 'conflict':
      return trouble.conflict?.kind === 'same-person-other-number'
        ? 'Check in the letter whether it is the same person. If one person has two numbers, a colleague with access to CPR must settle it first. If they are two persons, choose "Correct and save anew", and write how that was settled.'
        : 'The person is registered already, perhaps at another station. If this one is not needed, withdraw it. If the other was withdrawn or corrected, send again.';
    case 'refused':
      return 'Correct what is wrong and save anew; or withdraw the registration with a cause.';
    case 'unreadable':
      return 'Call IT support before you do anything else. The person may be registered again when this one is withdrawn.';
    case 'not-enrolled':
    case 'wrong-audience':
      return 'Connect the station under Settings. The registrations wait meanwhile.';
    case 'station-revoked':
    case 'station-cloned':
    case 'server-key-changed':
      return 'Contact IT support. The registrations are saved and wait meanwhile.';
    default:
      return 'You need not do anything. The station tries again by itself.';
  }
}

type Refused = Extract<HandOverTrouble, { kind: 'refused' }>;

function refusalDa({ refusal, status }: Refused): string {
  switch (refusal?.kind) {
    case 'invalid-cpr':
      return 'Kommunens system kan ikke godtage CPR-nummeret.';
    case 'wrong-series':
      return 'CPR-nummeret hører til en anden verden (øvelse eller drift) end serveren.';
    case 'id-used-with-other-content':
      return 'Kommunens system har en anden registrering med samme id.';
    case 'nothing-to-withdraw':
      return 'Kommunens system kender ikke den registrering, der skal tilbagekaldes.';
    case 'no-longer-current':
      return 'Registreringen er rettet eller tilbagekaldt af en anden i mellemtiden.';
    case 'another-offices-record':
      return 'Registreringen hører til et andet kontor. Kun de kan rette eller tilbagekalde den.';
    case 'invalid-content':
      return 'Kommunens system kan ikke godtage registreringens indhold.';
    case undefined:
      return `Kommunens system afviste registreringen (${status ?? '?'}).`;
  }
}

function refusalEn({ refusal, status }: Refused): string {
  switch (refusal?.kind) {
    case 'invalid-cpr':
      return 'The kommune’s system cannot accept the CPR number.';
    case 'wrong-series':
      return 'The CPR number belongs to another world (practice or production) than the server.';
    case 'id-used-with-other-content':
      return 'The kommune’s system has another registration with the same id.';
    case 'nothing-to-withdraw':
      return 'The kommune’s system does not know the registration that is to be taken back.';
    case 'no-longer-current':
      return 'Somebody else has corrected or taken back the registration meanwhile.';
    case 'another-offices-record':
      return 'The registration belongs to another office. Only they can correct it or take it back.';
    case 'invalid-content':
      return 'The kommune’s system cannot accept what the registration says.';
    case undefined:
      return `The kommune’s system refused the registration (${status ?? '?'}).`;
  }
}
