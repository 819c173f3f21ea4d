import * as z from 'zod';
import { alsoTaken, topicName } from '../../mechanics/input-schemas.ts';

/** A topic of the lab's cluster, or what a recipe of Tableflow returned of it. */
export const topicByName = z.strictObject({
  ...alsoTaken('outcome', 'phase', 'writeMode', 'tablePath', 'previous'),
  topic: topicName,
});

/** A topic of the lab's cluster. */
export interface TopicByName {
  /** Name of the Kafka topic, 1 to 249 characters. */
  readonly topic: string;
}
