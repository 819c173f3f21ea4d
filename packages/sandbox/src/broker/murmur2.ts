/** A seed and constants that Kafka has chosen once for all. */
const seed = 0x9747b28c;
const multiplier = 0x5bd1e995;
const shift = 24;

/**
 * The 32-bit MurmurHash2 of Kafka.
 *
 * @see https://github.com/apache/kafka/blob/trunk/clients/src/main/java/org/apache/kafka/common/utils/Utils.java
 */
export function murmur2(bytes: Uint8Array): number {
  const { length } = bytes;
  const byteAt = (at: number): number => bytes[at] ?? 0;
  let hash = seed ^ length;
  const whole = length - (length % 4);
  for (let at = 0; at < whole; at += 4) {
    let word = byteAt(at) | (byteAt(at + 1) << 8) | (byteAt(at + 2) << 16) | (byteAt(at + 3) << 24);
    word = Math.imul(word, multiplier);
    word ^= word >>> shift;
    hash = Math.imul(hash, multiplier) ^ Math.imul(word, multiplier);
  }
  if (length > whole) {
    for (let at = length - 1; at >= whole; at -= 1) hash ^= byteAt(at) << (8 * (at - whole));
    hash = Math.imul(hash, multiplier);
  }
  hash ^= hash >>> 13;
  hash = Math.imul(hash, multiplier);
  return hash ^ (hash >>> 15);
}
