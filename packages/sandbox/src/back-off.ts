const firstMs = 100;
const longestMs = 5_000;

/** How long to wait before trying again, after that many attempts: 100 ms, doubling up to 5 s. */
export function backOffMs(attempt: number): number {
  return Math.min(longestMs, firstMs * 2 ** attempt);
}
