import { type BrowserAddressRegister, createBrowserAddressRegister } from '../../addresses/browser/index.ts';
import type { Audience } from '../../contract/wire-values.ts';

/** The register on this machine's shelf, in workers of its own: whoever opens it closes it. */
export const openAddressRegister = (audience: Audience): BrowserAddressRegister =>
  createBrowserAddressRegister({ shelf: `bopael-addresses-${audience}` });

/** Practice begins with fictive places, as the station's does. */
export async function loadPracticeRegister(): Promise<void> {
  const register = openAddressRegister('practice');
  try {
    if ((await register.findInfo()) !== undefined) return;
    const file = new URL('../practice/addresses.csv.gz', document.baseURI);
    const response = await fetch(file).catch(() => undefined);
    if (response?.ok !== true) return;
    await register.load([{ name: 'addresses.csv.gz', bytes: await response.blob() }]);
  } finally {
    register.close();
  }
}
