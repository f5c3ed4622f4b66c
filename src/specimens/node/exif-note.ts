/** EXIF's numbers for pictures that must be turned clockwise by so many quarters to stand upright. */
const orientations = [1, 6, 3, 8] as const;

/** A JPEG with an EXIF note that says how to turn it for viewing. */
export function withExifNote(jpeg: Uint8Array, quarterTurns: 0 | 1 | 2 | 3): Uint8Array {
  // APP1 "Exif", a big-endian TIFF header, and one directory entry: tag 0x0112, type SHORT.
  const head = 'ffe100224578696600004d4d002a000000080001011200030000000100';
  const note = Uint8Array.from(Buffer.from(`${head}0${orientations[quarterTurns]}000000000000`, 'hex'));
  return Uint8Array.from([...jpeg.subarray(0, 2), ...note, ...jpeg.subarray(2)]);
}
