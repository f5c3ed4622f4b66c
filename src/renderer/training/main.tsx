import 'dkfds-css';
import '../station.css';
import './training.css';
import { createRoot } from 'react-dom/client';
import { chooseDatabasePlace } from '../../store/database-place.ts';
import { keepLocale, storedLocale } from '../app/locale-choice.ts';
import { eraseTrainingStation } from './erase-station.ts';
import { openTrainingRoom } from './room.ts';
import { TrainingApp } from './training-app.tsx';

const place = document.getElementById('station');
if (place === null) throw new Error('The page has no place for the training');
keepLocale(storedLocale());

await chooseDatabasePlace();
const root = createRoot(place);
const room = openTrainingRoom(localStorage);
const draw = (isAlone: boolean): void => root.render(<TrainingApp room={room} isAlone={isAlone} />);
// One window at a time: each sitting begins with an empty station.
void navigator.locks.request('bopael-training', { ifAvailable: true }, (lock) => {
  draw(lock !== null);
  if (lock === null) return undefined;
  // What a reload or a crash broke off lies there still, and a sitting begins with nothing in any case.
  void eraseTrainingStation().catch(reportError);
  return new Promise<never>(() => {});
});

if ('serviceWorker' in navigator && location.protocol.startsWith('http')) {
  await navigator.serviceWorker
    .register('./sw.js', { type: 'module', updateViaCache: 'none' })
    .catch(() => undefined);
}
