import { waitUntil } from '@tableflow-workshop/client-core';
import * as z from 'zod';
import type { LabContext } from '../lab/context.ts';
import { topicName } from '../mechanics/input-schemas.ts';
import type { RecipeOptions } from '../mechanics/options.ts';
import type { Outcome } from '../mechanics/outcome.ts';
import { parseInput } from '../mechanics/parse-input.ts';
import { getTableflowTopic } from '../resources/tableflow/get-tableflow-topic.ts';
import { patchTableflowTopic } from '../resources/tableflow/patch-tableflow-topic.ts';
import {
  differingFormats,
  knownFormats,
  type TableFormat,
  tableFormats,
} from '../resources/tableflow/table-formats.ts';
import {
  differingSettings,
  liveSettings,
  type TableflowSettings,
  tableflowSettings,
  toWireConfig,
} from '../resources/tableflow/tableflow-settings.ts';
import type { TableflowTopic } from '../resources/tableflow/tableflow-topics.ts';

const inputSchema = z
  .strictObject({
    /** Topic on which Tableflow is enabled. */
    topic: topicName,
    ...tableflowSettings,
    /**
     * All formats from now on: `DELTA`, `ICEBERG` or both. Unity Catalog shows the table only with `DELTA`. Default: as
     * they are.
     */
    formats: z.optional(tableFormats),
  })
  .refine(({ topic: _topic, ...settings }) => Object.values(settings).some((value) => value !== undefined), {
    error: 'names no setting to change',
    params: { remedy: 'Give retentionMs, dataRetentionMs, errorHandling, metadataColumnNamingScheme or formats.' },
  });

/** The topic, and what shall change on it. */
export type UpdateTableflowInput = z.input<typeof inputSchema>;

/** Whether something changed, and what it was before. */
export interface UpdateTableflowResult {
  readonly outcome: Extract<Outcome, 'updated' | 'unchanged'>;
  readonly topic: string;
  /** The settings before. Given to `updateTableflow` again they are the undo. */
  readonly previous: TableflowSettings & { readonly formats?: readonly TableFormat[] | undefined };
}

/**
 * Changes retention, error handling, names of metadata columns and formats of a topic with Tableflow: only what differs from the live topic is sent.
 * Works on a suspended topic too, so that SKIP or LOG can be set before `resumeTableflow`.
 *
 * The undo is the same recipe with `previous`; rows that a data retention deleted do not come back, and a data retention
 * cannot be taken away again.
 *
 * Undo: itself, with `previous`.
 *
 * @param input `retentionMs` from 24 hours on, `dataRetentionMs` from 30 days on; `formats` is the whole new set, and
 *   Unity Catalog shows the table only while DELTA is in it
 * @param options `timeoutMs` limits the wait until the service shows the change, default 1 minute
 * @throws InputError for a value out of range, before any request, and where Tableflow is not enabled
 * @example await updateTableflow(lab, { topic: 'clickstream', retentionMs: 8 * 7 * 24 * 60 * 60_000, errorHandling: { mode: 'LOG' } });
 * @see https://docs.confluent.io/cloud/current/topics/tableflow/operate/configure-tableflow.html
 */
export async function updateTableflow(
  lab: LabContext,
  input: UpdateTableflowInput,
  options: RecipeOptions = {},
): Promise<UpdateTableflowResult> {
  const { topic, ...wanted } = parseInput(inputSchema, input, 'update Tableflow');
  const tried = `update Tableflow on topic "${topic}"`;
  const live = await getTableflowTopic(lab, topic, tried, options.signal);
  const previous = previousOf(live);
  const change = changeOf(live, wanted);
  if (Object.keys(change).length === 0) return { outcome: 'unchanged', topic, previous };
  await patchTableflowTopic(lab, { topic, change, tried }, options.signal);
  if (options.wait !== false) {
    await waitUntil({
      ...options,
      waitingFor: `the new settings of Tableflow on topic "${topic}" to show`,
      clock: lab.clock,
      timeoutMs: options.timeoutMs ?? 60_000,
      observe: (signal) => getTableflowTopic(lab, topic, tried, signal),
      judge: (seen) =>
        Object.keys(changeOf(seen, wanted)).length === 0
          ? { state: 'ready' }
          : { state: 'pending', phase: 'NOT SHOWN' },
    });
  }
  return { outcome: 'updated', topic, previous };
}

type Wanted = Omit<z.output<typeof inputSchema>, 'topic'>;

function previousOf({ spec }: TableflowTopic): UpdateTableflowResult['previous'] {
  const formats = knownFormats(spec.table_formats);
  return { ...liveSettings(spec.config), ...(formats ? { formats } : {}) };
}

/** What has to be sent. Empty where the live topic is as it is wanted. */
function changeOf({ spec }: TableflowTopic, { formats: wantedFormats, ...wanted }: Wanted) {
  const config = toWireConfig(differingSettings(spec.config, wanted));
  const formats = differingFormats(spec.table_formats, wantedFormats);
  return {
    ...(Object.keys(config).length > 0 ? { config } : {}),
    ...(formats ? { table_formats: formats } : {}),
  };
}
