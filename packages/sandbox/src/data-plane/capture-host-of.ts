import type { CaptureHost } from '../capture/capture-host.ts';
import { createKnownTopic } from './create-known-topic.ts';
import type { DataPlaneOptions } from './data-plane-options.ts';

/** The cloud around one connector. */
export function captureHostOf(name: string, options: DataPlaneOptions): CaptureHost {
  const { controlPlane, broker, clock, saved, allowsDatabase } = options;
  return {
    broker,
    clock,
    async ensureTopic(topic) {
      controlPlane.ensureTopic(topic);
      await Promise.all([createKnownTopic(options, topic), saved()]);
    },
    async registerSchema(subject, schema) {
      const id = controlPlane.registerSchema(subject, schema);
      // A record must never be on disk with a schema that is not.
      await saved();
      return id;
    },
    report: (status) => controlPlane.reportConnector(name, status),
    allowsDatabase,
  };
}
