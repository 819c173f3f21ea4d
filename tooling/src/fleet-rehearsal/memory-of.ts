import { readdirSync, readFileSync } from 'node:fs';

/**
 * What a process and all that it started take of the memory, in MiB. A page that several share counts once (`Pss`): PostgreSQL's
 * processes share most of theirs, and adding up what each sees would count it as often as there are processes.
 */
export function memoryOf(processId: number): number {
  const children = childrenOf();
  const open = [processId];
  let kilobytes = 0;
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    open.push(...(children.get(one) ?? []));
    kilobytes += Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${one}/smaps_rollup`))?.[1] ?? 0);
  }
  return Math.round(kilobytes / 1_024);
}

function childrenOf(): ReadonlyMap<number, readonly number[]> {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    // The name of the program comes before, in parentheses, and may hold anything.
    const [, parent] = /\) \S (\d+) [^)]*$/.exec(read(`/proc/${name}/stat`)) ?? [];
    if (parent) children.set(Number(parent), [...(children.get(Number(parent)) ?? []), Number(name)]);
  }
  return children;
}

/** A process may end while it is read. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
