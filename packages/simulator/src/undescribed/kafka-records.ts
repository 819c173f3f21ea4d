import { markOf, qualifiedName } from '../confluent/cluster-of.ts';
import type { ProducedPart, ProducedRecord, ProduceOutcome } from '../data-plane.ts';
import { type Answer, codeAndMessage } from '../request/answer.ts';
import type { Call, Surroundings } from '../request/route.ts';
import type { Undescribed } from './undescribed.ts';

const path = /^\/kafka\/v3\/clusters\/([^/]+)\/topics\/([^/]+)\/records$/;
const types = ['BINARY', 'JSON', 'STRING', 'AVRO'];

/**
 * Records over Kafka REST: one, or any number one behind the other, each with a report of its own, whose `error_code` says
 * whether it was taken. The service takes BINARY, JSON and STRING only; a schema's id is what the REST proxy takes beside.
 *
 * @see https://docs.confluent.io/cloud/current/api.html#tag/Records-(v3)/operation/produceRecord
 */
export const kafkaRecordRoutes: readonly Undescribed[] = [
  // Documented by the vendor: only its body, one object behind the other, is nothing that a description can have.
  { method: 'POST', path, api: 'kafka-v3', isLinked: true, isSequence: true, answer: produce },
];

async function produce({ request, body }: Call, { state, dataPlane }: Surroundings): Promise<Answer> {
  const [, clusterId = '', topic = ''] = path.exec(new URL(request.url).pathname)?.map(decodeURIComponent) ?? [];
  const { kafkaClusters, topics } = state.confluent;
  if (!kafkaClusters.some(({ id }) => id === clusterId)) {
    return codeAndMessage(404, 404, `cluster ${clusterId} not found`);
  }
  const place = { ...markOf(state.world, clusterId), name: topic };
  if (!topics.some((one) => qualifiedName(one) === qualifiedName(place))) {
    return codeAndMessage(404, 40403, 'This server does not host this topic-partition.');
  }
  if (!dataPlane.produce) return codeAndMessage(501, 501, 'This simulator keeps no records: the sandbox does.');
  const sent = Array.isArray(body) ? body.map(read) : [];
  if (sent.length === 0) return codeAndMessage(400, 400, 'The request has no record.');
  const taken = await dataPlane.produce(
    qualifiedName(place),
    sent.flatMap((one) => ('problem' in one ? [] : [one.record])),
  );
  let next = 0;
  const lines = sent.map((one) => {
    if ('problem' in one) return { error_code: 400, message: one.problem };
    const outcome = taken[next] ?? { problem: 'Nothing is known of this record.' };
    next += 1;
    return report(outcome, one.record, { cluster_id: clusterId, topic_name: topic });
  });
  return {
    status: 200,
    content: { type: 'application/json', bytes: lines.map((line) => `${JSON.stringify(line)}\n`).join('') },
  };
}

function report(outcome: ProduceOutcome, { key, value }: ProducedRecord, place: object): object {
  if ('problem' in outcome) return { error_code: 400, message: outcome.problem };
  const { partition, offset, timestampMs, keySize, valueSize } = outcome;
  return {
    error_code: 200,
    ...place,
    partition_id: partition,
    offset,
    timestamp: new Date(timestampMs).toISOString(),
    ...(keySize !== undefined && { key: { type: typeOf(key), size: keySize } }),
    ...(valueSize !== undefined && { value: { type: typeOf(value), size: valueSize } }),
  };
}

function typeOf(part: ProducedPart | undefined): string {
  return part?.type?.toUpperCase() ?? (part?.schema_id === undefined ? 'JSON' : 'AVRO');
}

/** What was sent, as far as it can be a record. */
function read(sent: unknown): { readonly record: ProducedRecord } | { readonly problem: string } {
  if (!isObject(sent)) return { problem: 'A record is an object.' };
  const { partition_id: partition, headers = [], timestamp, key, value } = sent;
  if (partition !== undefined && partition !== null && !isPartition(partition))
    return { problem: 'partition_id: has to be a whole number from 0 on.' };
  if (!Array.isArray(headers) || headers.length > 0)
    return { problem: 'headers: records are kept without headers here.' };
  const timestampMs = timestamp === undefined ? undefined : Date.parse(String(timestamp));
  if (Number.isNaN(timestampMs)) return { problem: 'timestamp: not a date and time.' };
  const problem = problemOf('key', key) ?? problemOf('value', value);
  if (problem !== undefined) return { problem };
  return { record: { partition: partition ?? undefined, key: partOf(key), value: partOf(value), timestampMs } };
}

function isPartition(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function problemOf(name: string, part: unknown): string | undefined {
  if (part === undefined || part === null) return undefined;
  if (!isObject(part)) return `${name}: has to be an object with "type" and "data".`;
  const { type, schema_id: schemaId } = part;
  if (type !== undefined && !types.includes(String(type).toUpperCase())) {
    return `${name}.type: "${String(type)}" is not one of ${types.join(', ')}.`;
  }
  if (schemaId !== undefined && !Number.isSafeInteger(schemaId)) return `${name}.schema_id: has to be a number.`;
  if (String(type).toUpperCase() === 'AVRO' && schemaId === undefined) return `${name}.schema_id: is missing.`;
  return undefined;
}

function partOf(part: unknown): ProducedPart | undefined {
  return isObject(part) ? part : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
