import type { FastifyInstance } from 'fastify';
import type { IntakeDesk } from './intake-desk.ts';

const hour = 60 * 60 * 1000;

/** Deletes sealed intakes that are too old: when the server starts, and every hour. Any process may do it. */
export function sweepIntakes(app: FastifyInstance, { expire }: Pick<IntakeDesk, 'expire'>): void {
  const sweep = async (): Promise<void> => {
    try {
      const expired = await expire();
      if (expired > 0) app.log.info({ expired }, 'intakes expired');
    } catch (error) {
      app.log.error({ err: error }, 'intakes not swept');
    }
  };
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  app.addHook('onListen', async () => {
    running = sweep();
    timer = setInterval(() => {
      running = sweep();
    }, hour);
    timer.unref();
  });
  app.addHook('onClose', async () => {
    clearInterval(timer);
    await running;
  });
}
