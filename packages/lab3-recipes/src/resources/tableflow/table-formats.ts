import * as z from 'zod';

const format = z.enum(['DELTA', 'ICEBERG']);

/** In what form Tableflow writes the table of a topic. */
export type TableFormat = z.output<typeof format>;

/** The whole set of formats of a topic. */
export const tableFormats = z
  .array(format)
  .min(1, 'must name a format')
  .refine((formats) => new Set(formats).size === formats.length, 'must name each format once')
  .readonly();

/** The formats of a live topic; `undefined` where one of a later version of the service is among them. */
export function knownFormats(live: readonly string[] | undefined): readonly TableFormat[] | undefined {
  const parsed = tableFormats.safeParse(live);
  return parsed.success ? parsed.data : undefined;
}

/** The wanted set where the live one is another; order does not count. */
export function differingFormats(
  live: readonly string[] | undefined,
  wanted: readonly TableFormat[] | undefined,
): TableFormat[] | undefined {
  if (!wanted) return undefined;
  const has = new Set<string>(live ?? []);
  const isSame = has.size === wanted.length && wanted.every((one) => has.has(one));
  return isSame ? undefined : [...wanted];
}
