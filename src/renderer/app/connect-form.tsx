import { useState } from 'react';
import { readTypedCode } from '../../application/station-identity/typed-code.ts';
import { explainEnrolmentCode } from '../../application/wording/enrolment-code.ts';
import type { EnrolmentCodeProblem } from '../../domain/enrolment-code.ts';
import type { ConnectProblem, StationHost, StationIdentity } from '../host/station-host.ts';
import { type Texts, useLocale, useTexts } from '../i18n/locale.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { moveFocusTo } from '../ui/move-focus.ts';
import { TextField } from '../ui/text-field.tsx';

interface ConnectTexts {
  readonly code: string;
  readonly codeHint: string;
  readonly serverUrl: string;
  readonly serverUrlHint: string;
  readonly connect: string;
  readonly connected: string;
  readonly problems: Readonly<Record<ConnectProblem['kind'], string>>;
}

const texts: Texts<ConnectTexts> = {
  da: {
    code: 'Tilslutningskode',
    codeHint: 'Fire grupper med fire tegn fra it-support. Koden kan bruges én gang og gælder i syv dage.',
    serverUrl: 'Serverens adresse',
    serverUrlHint: 'Fx https://indtag.kommune.dk',
    connect: 'Tilslut',
    connected: 'Stationen er tilsluttet.',
    problems: {
      'bad-address': 'Adressen skal begynde med https:// (eller være denne maskine).',
      unreachable: 'Serveren svarer ikke. Se efter adressen, og prøv igen. Koden er ikke opbrugt.',
      'not-the-intake-server': 'Det, der svarer på adressen, er ikke kommunens system.',
      'wrong-audience': 'Serveren hører til en anden verden (øvelse eller drift) end stationen.',
      'code-refused':
        'Serveren kender ikke koden, eller den er brugt eller udløbet. Bed it-support om en ny.',
      'not-stored': 'Stationens nøgler kunne ikke gemmes på maskinen. Prøv igen med samme kode.',
    },
  },
  en: {
    code: 'Enrolment code',
    codeHint: 'Four groups of four signs from IT support. It can be used once, and for seven days.',
    serverUrl: 'Address of the server',
    serverUrlHint: 'E.g. https://indtag.kommune.dk',
    connect: 'Connect',
    connected: 'The station is connected.',
    problems: {
      'bad-address': 'The address must begin with https:// (or be this machine).',
      unreachable: 'The server does not answer. Check the address, and try again. The code is not used up.',
      'not-the-intake-server': 'What answers on the address is not the kommune’s system.',
      'wrong-audience': 'The server belongs to another world (practice or production) than the station.',
      'code-refused':
        'The server does not know the code, or it was used, or is too old. Ask IT support for another.',
      'not-stored': 'The station’s keys could not be stored on the machine. Try again with the same code.',
    },
  },
};

interface ConnectFormProps {
  readonly host: StationHost;
  readonly serverUrl: string | undefined;
  readonly onConnected: (identity: StationIdentity) => void;
}

/** Connects the station with the code from IT. In the browser the server is the one that served the page. */
export const ConnectForm = ({ host, serverUrl: known, onConnected }: ConnectFormProps) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const [typed, setTyped] = useState('');
  const [typingError, setTypingError] = useState<EnrolmentCodeProblem>();
  const [serverUrl, setServerUrl] = useState(known ?? '');
  const [outcome, setOutcome] = useState<ConnectProblem['kind'] | 'connected'>();
  const [isAsking, setIsAsking] = useState(false);

  async function connect(): Promise<void> {
    setOutcome(undefined);
    const code = readTypedCode(typed);
    setTypingError(code.ok ? undefined : code.error);
    if (!code.ok) return moveFocusTo('enrolmentCode');
    setIsAsking(true);
    const input = { code: code.value, ...(host.kind === 'electron' ? { serverUrl } : {}) };
    const answer = await host.connect(input).finally(() => setIsAsking(false));
    setOutcome(answer.ok ? 'connected' : answer.error.kind);
    if (!answer.ok) return;
    setTyped('');
    onConnected(answer.value);
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void connect();
      }}
    >
      {host.kind === 'electron' && (
        <TextField
          id="serverUrl"
          label={t.serverUrl}
          hint={t.serverUrlHint}
          value={serverUrl}
          onText={setServerUrl}
        />
      )}
      <TextField
        id="enrolmentCode"
        label={t.code}
        hint={t.codeHint}
        error={typingError === undefined ? undefined : explainEnrolmentCode(typingError, locale)}
        autoCapitalize="characters"
        signs={20}
        value={typed}
        onText={(text) => {
          setTyped(text);
          setTypingError(undefined);
        }}
      />
      <div className="bp-actions">
        <Button type="submit" disabled={isAsking || typed.trim() === ''}>
          {t.connect}
        </Button>
      </div>
      {outcome !== undefined && (
        <Alert variant={outcome === 'connected' ? 'success' : 'error'} announce>
          {outcome === 'connected' ? t.connected : t.problems[outcome]}
        </Alert>
      )}
    </form>
  );
};
