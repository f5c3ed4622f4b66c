import type { ReadProblem } from '../../domain/permit-letter.ts';
import { fail, type Result } from '../../domain/result.ts';
import type { PageRead } from '../read-letter.ts';
import type { TextLayer } from '../sheet/text-layer.ts';
import type { BrowserAssets } from './assets.ts';
import type { SheetReply, SheetRequest } from './sheet-messages.ts';

type Answer = (read: Result<PageRead, ReadProblem>) => void;

/** The page's side of the sheet worker, in which all work on pixels is done. */
export class SheetClient {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Answer>();
  private next = 0;

  constructor(assets: BrowserAssets) {
    this.worker = new Worker(new URL('./sheet.worker.ts', import.meta.url), { type: 'module' });
    this.worker.onmessage = ({ data }: MessageEvent<SheetReply>) => this.settle(data.id, data.read);
    // A worker that cannot load or breaks down answers nobody any more.
    this.worker.onerror = () => this.settleAll({ kind: 'reader-unavailable' });
    this.send({ kind: 'start', assets }, []);
  }

  readPicture(bytes: Uint8Array, page: number): Promise<Result<PageRead, ReadProblem>> {
    return this.ask((id) => this.send({ kind: 'picture', id, page, bytes }, []));
  }

  readDrawn(bitmap: ImageBitmap, layer: TextLayer, page: number): Promise<Result<PageRead, ReadProblem>> {
    return this.ask((id) => this.send({ kind: 'drawn', id, page, bitmap, layer }, [bitmap]));
  }

  async stop(): Promise<void> {
    this.worker.terminate();
    this.settleAll({ kind: 'cancelled' });
  }

  private send(request: SheetRequest, transfer: Transferable[]): void {
    this.worker.postMessage(request, transfer);
  }

  private ask(send: (id: number) => void): Promise<Result<PageRead, ReadProblem>> {
    const id = this.next;
    this.next += 1;
    return new Promise((resolve) => {
      this.waiting.set(id, resolve);
      send(id);
    });
  }

  private settle(id: number, read: Result<PageRead, ReadProblem>): void {
    this.waiting.get(id)?.(read);
    this.waiting.delete(id);
  }

  private settleAll(problem: ReadProblem): void {
    for (const answer of this.waiting.values()) answer(fail(problem));
    this.waiting.clear();
  }
}
