import type { Clock } from '@tableflow-workshop/client-core';
import type { Broker } from '../broker/broker.ts';

/** What a job needs of the sandbox around it. */
export interface DerivedHost {
  readonly broker: Broker;
  readonly clock: Clock;
  /** Creates the topic unless it exists. */
  ensureTopic(topic: string): Promise<void>;
  /** Registers a version unless the subject has this schema, and returns the schema's id. */
  registerSchema(subject: string, schema: object): Promise<number>;
  /** Throws when there is no such schema. Gives the same object for the same id. */
  schemaById(id: number): object;
  /** Takes a sentence for a person. */
  onProblem(text: string): void;
}
