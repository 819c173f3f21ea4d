import { InputError } from '@tableflow-workshop/client-core';
import { unwrapConfluent } from '@tableflow-workshop/confluent-client';
import * as z from 'zod';
import type { LabContext } from '../lab/context.ts';
import { ensure } from '../mechanics/ensure.ts';
import { topicName } from '../mechanics/input-schemas.ts';
import type { RecipeOptions } from '../mechanics/options.ts';
import type { Outcome } from '../mechanics/outcome.ts';
import { parseInput } from '../mechanics/parse-input.ts';
import { patchTableflowTopic } from '../resources/tableflow/patch-tableflow-topic.ts';
import { type TableFormat, tableFormats } from '../resources/tableflow/table-formats.ts';
import { placeOf, placeOfLive, tableStorage, toWireStorage } from '../resources/tableflow/table-storage.ts';
import { differingSettings, tableflowSettings, toWireConfig } from '../resources/tableflow/tableflow-settings.ts';
import {
  findSharedTableflowTopic,
  pollTableflowTopic,
  type TableflowTopic,
  tablePathOf,
} from '../resources/tableflow/tableflow-topics.ts';
import { waitUntilTableflowRunning } from '../resources/tableflow/wait-until-tableflow-running.ts';
import { refuseLiveWriteMode, refuseWriteMode } from '../resources/tableflow/write-mode.ts';
import { waitUntilTopicReady } from '../resources/topic/wait-until-topic-ready.ts';

const inputSchema = z.strictObject({
  /** Kafka topic, 1 to 249 characters. It is waited for, with its schema. */
  topic: topicName,
  /** Where the files of the table are written. It never changes while Tableflow is enabled. */
  storage: tableStorage,
  ...tableflowSettings,
  /**
   * Formats of a new table: `DELTA`, `ICEBERG` or both. Unity Catalog shows the table only with `DELTA`. On a topic that has
   * Tableflow already, what is missing is added. Default: `DELTA`.
   */
  formats: z.optional(tableFormats),
  /**
   * Refuse a topic whose rows would be written otherwise: `APPEND`, `UPSERT` or `UPSERT_HISTORY`, which shows only once
   * Tableflow is enabled. Default: any is taken.
   */
  expectWriteMode: z.optional(z.enum(['APPEND', 'UPSERT', 'UPSERT_HISTORY'])),
});

/** Which topic becomes a table, where its files are, and how it is kept. */
export type EnableTableflowInput = z.input<typeof inputSchema>;

/** Options of `enableTableflow`: those of every recipe, and a limit of its own for its first wait. */
export interface EnableTableflowOptions extends RecipeOptions {
  /** Limit of the wait for the topic and its schema. Default: `timeoutMs`, else 5 minutes. */
  readonly topicTimeoutMs?: number | undefined;
}

/** Tableflow on the topic as it is now. */
export interface EnableTableflowResult {
  readonly outcome: Outcome;
  readonly topic: string;
  readonly phase: string;
  /** APPEND for a CDC topic that is not compacted: an update is then one more row. */
  readonly writeMode: string;
  /** Root of the table in the bucket. */
  readonly tablePath: string | undefined;
}

/**
 * Turns a Kafka topic into a Delta table, in the user's own bucket or in storage of Confluent (`Managed`), whose files Unity
 * Catalog cannot read. Waits for the topic and its value schema, enables
 * Tableflow with the format DELTA, and waits until it runs.
 *
 * On a topic that has Tableflow already, DELTA is added to its formats where it is missing; another storage is refused
 * by name, because it can never change. Retention and error handling are set where they differ, and left alone where
 * they are not given.
 *
 * Undo: `disableTableflow`.
 *
 * @param input `retentionMs` from 24 hours on, `dataRetentionMs` from 30 days on; with `expectWriteMode` a topic that is
 *   written in another mode is refused before anything is created
 * @throws InputError for wrong input and for refused changes; WaitError when it fails or does not run within
 *   `timeoutMs` (default 15 minutes), with the cause that the service names
 * @example
 * await enableTableflow(lab, { topic: 'riverhotel.public.customer', storage: { kind: 'ByobAws', bucketName: 'river-bucket', providerIntegrationId: 'cspi-1a2b3' } });
 * @see https://docs.confluent.io/cloud/current/topics/tableflow/get-started/quick-start-delta-lake.html
 */
