import * as z from 'zod';
import { keySubjectOf, valueSubjectOf } from '../../lab/names.ts';

/** What of a record a schema describes. */
export const recordPart = z.enum(['value', 'key']);

/** The subject under which the schemas of a topic are, by what of a record they describe. */
export function subjectOf(topic: string, part: z.output<typeof recordPart>): string {
  return part === 'key' ? keySubjectOf(topic) : valueSubjectOf(topic);
}
