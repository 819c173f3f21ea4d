import type { DrawTarget } from './redraw.ts';

/**
 * Standard output as progress is drawn on it: a terminal only where a line can be drawn again in its place, which a dumb one
 * cannot do and the log of a CI does not show.
 */
export function drawTarget(): DrawTarget {
  const { stdout, env } = process;
  if (stdout.isTTY && env.TERM !== 'dumb' && !env.CI) return stdout;
  return { isTTY: false, write: (text) => stdout.write(text) };
}

/** How wide the lines of a stream may be. A file takes any. */
export function columnsOf(stream: Pick<NodeJS.WriteStream, 'isTTY' | 'columns'> = process.stdout): number {
  return stream.isTTY && stream.columns > 20 ? stream.columns : Number.POSITIVE_INFINITY;
}
