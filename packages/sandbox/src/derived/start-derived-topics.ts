import { createWorkers } from '../workers.ts';
import { denormalizedHotelBookings } from './denormalized-hotel-bookings.ts';
import type { DerivedHost } from './derived-host.ts';
import { jobName, readJobPosition } from './job-position.ts';
import { reviewsWithSentiment } from './reviews-with-sentiment.ts';
import { isSourceOf } from './source-topics.ts';
import { startDerivedTopic } from './start-derived-topic.ts';

/** The jobs in the place of Flink. */
export interface DerivedTopics {
  /** To be called when a topic was deleted: a job that read it forgets what it has read. */
  forget(topic: string): Promise<void>;
  stop(): Promise<void>;
}

const derivedTopics = [denormalizedHotelBookings, reviewsWithSentiment];

/** Starts a job for each of the derived topics of the later labs. */
export function startDerivedTopics(host: DerivedHost): DerivedTopics {
  const jobs = createWorkers();
  for (const derived of derivedTopics) void jobs.start(derived.name, () => startDerivedTopic(derived, host));
  return {
    async forget(topic) {
      for (const derived of derivedTopics) {
        const tables = [derived.from, ...derived.lookups.map(({ table }) => table)];
        if (!tables.some((table) => isSourceOf(topic, table))) continue;
        await jobs.stop(derived.name);
        await readJobPosition(host.broker, jobName(derived.name));
        await jobs.start(derived.name, () => startDerivedTopic(derived, host));
      }
    },
    stop: () => jobs.stopAll(),
  };
}
