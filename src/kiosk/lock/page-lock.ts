import { isKeyAllowed } from './allowed-keys.ts';

export interface PageLock {
  /** Opens the one way to paper: nothing but the ticket is printed, and only while this runs. */
  printTicket(): void;
  /** For staff: the page may go. */
  open(): void;
}

interface Navigating {
  addEventListener(
    type: 'navigate',
    listener: (
      event: Event & {
        readonly navigationType: string;
        readonly destination: { readonly url: string; readonly sameDocument: boolean };
      },
    ) => void,
  ): void;
}

const refused = [
  'contextmenu',
  'dragstart',
  'dragover',
  'drop',
  'copy',
  'cut',
  'paste',
  'auxclick',
  'gesturestart',
] as const;

/**
 * Takes from the page what leads a citizen away from it. The browser's own ways out are closed by its policy and its
 * kiosk mode (`deploy/`); this closes what a page can close, for machines where those are missing or mistaken.
 */
export function lockPage(page: Window & typeof globalThis): PageLock {
  const { document } = page;
  let isOpen = false;
  const refuse = (event: Event): void => {
    if (isOpen) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const whole = { capture: true, passive: false } as const;
  for (const kind of refused) page.addEventListener(kind, refuse, whole);
  page.addEventListener(
    'selectstart',
    (event) => {
      if (!(event.target instanceof page.HTMLInputElement)) refuse(event);
    },
    whole,
  );
  page.addEventListener(
    'keydown',
    (event) => {
      if (!isKeyAllowed(event)) refuse(event);
    },
    whole,
  );
  // Pinching and Ctrl with the wheel make the page larger than the screen.
  page.addEventListener(
    'wheel',
    (event) => {
      if (event.ctrlKey) refuse(event);
    },
    whole,
  );
  page.addEventListener(
    'touchmove',
    (event) => {
      if (event.touches.length > 1) refuse(event);
    },
    whole,
  );
  page.addEventListener(
    'click',
    (event) => {
      if (event.target instanceof page.Element && event.target.closest('a[href]') !== null) refuse(event);
    },
    whole,
  );
  page.addEventListener('beforeprint', () => {
    // Printed by any other way than the ticket's button, the sheet stays empty.
    document.body.classList.toggle('k-prints-ticket', isPrinting);
  });
  page.open = () => null;
  const close = page.close.bind(page);
  page.close = () => undefined;
  const { navigation } = page as unknown as { readonly navigation?: Navigating };
  navigation?.addEventListener('navigate', (event) => {
    const { navigationType, destination } = event;
    // The trap for Back, below, is a step in the history too.
    const isTrap =
      navigationType === 'push' && destination.sameDocument && destination.url === page.location.href;
    if (!isOpen && !isTrap && event.cancelable) event.preventDefault();
  });
  // Back and forward have one place to go to: here.
  page.history.pushState(null, '');
  page.addEventListener('popstate', () => {
    if (!isOpen) page.history.pushState(null, '');
  });

  let isPrinting = false;
  return {
    printTicket() {
      isPrinting = true;
      page.print();
      isPrinting = false;
      document.body.classList.remove('k-prints-ticket');
    },
    open() {
      isOpen = true;
      page.close = close;
    },
  };
}
