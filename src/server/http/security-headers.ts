/**
 * Sent with every answer. The page may run its own scripts and WebAssembly (the letter reader), and talk to
 * this server only; nothing may frame it, and no other site may read from it.
 */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; " +
    "img-src 'self' blob:; style-src 'self'; font-src 'self'; manifest-src 'self'; form-action 'none'; " +
    "base-uri 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'permissions-policy':
    'camera=(self), clipboard-read=(self), clipboard-write=(self), fullscreen=(self), microphone=(), ' +
    'geolocation=(), payment=(), usb=(), serial=(), hid=(), midi=(), display-capture=(), ' +
    'screen-wake-lock=(self), publickey-credentials-get=(self), browsing-topics=()',
};
