import type { CaptureHost } from './capture-host.ts';

/** Makes topics exist before records are written to them: each once, and again when somebody has deleted it. */
export function createTopicEnsurer(host: CaptureHost): (records: readonly { topic: string }[]) => Promise<void> {
  const ensured = new Set<string>();
  return async (records) => {
    let existing: ReadonlySet<string> | undefined;
    for (const topic of new Set(records.map((record) => record.topic))) {
      existing ??= new Set(host.broker.topics());
      if (ensured.has(topic) && existing.has(topic)) continue;
      await host.ensureTopic(topic);
      ensured.add(topic);
    }
  };
}
