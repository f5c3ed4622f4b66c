import type { BrowserContext, Page } from '@playwright/test';
import { Kiosk } from '../pages/kiosk.ts';
import { expect, test } from '../station/journey.ts';
import { type EscapeAttempt, escapeAttempts, nameOf } from './escape-attempts.ts';

/** What would tell that somebody got out. */
interface Watched {
  readonly pages: number;
  readonly downloads: number;
  readonly choosers: number;
  readonly title: string;
  readonly url: string;
  readonly isHere: boolean;
  readonly selected: string;
  readonly zoom: number;
  /** Keys and hands that the page let the browser have. */
  readonly letThrough: number;
  readonly isFramed: boolean;
}

/** Runs in the page before its own scripts: it hears what they leave to the browser. */
const watchPage = (): void => {
  const told = { letThrough: 0 };
  Object.assign(globalThis, { told });
  const note = (event: Event): void => {
    if (!event.defaultPrevented) told.letThrough += 1;
  };
  const first = { capture: true } as const;
  addEventListener(
    'keydown',
    (event) => {
      if (!['Control', 'Alt', 'Meta', 'Shift'].includes(event.key)) setTimeout(note, 0, event);
    },
    first,
  );
  for (const kind of ['contextmenu', 'auxclick', 'dragstart', 'drop'])
    addEventListener(kind, (event) => void setTimeout(note, 0, event), first);
};

test(`none of ${escapeAttempts.length} attempts leads away from the kiosk`, async ({
  server,
  station,
  context,
}) => {
  await station.open(server.url);
  const page = await context.newPage();
  await page.addInitScript(watchPage);
  let downloads = 0;
  let choosers = 0;
  page.on('download', () => {
    downloads += 1;
  });
  page.on('filechooser', () => {
    choosers += 1;
  });
  const kiosk = new Kiosk(page, 'en');
  await kiosk.open(server.url);
  await kiosk.choosePin('482913');
  await kiosk.begin();
  await page.evaluate(() => Object.assign(globalThis, { here: true }));
  const look = async (): Promise<Watched> => ({
    pages: context.pages().length,
    downloads,
    choosers,
    url: page.url(),
    ...(await page.evaluate(lookInPage)),
  });
  const before = await look();
  expect(before.isHere).toBe(true);

  const escaped: string[] = [];
  for (const attempt of escapeAttempts) {
    const isGone = await tryOut(attempt, kiosk, context, server.url, escaped).then(
      () => false,
      () => true,
    );
    if (isGone) escaped.push(`${nameOf(attempt)}: the page is gone`);
    if (page.isClosed()) break;
    await page.waitForLoadState();
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    const after = await look();
    for (const [what, was] of Object.entries(before)) {
      if (after[what as keyof Watched] !== was)
        escaped.push(`${nameOf(attempt)}: ${what} ${String(after[what as keyof Watched])}`);
    }
    // The marks that the attempt itself left are no way out.
    await page.evaluate(() => {
      for (const left of document.querySelectorAll('body > a, body > form, body > iframe, body > script'))
        left.remove();
      (globalThis as unknown as { told: { letThrough: number } }).told.letThrough = 0;
    });
  }
  await page.emulateMedia({ media: 'print' });
  const onPaper = await page.evaluate(
    () =>
      [...document.querySelectorAll('body *')].filter((one) => getComputedStyle(one).visibility === 'visible')
        .length,
  );
  if (onPaper > 0) escaped.push(`a sheet with ${onPaper} things on it`);
  process.stdout.write(`Escapes: ${escapeAttempts.length} attempts, ${escaped.length} succeeded.\n`);
  expect(escaped).toEqual([]);
  expect(escapeAttempts.length).toBeGreaterThanOrEqual(60);
});

function lookInPage(): Omit<Watched, 'pages' | 'downloads' | 'choosers' | 'url'> {
  const { told, here } = globalThis as unknown as {
    readonly told: { readonly letThrough: number };
    readonly here?: boolean;
  };
  return {
    title: document.title,
    isHere: here === true,
    selected: String(getSelection() ?? ''),
    zoom: visualViewport?.scale ?? 1,
    letThrough: told.letThrough,
    isFramed: (document.querySelector('iframe')?.contentDocument?.getElementById('station') ?? null) !== null,
  };
}

async function tryOut(
  attempt: EscapeAttempt,
  kiosk: Kiosk,
  context: BrowserContext,
  url: string,
  escaped: string[],
): Promise<void> {
  const { page } = kiosk;
  const heading = page.getByRole('heading', { level: 1 });
  switch (attempt.kind) {
    case 'keys':
      await page.keyboard.press(attempt.keys);
      return;
    case 'script':
      await runInPage(page, context, attempt.script);
      return;
    case 'address': {
      const answer = await fetch(`${url}${attempt.path}`, { redirect: 'manual' });
      const isKiosk =
        answer.headers.get('location') === '/kiosk/' || answer.status === 404 || answer.status === 400;
      const isLocked = (answer.headers.get('content-security-policy') ?? '').includes('sandbox');
      if (!isKiosk && !isLocked) escaped.push(`${attempt.path}: ${answer.status}`);
      return;
    }
    case 'hand':
      break;
  }
  const box = (await heading.boundingBox()) ?? { x: 0, y: 0, width: 100, height: 20 };
  const { mouse } = page;
  switch (attempt.name) {
    case 'right-click':
      await heading.click({ button: 'right' });
      return;
    case 'middle-click':
      await heading.click({ button: 'middle' });
      return;
    case 'drag':
    case 'select':
      await mouse.move(box.x + 2, box.y + 5);
      await mouse.down();
      await mouse.move(box.x + 200, box.y + 40, { steps: 5 });
      await mouse.up();
      return;
    case 'pinch':
      await page.keyboard.down('Control');
      await mouse.wheel(0, -300);
      await page.keyboard.up('Control');
      return;
    case 'long-press':
      await kiosk.holdCorner();
      await kiosk.tryPin('111222');
      if (await page.getByRole('heading', { name: 'Kioskens opsætning' }).isVisible()) escaped.push('staff');
      await page.getByRole('button', { name: 'Annullér' }).click();
      return;
    case 'drop-file': {
      const dragged = await page.evaluateHandle(() => {
        const data = new DataTransfer();
        data.items.add(new File(['x'], 'x.html', { type: 'text/html' }));
        return data;
      });
      await heading.dispatchEvent('drop', { dataTransfer: dragged });
      return;
    }
  }
}

/** By the browser's own hand, which no content security policy binds: what is tried is the page's and the sandbox's. */
async function runInPage(page: Page, context: BrowserContext, script: string): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send('Runtime.evaluate', {
    expression: script,
    userGesture: true,
    allowUnsafeEvalBlockedByCSP: false,
  });
  await session.detach();
}
