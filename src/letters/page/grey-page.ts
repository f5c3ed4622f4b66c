/** A picture as light: 0 black, 255 white, row by row, no padding. */
export interface GreyPage {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** Pixels as canvases give them: red, green, blue, alpha, a byte each. */
export interface ColourPage {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array | Uint8ClampedArray;
}

export const blankPage = (width: number, height: number): GreyPage => ({
  width,
  height,
  pixels: new Uint8Array(width * height).fill(255),
});

/** Ink this far from grey is coloured: a stamp or a pen rather than print. */
const colourOfInk = 70;
/** More coloured ink than this is the letter's own print; less is a stamp upon it. */
const largestStampShare = 0.4;

/**
 * Colour to light. Coloured marks on a page of black print (stamps, rings of coffee, underlining) are
 * weakened by taking each pixel's strongest channel: black stays black, a blue stamp turns pale.
 */
export function greyFromColour(page: ColourPage): GreyPage {
  const { width, height, rgba } = page;
  const count = width * height;
  const pixels = new Uint8Array(count);
  let dark = 0;
  let coloured = 0;
  for (let at = 0, from = 0; at < count; at += 1, from += 4) {
    const red = rgba[from] as number;
    const green = rgba[from + 1] as number;
    const blue = rgba[from + 2] as number;
    const light = (red * 77 + green * 150 + blue * 29) >> 8;
    pixels[at] = light;
    if (light < 150) {
      dark += 1;
      if (Math.max(red, green, blue) - Math.min(red, green, blue) > colourOfInk) coloured += 1;
    }
  }
  const share = dark === 0 ? 0 : coloured / dark;
  if (share > 0.003 && share < largestStampShare) {
    for (let at = 0, from = 0; at < count; at += 1, from += 4) {
      pixels[at] = Math.max(rgba[from] as number, rgba[from + 1] as number, rgba[from + 2] as number);
    }
  }
  return { width, height, pixels };
}
