import { useState } from 'react';
import type { ConnectProblem, StationHost, StationIdentity } from '../host/station-host.ts';
import { type Texts, useTexts } from '../i18n/locale.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';

interface ConnectTexts {
  readonly token: string;
  readonly tokenHint: string;
  readonly serverUrl: string;
  readonly serverUrlHint: string;
  readonly connect: string;
  readonly connected: string;
  readonly problems: Readonly<Record<ConnectProblem['kind'], string>>;
}

const texts: Texts<ConnectTexts> = {
  da: {
    token: 'Adgangsnøgle',
    tokenHint: 'It-support laver den med "bopael serve --add-station". Den vises ikke igen.',
    serverUrl: 'Serverens adresse',
    serverUrlHint: 'Fx https://indtag.kommune.dk',
    connect: 'Tilslut',
    connected: 'Stationen er tilsluttet.',
    problems: {
      'bad-address': 'Adressen skal begynde med https:// (eller være denne maskine).',
      unreachable: 'Serveren svarer ikke. Se efter adressen, og prøv igen.',
      'not-the-intake-server': 'Det, der svarer på adressen, er ikke kommunens system.',
      'wrong-audience': 'Serveren hører til en anden verden (øvelse eller drift) end stationen.',
      'not-enrolled': 'Serveren kender ikke adgangsnøglen, eller den er spærret.',
      'not-stored': 'Adgangsnøglen kunne ikke gemmes på maskinen.',
    },
  },
  en: {
    token: 'Access key',
    tokenHint: 'IT support makes it with "bopael serve --add-station". It is not shown again.',
    serverUrl: 'Address of the server',
    serverUrlHint: 'E.g. https://indtag.kommune.dk',
    connect: 'Connect',
    connected: 'The station is connected.',
    problems: {
      'bad-address': 'The address must begin with https:// (or be this machine).',
      unreachable: 'The server does not answer. Check the address, and try again.',
      'not-the-intake-server': 'What answers on the address is not the kommune’s system.',
      'wrong-audience': 'The server belongs to another world (practice or production) than the station.',
      'not-enrolled': 'The server does not know the access key, or it is closed.',
      'not-stored': 'The access key could not be stored on the machine.',
    },
  },
};

interface ConnectFormProps {
  readonly host: StationHost;
  readonly serverUrl: string | undefined;
  readonly onConnected: (identity: StationIdentity) => void;
}

/** Connects the station with the key from IT. In the browser the server is the one that served the page. */
export const ConnectForm = ({ host, serverUrl: known, onConnected }: ConnectFormProps) => {
  const t = useTexts(texts);
  const [token, setToken] = useState('');
  const [serverUrl, setServerUrl] = useState(known ?? '');
  const [outcome, setOutcome] = useState<ConnectProblem['kind'] | 'connected'>();

  async function connect(): Promise<void> {
    const answer = await host.connect(host.kind === 'electron' ? { serverUrl, token } : { token });
    setOutcome(answer.ok ? 'connected' : answer.error.kind);
    if (!answer.ok) return;
    setToken('');
    onConnected(answer.value);
  }

  return (
    <form
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
        id="token"
        type="password"
        label={t.token}
        hint={t.tokenHint}
        value={token}
        onText={setToken}
      />
      <div className="bp-actions">
        <Button type="submit" disabled={token.trim() === ''}>
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
