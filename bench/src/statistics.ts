/** The middle of some figures. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((left, right) => left - right);
  const middle = sorted.length / 2;
  const [low = Number.NaN, high = low] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}

/** The quotients of two series that were measured in turn: what slows both cancels out. */
export function ratiosOf(figures: readonly number[], others: readonly number[]): readonly number[] {
  return figures.map((figure, index) => figure / (others[index] ?? Number.NaN));
}

/** A figure as it stands in a table: three digits that count. */
export function short(figure: number): string {
  if (figure >= 100) return Math.round(figure).toLocaleString('en-GB');
  return figure.toFixed(figure >= 10 ? 1 : 2);
}

/** There and back in turn, so that nobody is always the first. */
export function inTurn<Item>(items: readonly Item[], round: number): readonly Item[] {
  return round % 2 === 0 ? items : items.toReversed();
}

/** An empty list for each name, to be filled round by round. */
export function seriesOf<Name extends string, Figure>(names: readonly Name[]): Record<Name, Figure[]> {
  return Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, Figure[]>;
}

/** The same of each name, as it stands in a table. */
export function told<Name extends string>(
  names: readonly Name[],
  figure: (name: Name) => string,
): Partial<Record<Name, string>> {
  return Object.fromEntries(names.map((name) => [name, figure(name)])) as Partial<Record<Name, string>>;
}

/** The middle of some figures, with the lowest and the highest: `1.75 (1.68–1.83)`. */
export function withSpread(figures: readonly number[], digits: (figure: number) => string = short): string {
  return `${digits(median(figures))} (${digits(Math.min(...figures))}–${digits(Math.max(...figures))})`;
}
