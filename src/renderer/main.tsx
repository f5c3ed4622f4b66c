import 'dkfds-css';
import './station.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { keepLocale, storedLocale } from './app/locale-choice.ts';
import { openStation } from './app/open-station.ts';
import { StartProblemScreen } from './app/start-problem-screen.tsx';
import { chooseHost } from './host/choose-host.ts';

const place = document.getElementById('station');
if (place === null) throw new Error('The page has no place for the station');
const root = createRoot(place);
keepLocale(storedLocale());

const host = chooseHost();
const opened = await openStation(host);
if (opened.ok) root.render(<App station={opened.value} />);
else root.render(<StartProblemScreen problem={opened.error} host={host} locale={storedLocale()} />);

// The page works without it; with it, it also works without a line.
if (host.kind === 'browser' && 'serviceWorker' in navigator) {
  await navigator.serviceWorker
    .register('./sw.js', { type: 'module', updateViaCache: 'none' })
    .catch(() => undefined);
}
