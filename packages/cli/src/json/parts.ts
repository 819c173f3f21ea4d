import type { Diagnosis, Finding, Kept, Leftover, TableVerdict, Unseen } from '@tableflow-workshop/lab3-recipes';
import * as z from 'zod';
import type { RunDescription } from '../receipt.ts';

// What several documents have. Every object is strict: the tests hold each printed document against them. What is published
// says that there may be more, because members are added in later versions.

const text = z.string();
/** A number that could not be had is `null`. */
const count = z.number().int().nonnegative().nullable();

const system = z.enum(['Confluent Cloud', 'Databricks', 'PostgreSQL']);

/** One thing that is wrong with what was given, and what corrects it. */
export const problem = z.strictObject({ path: text, problem: text, remedy: text });

export const health = z.strictObject({
  state: z.enum(['healthy', 'pending', 'degraded', 'failed', 'paused', 'absent', 'unknown']),
  phase: text.describe('As the service calls it, e.g. RUNNING.'),
});

const evidence = z.strictObject({ from: text, text });

/** How one part is, and why. */
const diagnosis = z.strictObject({
  health,
  causes: z
    .array(z.strictObject({ ruleId: text, cause: text, evidence: z.array(evidence), remedy: text }))
    .describe('The likeliest first.'),
  unknown: z.array(evidence).describe('What no rule explains, verbatim.'),
  recommendations: z.exactOptional(z.array(text)).describe('What the service itself would do.'),
}) satisfies z.ZodType<Diagnosis>;

/** The same with the name of the part on the command line. */
export const partDiagnosis = diagnosis.extend({ part: text.describe('connector, integration, or a topic.') });

/** One thing that a check showed. */
export const finding = z.strictObject({
  ruleId: text,
  severity: z.enum(['error', 'warning', 'note']),
  subject: text,
  evidence: text,
  remedy: text,
}) satisfies z.ZodType<Finding>;

/** A step of up or down. */
export const step = z.strictObject({
  name: text,
  outcome: text.describe('What is true after it, e.g. created or unchanged.'),
  durationMs: z.number(),
  startedMs: z.exactOptional(z.number()).describe('Milliseconds after the run had begun. Only of up.'),
  warnings: z.exactOptional(z.array(text)),
});

/** A topic at every stage of its rows' way. */
export const tableVerdict = z.strictObject({
  topic: text,
  fullTableName: text.nullable(),
  sourceRows: count,
  slotLagBytes: z.number().nullable().describe("Bytes of the source's log that the connector has not confirmed."),
  topicRecords: count.describe('Records of the last seven days.'),
  tableflowPhase: text.nullable(),
  writeMode: text.nullable(),
  catalogSync: text.nullable(),
  deltaRows: count,
  partitions: count,
  tableOffsets: count,
  skippedRecords: count,
  liveKeys: count,
  newestRecordAt: text.nullable().describe('Kafka timestamp of the newest record in the table.'),
  freshnessMs: z.number().nullable().describe('Age of the newest record when it was counted.'),
  missingColumns: z.array(text).nullable(),
  verdict: z.enum(['complete', 'empty', 'behind', 'failed']),
  hop: z.enum(['connector', 'slot', 'topic', 'Tableflow', 'catalog sync', 'rows', 'columns']).nullable(),
  reason: text,
  restsOn: z.array(z.enum(['offsets', 'keys', 'slot', 'counts'])),
  notes: z.array(text),
}) satisfies z.ZodType<TableVerdict>;

/** Which lab it is. */
export const labDescription = {
  environmentId: text,
  kafkaClusterId: text,
  topicPrefix: text,
  connectorName: text,
  integrationName: text,
  catalogName: text,
};

/** Which lab it was, when, and by what. */
export const run = {
  date: text.describe('When it ended, in ISO 8601.'),
  ...labDescription,
  versions: z.strictObject({ lab3: text, node: text }),
};
z.strictObject(run) satisfies z.ZodType<RunDescription>;

export const leftover = z.strictObject({
  system,
  kind: text,
  name: text,
  why: text,
  removeWith: text,
}) satisfies z.ZodType<Leftover>;

export const unseen = z.strictObject({ system, what: text, why: text }) satisfies z.ZodType<Unseen>;

export const kept = z.strictObject({
  system,
  kind: text,
  name: text,
  why: text,
  option: z.enum(['allTopics', 'deleteAdopted']),
}) satisfies z.ZodType<Kept>;