export async function enableTableflow(
  lab: LabContext,
  input: EnableTableflowInput,
  options: EnableTableflowOptions = {},
): Promise<EnableTableflowResult> {
  const wanted = parseInput(inputSchema, input, 'enable Tableflow');
  const { topic } = wanted;

  let isAsked = false;
  const { thing: live, isNew } = await ensure({
    what: `Tableflow on topic "${topic}"`,
    // What a shared list does not show yet is made, and the refusal of a second one shows it.
    find: () =>
      isAsked
        ? pollTableflowTopic(lab, topic, () => true, options.signal)
        : findSharedTableflowTopic(lab, topic, options.signal),
    create: async () => {
      await waitUntilTopicReady(lab, { topic }, { ...options, timeoutMs: options.topicTimeoutMs ?? options.timeoutMs });
      if (wanted.expectWriteMode)
        await refuseWriteMode(lab, { topic, expectWriteMode: wanted.expectWriteMode }, options.signal);
      isAsked = true;
      await create(lab, wanted, options.signal);
    },
  });
  const isUpdated = !isNew && (await sync(lab, live, wanted, options.signal));
  const now = options.wait === false ? live : await waitUntilTableflowRunning(lab, { topic }, options);
  return {
    outcome: isNew ? 'created' : isUpdated ? 'updated' : 'unchanged',
    topic,
    phase: now.status.phase ?? 'PENDING',
    writeMode: now.status.write_mode,
    tablePath: tablePathOf(now),
  };
}

type Wanted = z.output<typeof inputSchema>;

/** The service's own default is ICEBERG, which Unity Catalog does not publish. */
const defaultFormats: readonly TableFormat[] = ['DELTA'];

async function create(lab: LabContext, wanted: Wanted, signal: AbortSignal | undefined): Promise<void> {
  const { topic, storage } = wanted;
  const config = toWireConfig(wanted);
  const call = lab.confluent.tableflow.POST('/tableflow/v1/tableflow-topics', {
    body: {
      spec: {
        display_name: topic,
        storage: toWireStorage(storage),
        ...(Object.keys(config).length > 0 ? { config } : {}),
        table_formats: [...(wanted.formats ?? defaultFormats)],
        environment: { id: lab.config.environmentId },
        kafka_cluster: { id: lab.config.kafkaClusterId },
      },
    },
    signal,
  });
  await unwrapConfluent(call, `enable Tableflow on topic "${topic}"`);
}

async function sync(
  lab: LabContext,
  live: TableflowTopic,
  wanted: Wanted,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const { topic, storage, expectWriteMode } = wanted;
  refuseOtherStorage(live, storage, topic);
  if (expectWriteMode) refuseLiveWriteMode({ topic, expectWriteMode }, live.status.write_mode);
  const config = toWireConfig(differingSettings(live.spec.config, wanted));
  const liveFormats = live.spec.table_formats ?? [];
  const missing = (wanted.formats ?? defaultFormats).filter((format) => !liveFormats.includes(format));
  const changesConfig = Object.keys(config).length > 0;
  if (missing.length === 0 && !changesConfig) return false;
  const change = {
    ...(missing.length > 0 ? { table_formats: ['DELTA' as const, 'ICEBERG' as const] } : {}),
    ...(changesConfig ? { config } : {}),
  };
  const tried =
    missing.length > 0
      ? `add the format ${missing.join(' and ')} to topic "${topic}"`
      : `update Tableflow on topic "${topic}"`;
  await patchTableflowTopic(lab, { topic, change, tried }, signal);
  return true;
}

function refuseOtherStorage(live: TableflowTopic, wanted: Wanted['storage'], topic: string): void {
  const [place, wantedPlace] = [placeOfLive(live.spec.storage), placeOf(wanted)];
  if (place === wantedPlace) return;
  throw new InputError({
    tried: `enable Tableflow on topic "${topic}"`,
    problems: [
      {
        path: 'storage',
        problem: `the topic has Tableflow already, in ${place}; ${wantedPlace} is wanted, and the storage of a topic never changes.`,
        remedy:
          'Keep the storage, or disable Tableflow on the topic first: the new table then starts from the beginning.',
      },
    ],
  });
}
