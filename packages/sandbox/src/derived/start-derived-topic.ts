import { sleep } from '@tableflow-workshop/client-core';
import { backOffMs } from '../back-off.ts';
import { messageOf } from '../delta/message-of.ts';
import type { Worker } from '../workers.ts';
import { deriveRecords } from './derive-records.ts';
import type { DerivedHost } from './derived-host.ts';
import type { DerivedTopic } from './derived-topic.ts';
import { jobName, readJobPosition } from './job-position.ts';
import { isSourceOf, sourceTopics } from './source-topics.ts';
import { watchAppends } from './watch-appends.ts';

/** How many different problems are reported. */
const mostSaid = 100;

/**
 * Writes a derived topic from its sources, record after record, until it is stopped: a job in the place of Flink. Each
 * record of the source becomes one of the topic, also when the process is killed at any point, as the position goes to disk
 * with the records. It begins once its sources exist, and makes the topic with the first record. A problem is reported once,
 * and tried again.
 */
export function startDerivedTopic(derived: DerivedTopic, host: DerivedHost): Worker {
  const stopping = new AbortController();
  const { signal } = stopping;
  const said = new Set<string>();
  const say = (text: string): void => {
    if (said.has(text) || said.size >= mostSaid) return;
    said.add(text);
    host.onProblem(text);
  };
  const run = async (): Promise<void> => {
    for (let attempt = 0; !signal.aborted; attempt += 1) {
      const onProgress = (): void => {
        attempt = 0;
      };
      try {
        await derive(derived, host, { signal, say, onProgress });
      } catch (error) {
        if (signal.aborted) return;
        say(`The derived topic ${derived.name} waits: ${messageOf(error)}`);
        await sleep(host.clock, backOffMs(attempt), signal).catch(() => undefined);
      }
    }
  };
  const done = run();
  return {
    async stop() {
      stopping.abort();
      await done;
    },
  };
}

async function derive(
  derived: DerivedTopic,
  host: DerivedHost,
  { signal, say, onProgress }: { signal: AbortSignal; say: (text: string) => void; onProgress: () => void },
): Promise<void> {
  const { broker } = host;
  const tables = [derived.from, ...derived.lookups.map(({ table }) => table)];
  const watch = watchAppends(broker, (topic) => tables.some((table) => isSourceOf(topic, table)), signal);
  try {
    const position = await readJobPosition(broker, jobName(derived.name));
    let turn: (() => Promise<boolean>) | undefined;
    for (;;) {
      await watch.next();
      if (signal.aborted) return;
      const topics = turn ? undefined : sourceTopics(broker.topics(), tables, position?.topic);
      if (topics) turn = await deriveRecords({ derived, topics, position, say }, host);
      while (!signal.aborted && (await turn?.())) onProgress();
    }
  } finally {
    watch.end();
  }
}
