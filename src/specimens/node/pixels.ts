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
  const map = projection(corners, width, height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [u, v] = map(x, y);
      const at = (y * width + x) * 4;
      out[at + 3] = 255;
      if (u < 0 || v < 0 || u >= width - 1 || v >= height - 1) continue;
      const [left, top] = [Math.floor(u), Math.floor(v)];
      const [fx, fy] = [u - left, v - top];
      const from = (top * width + left) * 4;
      for (let channel = 0; channel < 3; channel += 1) {
        const a = data[from + channel] ?? 0;
        const b = data[from + 4 + channel] ?? 0;
        const c = data[from + width * 4 + channel] ?? 0;
        const d = data[from + width * 4 + 4 + channel] ?? 0;
        out[at + channel] = (a * (1 - fx) + b * fx) * (1 - fy) + (c * (1 - fx) + d * fx) * fy;
      }
    }
  }
  return { width, height, data: out };
}

/** From a place in the moved picture to the place that it comes from (Heckbert's square-to-quad, inverted). */
function projection(
  [[x0, y0], [x1, y1], [x2, y2], [x3, y3]]: Corners,
  width: number,
  height: number,
): (x: number, y: number) => Point {
  const [dx1, dx2, sx] = [x1 - x2, x3 - x2, x0 - x1 + x2 - x3];
  const [dy1, dy2, sy] = [y1 - y2, y3 - y2, y0 - y1 + y2 - y3];
  const whole = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - dx2 * sy) / whole;
  const h = (dx1 * sy - sx * dy1) / whole;
  const [a, b, c] = [x1 - x0 + g * x1, x3 - x0 + h * x3, x0];
  const [d, e, f] = [y1 - y0 + g * y1, y3 - y0 + h * y3, y0];
  const m = [
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
  const [m0 = 0, m1 = 0, m2 = 0, m3 = 0, m4 = 0, m5 = 0, m6 = 0, m7 = 0, m8 = 0] = m;
  return (x, y) => {
    const scale = m6 * x + m7 * y + m8;
    return [((m0 * x + m1 * y + m2) / scale) * width, ((m3 * x + m4 * y + m5) / scale) * height];
  };
}

/** Each pixel with its neighbours' share: a blur of less than a pixel up to one. */
export function soften(pixels: Pixels, amount: number): Pixels {
  if (amount <= 0) return pixels;
  const { width, height, data } = pixels;
  const side = Math.min(0.25, amount / 4);
  const passes = [4, width * 4];
  let from = data;
  for (const step of passes) {
    const out = new Uint8ClampedArray(from);
    for (let at = step; at < from.length - step; at += 1) {
      if (at % 4 === 3) continue;
      out[at] = (from[at] ?? 0) * (1 - 2 * side) + ((from[at - step] ?? 0) + (from[at + step] ?? 0)) * side;
    }
    from = out;
  }
  return { width, height, data: from };
}

/** Changes each channel of each pixel in place, by where it stands. */
export function changeEach(pixels: Pixels, change: (value: number, x: number, y: number) => number): void {
  const { width, height, data } = pixels;
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 4) {
      for (let channel = at; channel < at + 3; channel += 1) data[channel] = change(data[channel] ?? 0, x, y);
    }
  }
}
