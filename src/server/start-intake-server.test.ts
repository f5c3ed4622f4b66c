import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { startIntakeServer } from './start-intake-server.ts';

it('stops also while somebody holds a connection open and says nothing', async () => {
  const started = await startIntakeServer({
    database: { kind: 'memory' },
    audience: 'practice',
    kommuneCode: '0621',
    kommuneName: 'Kolding',
    port: 0,
  });
  if (!started.ok) throw new Error(started.error.kind);
  const silent = connect(started.value.port, '127.0.0.1');
  await once(silent, 'connect');
  const cut = once(silent, 'close');
  silent.resume();
  silent.on('error', () => undefined);
  await started.value.stop();
  await cut;
  expect(silent.destroyed).toBe(true);
});
