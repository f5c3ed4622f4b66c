/** How a citizen, or somebody who plays one, tries to get away from the kiosk's pages. */
export type EscapeAttempt =
  /** Keys, pressed together, in Playwright's names. */
  | { readonly kind: 'keys'; readonly keys: string }
  /** What a page, a console or an extension could run. */
  | { readonly kind: 'script'; readonly name: string; readonly script: string }
  /** A hand on the screen or the mouse. */
  | {
      readonly kind: 'hand';
      readonly name:
        | 'right-click'
        | 'middle-click'
        | 'drag'
        | 'select'
        | 'pinch'
        | 'drop-file'
        | 'long-press';
    }
  /** An address that somebody gets the browser to open. */
  | { readonly kind: 'address'; readonly path: string };

const keys: readonly string[] = [
  'Control+p',
  'Control+s',
  'Control+o',
  'Control+u',
  'Control+f',
  'Control+j',
  'Control+h',
  'Control+d',
  'Control+e',
  'Control+g',
  'Control+l',
  'Control+k',
  'Control+r',
  'Control+Shift+i',
  'Control+Shift+j',
  'Control+Shift+c',
  'Control+Shift+Delete',
  'Control+Shift+b',
  'Control+Shift+m',
  'Control+=',
  'Control+-',
  'Control+a',
  'Control+c',
  'Control+v',
  'Control+x',
  'Alt+ArrowLeft',
  'Alt+ArrowRight',
  'Alt+Home',
  'Alt+d',
  'Alt+f',
  'Meta+d',
  'F1',
  'F3',
  'F5',
  'F6',
  'F7',
  'F10',
  'F11',
  'F12',
  'ContextMenu',
];

const scripts: readonly (readonly [name: string, script: string])[] = [
  ['a new window', "window.open('about:blank')"],
  ['a new window by the prototype', "Object.getPrototypeOf(window).open?.call(window, 'about:blank')"],
  ['another site', "location.href = 'https://example.com/'"],
  ['another page of this server', "location.assign('/')"],
  ['the office', "location.replace('/kontor/')"],
  ['a script as an address', "location.href = 'javascript:document.body.innerHTML=1'"],
  ['a page in memory', "location.href = URL.createObjectURL(new Blob(['x'], { type: 'text/html' }))"],
  ['back', 'history.back()'],
  ['two back', 'history.go(-2)'],
  ['far back', 'history.go(-9)'],
  ['a new start', 'location.reload()'],
  ['closing', 'window.close()'],
  ['forward', 'history.forward()'],
  [
    'a link',
    "const a = document.createElement('a'); a.href = '/'; a.textContent = 'x'; document.body.append(a); a.click()",
  ],
  [
    'a link to another window',
    "const a = document.createElement('a'); a.href = '/'; a.target = '_blank'; document.body.append(a); a.click()",
  ],
  [
    'a download',
    "const a = document.createElement('a'); a.href = URL.createObjectURL(new Blob(['x'])); a.download = 'x.txt'; document.body.append(a); a.click()",
  ],
  ['a form', "const f = document.createElement('form'); f.action = '/'; document.body.append(f); f.submit()"],
  ['a frame', "const i = document.createElement('iframe'); i.src = '/'; document.body.append(i)"],
  ['eval', "try { eval('document.title = 1') } catch {}"],
  [
    'a script from elsewhere',
    "const s = document.createElement('script'); s.src = 'https://example.com/x.js'; document.body.append(s)",
  ],
  [
    'a script in the page',
    "const s = document.createElement('script'); s.textContent = 'document.title = 1'; document.body.append(s)",
  ],
  ['a request elsewhere', "fetch('https://example.com/').catch(() => {})"],
  ['the clipboard', 'navigator.clipboard?.readText?.().then((t) => { document.title = t }).catch(() => {})'],
  ['a USB device', 'navigator.usb?.requestDevice({ filters: [] }).catch(() => {})'],
  ['a serial port', 'navigator.serial?.requestPort().catch(() => {})'],
  ['the place', 'navigator.geolocation?.getCurrentPosition(() => { document.title = 1 })'],
  ['the screen', 'navigator.mediaDevices.getDisplayMedia?.().catch(() => {})'],
  [
    'the microphone',
    'navigator.mediaDevices.getUserMedia({ audio: true }).then(() => { document.title = 1 }).catch(() => {})',
  ],
  ['notifications', 'Notification?.requestPermission?.().catch?.(() => {})'],
  ['printing', 'window.print()'],
];

const hands = ['right-click', 'middle-click', 'drag', 'select', 'pinch', 'drop-file', 'long-press'] as const;

/** Fetched as a person would who could type one: none gives a page that leads further. */
const addresses = ['/kiosk', '/kiosk/x', '/kiosk/..%2f', '/kiosk/../kiosk/?a=b'] as const;

export const escapeAttempts: readonly EscapeAttempt[] = [
  ...keys.map((pressed) => ({ kind: 'keys', keys: pressed }) as const),
  ...scripts.map(([name, script]) => ({ kind: 'script', name, script }) as const),
  ...hands.map((name) => ({ kind: 'hand', name }) as const),
  ...addresses.map((path) => ({ kind: 'address', path }) as const),
];

export const nameOf = (attempt: EscapeAttempt): string =>
  `${attempt.kind}: ${attempt.kind === 'keys' ? attempt.keys : attempt.kind === 'address' ? attempt.path : attempt.name}`;
