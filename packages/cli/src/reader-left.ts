/**
 * Aborts once whoever read the output of this process is gone, as after `lab3 watch | head -1`: what only shows things has
 * nothing left to do then. It is noticed with the next thing that is written.
 */
export function readerLeft(output: NodeJS.WriteStream = process.stdout): AbortSignal {
  const left = new AbortController();
  output.once('error', () => left.abort());
  return left.signal;
}
