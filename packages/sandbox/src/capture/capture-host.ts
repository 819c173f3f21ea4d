import type { Clock } from '@tableflow-workshop/client-core';
import type { Broker } from '../broker/broker.ts';

/** What the cloud around a connector provides. */
export interface CaptureHost {
  readonly broker: Broker;
  readonly clock: Clock;
  /** Creates the topic unless it exists. */
  ensureTopic(topic: string): Promise<void>;
  /** Registers a version unless the subject has this schema, and returns the schema's id. */
  registerSchema(subject: string, schema: object): Promise<number>;
  report(status: CaptureStatus): void;
  /** Whether a connector may connect to this server. */
  allowsDatabase(host: string, port: number): boolean;
}

/** How far a connector is. The trace is worded as PostgreSQL and Debezium word it, and never holds the password. */
export interface CaptureStatus {
  readonly state: 'RUNNING' | 'FAILED';
  readonly trace?: string;
}
