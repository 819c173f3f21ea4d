import { avroType } from '../avro/avro-type.ts';
import { encodeAvro } from '../avro/encode-avro.ts';
import type { CaptureHost } from './capture-host.ts';
import type { CaptureOptions } from './capture-options.ts';

const keySchema = {
  type: 'record',
  name: 'ServerNameKey',
  namespace: 'io.debezium.connector.common',
  fields: [{ name: 'serverName', type: 'string' }],
  'connect.name': 'io.debezium.connector.common.ServerNameKey',
};

const valueSchema = {
  type: 'record',
  name: 'Heartbeat',
  namespace: 'io.debezium.connector.common',
  fields: [{ name: 'ts_ms', type: 'long' }],
  'connect.name': 'io.debezium.connector.common.Heartbeat',
};

/**
 * Every `heartbeat.interval.ms`, writes a record to the heartbeat topic and lets the slot move on, so that an idle table
 * does not make the server keep its log. Off when the interval is 0. The returned function ends it, and resolves when
 * nothing is being written any more.
 */
export function startHeartbeat(
  options: CaptureOptions,
  host: CaptureHost,
  advance: () => void,
  onFailure: (error: unknown) => void,
): () => Promise<void> {
  if (options.heartbeatIntervalMs === 0) return async () => undefined;
  let isStopped = false;
  let writing: Promise<void> | undefined;
  let cancel = host.clock.setTimer(options.heartbeatIntervalMs, beat);
  return async () => {
    isStopped = true;
    cancel();
    await writing;
  };

  function beat(): void {
    writing = writeHeartbeat(options, host).then(() => {
      if (isStopped) return;
      advance();
      cancel = host.clock.setTimer(options.heartbeatIntervalMs, beat);
    }, onFailure);
  }
}

async function writeHeartbeat(options: CaptureOptions, host: CaptureHost): Promise<void> {
  const topic = options.heartbeatTopic;
  await host.ensureTopic(topic);
  const keyId = await host.registerSchema(`${topic}-key`, keySchema);
  const valueId = await host.registerSchema(`${topic}-value`, valueSchema);
  const nowMs = host.clock.now();
  const key = encodeAvro(keyId, avroType(keySchema), { serverName: options.topicPrefix });
  const value = encodeAvro(valueId, avroType(valueSchema), { ts_ms: nowMs });
  await host.broker.append({ records: [{ topic, key, value, timestampMs: nowMs }] });
}
