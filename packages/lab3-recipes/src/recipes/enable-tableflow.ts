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
import { differingSettings, tableflowSettings, toWireConfig } from '../resources/tableflow/tableflow-settings.ts';
import { findTableflowTopic, type TableflowTopic, tablePathOf } from '../resources/tableflow/tableflow-topics.ts';
import { waitUntilTableflowRunning } from '../resources/tableflow/wait-until-tableflow-running.ts';
import { refuseLiveWriteMode, refuseWriteMode } from '../resources/tableflow/write-mode.ts';
import { waitUntilTopicReady } from '../resources/topic/wait-until-topic-ready.ts';

const storageSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    /** A bucket of your own on AWS. */
    kind: z.literal('ByobAws'),
    /** Name of the bucket, in the region of the cluster. At least 3 characters. */
    bucketName: z.string().min(3, 'must be the name of a bucket'),
    /** Provider integration that may write to the bucket, `cspi-…`. */
    providerIntegrationId: z.string().startsWith('cspi-'),
  }),
  z.strictObject({
    /** A container of your own on Azure. */
    kind: z.literal('AzureDataLakeStorageGen2'),
    /** Name of the storage account. At least 3 characters. */
    storageAccountName: z.string().min(3, 'must be the name of a storage account'),
    /** Name of the container. At least 3 characters. */
    containerName: z.string().min(3, 'must be the name of a container'),
    /** Provider integration that may write to the container, `cspi-…`. */
    providerIntegrationId: z.string().startsWith('cspi-'),
  }),
]);

const inputSchema = z.strictObject({
  /** Kafka topic, 1 to 249 characters. It is waited for, with its schema. */
  topic: topicName,
  /** Where the files of the table are written. It never changes while Tableflow is enabled. */
  storage: storageSchema,
  ...tableflowSettings,
  /** Refuse a topic whose rows would be written otherwise: `APPEND` or `UPSERT`. Default: either is taken. */
  expectWriteMode: z.optional(z.enum(['APPEND', 'UPSERT'])),
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
 * Turns a Kafka topic into a Delta table in the user's own bucket. Waits for the topic and its value schema, enables
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

  const { thing: live, isNew } = await ensure({
    what: `Tableflow on topic "${topic}"`,
    find: () => findTableflowTopic(lab, topic, options.signal),
    create: async () => {
      await waitUntilTopicReady(lab, { topic }, { ...options, timeoutMs: options.topicTimeoutMs ?? options.timeoutMs });
      if (wanted.expectWriteMode)
        await refuseWriteMode(lab, { topic, expectWriteMode: wanted.expectWriteMode }, options.signal);
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

async function create(lab: LabContext, wanted: Wanted, signal: AbortSignal | undefined): Promise<void> {
  const { topic, storage } = wanted;
  const config = toWireConfig(wanted);
  const call = lab.confluent.tableflow.POST('/tableflow/v1/tableflow-topics', {
    body: {
      spec: {
        display_name: topic,
        storage:
          storage.kind === 'ByobAws'
            ? {
                kind: storage.kind,
                bucket_name: storage.bucketName,
                provider_integration_id: storage.providerIntegrationId,
              }
            : {
                kind: storage.kind,
                storage_account_name: storage.storageAccountName,
                container_name: storage.containerName,
                provider_integration_id: storage.providerIntegrationId,
              },
        ...(Object.keys(config).length > 0 ? { config } : {}),
        // The service's default is ICEBERG, which Unity Catalog does not publish.
        table_formats: ['DELTA'],
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
  const lacksDelta = !(live.spec.table_formats ?? []).includes('DELTA');
  const changesConfig = Object.keys(config).length > 0;
  if (!lacksDelta && !changesConfig) return false;
  const change = {
    ...(lacksDelta ? { table_formats: ['DELTA' as const, 'ICEBERG' as const] } : {}),
    ...(changesConfig ? { config } : {}),
  };
  const tried = lacksDelta ? `add the format DELTA to topic "${topic}"` : `update Tableflow on topic "${topic}"`;
  await patchTableflowTopic(lab, { topic, change, tried }, signal);
  return true;
}

function refuseOtherStorage(live: TableflowTopic, wanted: Wanted['storage'], topic: string): void {
  const current = live.spec.storage;
  const place =
    current.kind === 'ByobAws'
      ? `bucket ${current.bucket_name} (provider integration ${current.provider_integration_id})`
      : current.kind === 'Managed'
        ? 'storage of Confluent'
        : `container ${current.container_name} of ${current.storage_account_name} (provider integration ${current.provider_integration_id})`;
  const wantedRoot =
    wanted.kind === 'ByobAws'
      ? `bucket ${wanted.bucketName}`
      : `container ${wanted.containerName} of ${wanted.storageAccountName}`;
  const wantedPlace = `${wantedRoot} (provider integration ${wanted.providerIntegrationId})`;
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
