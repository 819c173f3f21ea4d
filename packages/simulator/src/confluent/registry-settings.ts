import type { SchemaRegistrySchemas } from '@tableflow-workshop/confluent-client/schema-registry';

/** Settings as they are written. */
export type RegistryConfig = SchemaRegistrySchemas['UpdateConfig'];

/** What was set for the Schema Registry and its subjects. */
export interface RegistrySettings {
  /** Of the registry. Default: what the service begins with. */
  readonly global?: RegistryConfig;
  /** Of subjects that have some of their own. */
  readonly subjects?: readonly {
    /** Of the subject. */
    readonly name: string;
    /** What was set. */
    readonly config: RegistryConfig;
  }[];
}
