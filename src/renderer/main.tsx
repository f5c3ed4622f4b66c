import 'dkfds-css';
import './station.css';
import { createRoot } from 'react-dom/client';
import { chooseDatabasePlace } from '../store/database-place.ts';
import { Gate } from './app/gate.tsx';
import { createGate } from './app/gate-state.ts';
import { keepLocale, storedLocale } from './app/locale-choice.ts';
import { chooseHost } from './host/choose-host.ts';

const place = document.getElementById('station');
if (place === null) throw new Error('The page has no place for the station');
keepLocale(storedLocale());

await chooseDatabasePlace();
const host = chooseHost();
const gate = createGate(host);
createRoot(place).render(<Gate gate={gate} host={host} />);
await gate.start();

// The page works without it; with it, it also works without a line.
if (host.kind === 'browser' && 'serviceWorker' in navigator) {
  await navigator.serviceWorker
    .register('./sw.js', { type: 'module', updateViaCache: 'none' })
    .catch(() => undefined);
}
