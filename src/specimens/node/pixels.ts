/** Red, green, blue, alpha, row by row from the upper left. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

export type Corners = readonly [Point, Point, Point, Point];
type Point = readonly [x: number, y: number];

/**
 * The picture with its corners (upper left, upper right, lower right, lower left) moved to others, on a
 * ground of one grey; bilinear.
 */
export function moveCorners(pixels: Pixels, corners: Corners, ground: number): Pixels {
  const { width, height, data } = pixels;
  const out = new Uint8ClampedArray(data.length).fill(ground);
  const [a, b, c, d, e, f, g, h, i] = projection(corners);
  const row = width * 4;
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 4) {
      out[at + 3] = 255;
      const scale = g * x + h * y + i;
      const u = ((a * x + b * y + c) / scale) * width;
      const v = ((d * x + e * y + f) / scale) * height;
      if (u < 0 || v < 0 || u >= width - 1 || v >= height - 1) continue;
      const left = Math.trunc(u);
      const top = Math.trunc(v);
      const toRight = u - left;
      const down = v - top;
      const from = top * row + left * 4;
      for (let channel = 0; channel < 3; channel += 1) {
        const place = from + channel;
        const upper = (data[place] ?? 0) * (1 - toRight) + (data[place + 4] ?? 0) * toRight;
        const lower = (data[place + row] ?? 0) * (1 - toRight) + (data[place + row + 4] ?? 0) * toRight;
        out[at + channel] = upper * (1 - down) + lower * down;
      }
    }
  }
  return { width, height, data: out };
}

type Matrix = readonly [number, number, number, number, number, number, number, number, number];

/**
 * From a place in the moved picture to the part of the width and height of the one that it comes from
 * (Heckbert's square-to-quadrilateral, inverted).
 */
function projection([[x0, y0], [x1, y1], [x2, y2], [x3, y3]]: Corners): Matrix {
  const [dx1, dx2, sx] = [x1 - x2, x3 - x2, x0 - x1 + x2 - x3];
  const [dy1, dy2, sy] = [y1 - y2, y3 - y2, y0 - y1 + y2 - y3];
  const whole = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - dx2 * sy) / whole;
  const h = (dx1 * sy - sx * dy1) / whole;
  const [a, b, c] = [x1 - x0 + g * x1, x3 - x0 + h * x3, x0];
  const [d, e, f] = [y1 - y0 + g * y1, y3 - y0 + h * y3, y0];
  return [
    e - f * h,
    c * h - b,
    b * f - c * e,
    f * g - d,
    a - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ];
}

/** Each pixel with its neighbours' share: a blur of less than a pixel up to one. */
export function soften(pixels: Pixels, amount: number): Pixels {
  if (amount <= 0) return pixels;
  const { width, height, data } = pixels;
  const side = Math.min(0.25, amount / 4);
  const own = 1 - 2 * side;
  let from = data;
  for (const step of [4, width * 4]) {
    const out = new Uint8ClampedArray(from);
    for (let at = step; at < from.length - step; at += 1) {
      out[at] = (from[at] ?? 0) * own + ((from[at - step] ?? 0) + (from[at + step] ?? 0)) * side;
    }
    from = out;
  }
  return { width, height, data: from };
}

/** Lights each row and pixel in place: what was `value` becomes `value * gain + more`. */
export function lightEach(
  pixels: Pixels,
  gainAt: (x: number, y: number) => number,
  moreAt: (y: number) => number,
): void {
  const { width, height, data } = pixels;
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 4) {
      const gain = gainAt(x, y);
      const more = moreAt(y);
      data[at] = (data[at] ?? 0) * gain + more;
      data[at + 1] = (data[at + 1] ?? 0) * gain + more;
      data[at + 2] = (data[at + 2] ?? 0) * gain + more;
    }
  }
}

/** Black where a pixel is no lighter than the limit, white elsewhere. */
export function toBlackAndWhite(pixels: Pixels, limit: number): void {
  const { data } = pixels;
  for (let at = 0; at < data.length; at += 4) data.fill((data[at + 1] ?? 0) > limit ? 255 : 0, at, at + 3);
}
