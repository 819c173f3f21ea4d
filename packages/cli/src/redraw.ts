/** What is drawn on; `process.stdout` is one. */
export interface DrawTarget {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
  write(text: string): unknown;
}

/**
 * Shows one text after the other: on a terminal each in the place of the one before, elsewhere below it with an empty line
 * between. Lines that are wider than the terminal are cut, and those that do not fit below each other are counted.
 */
export function createRedraw(target: DrawTarget): (text: string) => void {
  let drawn = 0;
  return (text) => {
    if (target.isTTY !== true) {
      target.write(`${drawn > 0 ? '\n' : ''}${text}\n`);
      drawn = 1;
      return;
    }
    const lines = fitted(text.split('\n'), target);
    const back = drawn > 0 ? `\u001b[${drawn}A\r` : '';
    target.write(`${back}\u001b[0J${lines.join('\n')}\n`);
    drawn = lines.length;
  };
}

function fitted(lines: readonly string[], { columns = 80, rows = 24 }: DrawTarget): readonly string[] {
  const cut = lines.map((line) => (line.length > columns ? `${line.slice(0, columns - 1)}…` : line));
  // The last row of a terminal is the one that is written next.
  const room = Math.max(2, rows - 1);
  if (cut.length <= room) return cut;
  return [...cut.slice(0, room - 1), `… and ${cut.length - room + 1} more lines`];
}
