import { type ClipboardGuard, createClipboardGuard } from './clipboard-guard.ts';

const key = 'bopael-kontor-clipboard';

/** The guard on this browser's clipboard, told of all that happens to the page. */
export function guardClipboard(): ClipboardGuard {
  const { permissions, clipboard } = navigator;
  const guard = createClipboardGuard({
    write: (text) => clipboard.writeText(text),
    writeNow,
    async read() {
      // Asked for without leave, the browser would put a question before the person.
      const leave = await permissions.query({ name: 'clipboard-read' as PermissionName });
      return leave.state === 'granted' ? await clipboard.readText() : undefined;
    },
    now: () => Date.now(),
    after(milliseconds, run) {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
    keepUntil(until) {
      if (until === undefined) localStorage.removeItem(key);
      else localStorage.setItem(key, String(until));
    },
    keptUntil: readKept(),
  });
  addEventListener('focus', guard.wake);
  document.addEventListener('visibilitychange', guard.wake);
  addEventListener('pageshow', guard.wake);
  for (const press of ['pointerdown', 'keydown'] as const) {
    addEventListener(press, guard.press, { capture: true, passive: true });
  }
  for (const taken of ['copy', 'cut'] as const) document.addEventListener(taken, guard.noteOtherCopy);
  // The one moment of a page's end in which a browser still lets it write.
  addEventListener('beforeunload', guard.leave);
  return guard;
}

/** The old way, which needs no promise but a press of the last seconds. Nothing must be selected for it. */
function writeNow(text: string): void {
  const give = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData('text/plain', text);
  };
  addEventListener('copy', give, { capture: true });
  document.execCommand('copy');
  removeEventListener('copy', give, { capture: true });
}

function readKept(): number | undefined {
  const until = Number(localStorage.getItem(key) ?? '');
  return Number.isFinite(until) && until > 0 ? until : undefined;
}
