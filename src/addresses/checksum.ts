/** Tells damage, not intent: two lanes of multiply and rotate over 32-bit words. No single word changes unseen. */
export function checksum(words: Uint32Array): readonly [number, number] {
  let first = 0x9e3779b9;
  let second = 0x85ebca6b;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? 0;
    first = Math.imul(first ^ word, 0xcc9e2d51);
    first = (first << 13) | (first >>> 19);
    second = (Math.imul(second, 0x1b873593) + word) | 0;
    second ^= second >>> 15;
  }
  return [first >>> 0, second >>> 0];
}
