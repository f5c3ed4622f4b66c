import type { ReadProblem } from '../../domain/permit-letter.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { FirstText, PageRead, PageRepeat } from '../read-letter.ts';
import type { TextLayer } from '../sheet/text-layer.ts';
import type { PageText } from '../text/page-text.ts';
import type { BrowserAssets } from './assets.ts';
import type { KeptPage, SheetReply, SheetRequest } from './sheet-messages.ts';

type Answer<Value> = (value: Result<Value, ReadProblem>) => void;

interface Waiting {
  readonly onFirst: FirstText;
  readonly onRead: Answer<KeptPage>;
}

/** The page's side of the sheet worker, in which all work on pixels is done. */
export class SheetClient {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private readonly repeating = new Map<number, Answer<PageText>>();
  private next = 0;
  private isStopped = false;

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
    this.isStopped = true;
    this.worker.terminate();
    this.settleAll({ kind: 'cancelled' });
  }

  private send(request: SheetRequest, transfer: Transferable[]): void {
    this.worker.postMessage(request, transfer);
  }

  private async ask(onFirst: FirstText, send: (id: number) => void): Promise<Result<PageRead, ReadProblem>> {
    const id = this.next;
    this.next += 1;
    const read = await new Promise<Result<KeptPage, ReadProblem>>((onRead) => {
      this.waiting.set(id, { onFirst, onRead });
      send(id);
    });
    if (!read.ok) return read;
    const { isKept, ...page } = read.value;
    if (!isKept) return ok(page);
    const repeat: PageRepeat = {
      read: () => this.askAgain({ kind: 'again', id }),
      readNames: (countries) => this.askAgain({ kind: 'names', id, countries }),
      forget: () => this.send({ kind: 'forget', id }, []),
    };
    return ok({ ...page, repeat });
  }

  private async askAgain(
    request: Extract<SheetRequest, { kind: 'again' | 'names' }>,
  ): Promise<Result<PageText, ReadProblem>> {
    // The worker that kept the page is gone, and answers nobody.
    if (this.isStopped) return fail({ kind: 'cancelled' });
    return new Promise((onRepeat) => {
      this.repeating.set(request.id, onRepeat);
      this.send(request, []);
    });
  }

  private hear(reply: SheetReply): void {
    const { id } = reply;
    if ('first' in reply) {
      this.waiting.get(id)?.onFirst(reply.first);
    } else if ('again' in reply) {
      this.repeating.get(id)?.(reply.again);
      this.repeating.delete(id);
    } else {
      this.waiting.get(id)?.onRead(reply.read);
      this.waiting.delete(id);
    }
  }

  private settleAll(problem: ReadProblem): void {
    for (const { onRead } of this.waiting.values()) onRead(fail(problem));
    for (const onRepeat of this.repeating.values()) onRepeat(fail(problem));
    this.waiting.clear();
    this.repeating.clear();
  }
}
