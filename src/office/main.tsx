import '../renderer/app/without-eval.ts';
import 'dkfds-css';
import '../renderer/station.css';
import './office.css';
import { createRoot } from 'react-dom/client';
import { keepLocale, storedLocale } from '../renderer/app/locale-choice.ts';
import { createOfficeClient } from './api/office-client.ts';
import { App } from './app/app.tsx';
import { createSessionState } from './app/session-state.ts';
import { guardClipboard } from './clipboard/browser-clipboard.ts';

const place = document.getElementById('office');
if (place === null) throw new Error('The page has no place for the office');
keepLocale(storedLocale());

const client = createOfficeClient((path, init) => fetch(path, init));
const clipboard = guardClipboard();
const session = createSessionState(client, clipboard);
createRoot(place).render(<App client={client} clipboard={clipboard} session={session} />);
await session.start();
