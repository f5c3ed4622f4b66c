import { createRegisterSession, type MachineForText } from '../register-session.ts';
import type { FromWorker, QuestionKind, Questions, ToWorker } from './worker-messages.ts';

const browserMachine: MachineForText = {
  newDecoder: (encoding, strict) => new TextDecoder(encoding, { fatal: strict }),
  async *gunzip(bytes) {
    const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    yield* unpacked;
  },
};

type Post = (message: FromWorker, transfer: Transferable[]) => void;

/** The worker's side: answers questions one after the other, in the order they came. */
export function createWorkerSession(post: Post): (message: ToWorker) => Promise<void> {
  const session = createRegisterSession(browserMachine);
  let last: Promise<void> = Promise.resolve();

  async function answer(message: ToWorker): Promise<void> {
    const { id } = message;
    const reply = <Kind extends QuestionKind>(
      _kind: Kind,
      value: Questions[Kind]['answer'],
      transfer: Transferable[] = [],
    ): void => post({ id, answer: value }, transfer);
    switch (message.kind) {
      case 'open':
        return reply('open', session.open(message.ask));
      case 'search':
        return reply('search', session.search(message.ask.text, message.ask.options));
      case 'findById':
        return reply('findById', session.findById(message.ask));
      case 'load': {
        const result = await session.load(message.ask, (progress) => post({ id, progress }, []));
        const pack = session.pack;
        if (!result.ok) return reply('load', result);
        if (pack === undefined) throw new Error('A loaded register has no pack');
        const copy = pack.slice(0);
        return reply('load', { ok: true, value: { loaded: result.value, pack: copy } }, [copy]);
      }
    }
  }

  return (message) => {
    // Searches need not wait for a long load: the register in use goes on answering.
    const run = async (): Promise<void> => {
      try {
        await answer(message);
      } catch (cause) {
        post({ id: message.id, failure: cause instanceof Error ? cause.message : String(cause) }, []);
      }
    };
    if (message.kind === 'search' || message.kind === 'findById') return run();
    last = last.then(run);
    return last;
  };
}
