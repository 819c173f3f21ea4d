/** Whether a thing is named like those of one lab, e.g. `river-hotels-location` by the prefix `river-hotels`. */
export function hasPrefix(name: string | undefined, prefix: string | undefined): boolean {
  if (!name || !prefix) return false;
  return name === prefix || name.startsWith(`${prefix}-`) || name.startsWith(`${prefix}_`);
}
