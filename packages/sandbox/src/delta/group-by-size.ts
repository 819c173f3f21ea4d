/** How large a data file becomes that others are merged to, and how much is rewritten together. */
export const mergedBytes = 16_777_216;

/** Files, in their order, in groups that are not larger together than a merged file, or are one file. */
export function groupBySize<T extends { readonly sizeBytes: number }>(files: readonly T[]): readonly (readonly T[])[] {
  const groups: T[][] = [];
  let size = 0;
  for (const file of files) {
    const last = groups.at(-1);
    if (last && size + file.sizeBytes <= mergedBytes) {
      last.push(file);
      size += file.sizeBytes;
    } else {
      groups.push([file]);
      size = file.sizeBytes;
    }
  }
  return groups;
}
