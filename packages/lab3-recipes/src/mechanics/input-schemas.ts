import * as z from 'zod';

/** A text that is not empty. */
export const text = z.string('must be a text').min(1, 'must have at least one character');

/** A switch. */
export const truth = z.boolean('must be true or false');

/** A Kafka topic by its name, with the limit of Kafka. */
export const topicName = z
  .string('must be the name of a Kafka topic')
  .min(1, 'must be the name of a Kafka topic')
  .max(249, 'must have at most 249 characters');

/** A table that a connector captures, whatever its letters. */
export const capturedTable = z
  .string('must be written schema.table, e.g. public.customer')
  .regex(/^[^\s.]+\.[^\s.]+$/, 'must be written schema.table, e.g. public.customer');

/** The same, of letters that need no quotes in SQL. */
export const qualifiedTable = z
  .string('must be written schema.table, e.g. public.customer')
  .regex(/^[A-Za-z_][\w$]*\.[A-Za-z_][\w$]*$/, 'must be written schema.table, e.g. public.customer');

/**
 * Names that a recipe takes and does not read, because the recipe before it takes or returns them: an undo fits the input
 * of what it undoes, a wait fits the result of what it waits for.
 */
export function alsoTaken<const Names extends readonly string[]>(
  ...names: Names
): Record<Names[number], z.ZodOptional<z.ZodUnknown>> {
  return Object.fromEntries(names.map((name) => [name, z.optional(z.unknown())])) as Record<
    Names[number],
    z.ZodOptional<z.ZodUnknown>
  >;
}
