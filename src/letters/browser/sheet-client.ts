import type { ReadProblem } from '../../domain/permit-letter.ts';
import { fail, type Result } from '../../domain/result.ts';
import type { FirstText, PageRead } from '../read-letter.ts';
import type { TextLayer } from '../sheet/text-layer.ts';
import type { BrowserAssets } from './assets.ts';
import type { SheetReply, SheetRequest } from './sheet-messages.ts';

interface Waiting {
  readonly onFirst: FirstText;
  readonly onRead: (read: Result<PageRead, ReadProblem>) => void;
}

/** The page's side of the sheet worker, in which all work on pixels is done. */
export class SheetClient {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private next = 0;

  constructor(assets: BrowserAssets) {
    this.worker = new Worker(new URL('./sheet.worker.ts', import.meta.url), { type: 'module' });
    this.worker.onmessage = ({ data }: MessageEvent<SheetReply>) => this.hear(data);
    // A worker that cannot load or breaks down answers nobody any more.
    this.worker.onerror = () => this.settleAll({ kind: 'reader-unavailable' });
    this.send({ kind: 'start', assets }, []);
  }

  readPicture(bytes: Uint8Array, page: number, onFirst: FirstText): Promise<Result<PageRead, ReadProblem>> {
    return this.ask(onFirst, (id) => this.send({ kind: 'picture', id, page, bytes }, []));
  }

  readDrawn(
    bitmap: ImageBitmap,
    layer: TextLayer,
    page: number,
    onFirst: FirstText,
  ): Promise<Result<PageRead, ReadProblem>> {
    return this.ask(onFirst, (id) => this.send({ kind: 'drawn', id, page, bitmap, layer }, [bitmap]));
  }

  async stop(): Promise<void> {
    this.worker.terminate();
    this.settleAll({ kind: 'cancelled' });
  }

  private send(request: SheetRequest, transfer: Transferable[]): void {
    this.worker.postMessage(request, transfer);
  }

  private ask(onFirst: FirstText, send: (id: number) => void): Promise<Result<PageRead, ReadProblem>> {
    const id = this.next;
    this.next += 1;
    return new Promise((onRead) => {
      this.waiting.set(id, { onFirst, onRead });
      send(id);
    });
  }

  private hear(reply: SheetReply): void {
    const waiting = this.waiting.get(reply.id);
    if ('first' in reply) {
      waiting?.onFirst(reply.first);
      return;
    }
    this.waiting.delete(reply.id);
    waiting?.onRead(reply.read);
  }

  private settleAll(problem: ReadProblem): void {
    for (const { onRead } of this.waiting.values()) onRead(fail(problem));
    this.waiting.clear();
  }
}
