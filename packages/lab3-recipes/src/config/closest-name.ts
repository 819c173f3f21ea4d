/**
 * The name that somebody most likely meant who wrote another one: at most a third of its letters are different, left out,
 * added or swapped with their neighbour. Case and punctuation do not count.
 */
export function closestName(written: string, names: readonly string[]): string | undefined {
  const wanted = fold(written);
  const [best] = names
    .map((name) => ({ name, distance: distanceOf(wanted, fold(name)) }))
    .filter(({ name, distance }) => distance <= Math.max(1, Math.floor(fold(name).length / 3)))
    .sort((left, right) => left.distance - right.distance);
  return best?.name;
}

function fold(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** How many edits lead from one text to the other. */
function distanceOf(from: string, to: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const isSame = from[row - 1] === to[column - 1];
      const isSwapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current[column] = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
        isSwapped ? (beforeLast[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    beforeLast = last;
    last = current;
  }
  return last[to.length] ?? 0;
}
