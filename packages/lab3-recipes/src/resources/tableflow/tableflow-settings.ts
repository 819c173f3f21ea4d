import type { TableflowSchemas } from '@tableflow-workshop/confluent-client';
import * as z from 'zod';
import { text } from '../../mechanics/input-schemas.ts';
import type { TableflowTopic } from './tableflow-topics.ts';

const dayMs = 24 * 60 * 60_000;

/** How Tableflow treats a record that it cannot write. `target` is the topic that LOG writes such records to. */
const errorHandling = z.discriminatedUnion('mode', [
  z.strictObject({
    /** Stop the table at such a record, until `resumeTableflow`. */
    mode: z.literal('SUSPEND'),
  }),
  z.strictObject({
    /** Leave such a record out. */
    mode: z.literal('SKIP'),
  }),
  z.strictObject({
    /** Write such a record to another topic and go on. For Avro and Protobuf. */
    mode: z.literal('LOG'),
    /** Topic that gets such records. Default: the service's, `error_log`. */
    target: z.optional(text),
  }),
]);

const namingScheme = z.enum(['DEFAULT', 'PORTABLE']);

/** What may change on a topic with Tableflow. The floors are those of the service, held before the first request. */
export const tableflowSettings = {
  /**
   * How long old versions of the table are kept, in milliseconds; the console calls it storage retention. At least
   * 86,400,000 (24 hours). Default: the service's, 604,800,000 (7 days).
   */
  retentionMs: z.optional(z.int().min(dayMs, `must be at least ${dayMs} (24 hours)`)),
  /** How long rows are kept, in milliseconds. At least 2,592,000,000 (30 days). Default: for ever. */
  dataRetentionMs: z.optional(
    z
      .int()
      .min(
        30 * dayMs,
        `must be at least ${30 * dayMs} (30 days): it deletes rows; the storage retention of the console is retentionMs`,
      ),
  ),
  /** What a record does that cannot be written. Default: the service's, `SUSPEND`. */
  errorHandling: z.optional(errorHandling),
  /**
   * What the columns are called that Tableflow adds: `$$offset` (`DEFAULT`) or `cflt_metadata_offset` (`PORTABLE`), which
   * needs no backquotes. Default: the service's, `DEFAULT`.
   */
  metadataColumnNamingScheme: z.optional(namingScheme),
};

const schema = z.strictObject(tableflowSettings);

/** How a table is kept: what may be changed while Tableflow is enabled. */
export interface TableflowSettings {
  /** How long old versions of the table are kept, in milliseconds; the console calls it storage retention. Not rows. */
  readonly retentionMs?: number | undefined;
  /** How long rows are kept, in milliseconds. Without it they are kept for ever. */
  readonly dataRetentionMs?: number | undefined;
  /** Default: SUSPEND, so that one bad record stops the table. LOG is for Avro and Protobuf. */
  readonly errorHandling?: z.output<typeof errorHandling> | undefined;
  /** Names of the columns that Tableflow adds: `$$offset` or `cflt_metadata_offset`. Default: DEFAULT. */
  readonly metadataColumnNamingScheme?: z.output<typeof namingScheme> | undefined;
}

type WireConfig = NonNullable<TableflowSchemas['SetTableflowTopicConfig']>;
type LiveConfig = TableflowTopic['spec']['config'];

/** What the service takes. The older `record_failure_strategy` is never written. */
export function toWireConfig(settings: TableflowSettings): WireConfig {
  const { retentionMs, dataRetentionMs, errorHandling: handling, metadataColumnNamingScheme: scheme } = settings;
  return {
    ...(retentionMs === undefined ? {} : { retention_ms: String(retentionMs) }),
    ...(dataRetentionMs === undefined ? {} : { data_retention_ms: String(dataRetentionMs) }),
    ...(handling === undefined ? {} : { error_handling: withoutEmptyTarget(handling) }),
    ...(scheme === undefined ? {} : { metadata_column_naming_scheme: scheme }),
  };
}

/** The settings that a live topic has. What the service leaves out has its default. */
export function liveSettings(config: LiveConfig): TableflowSettings {
  const { retention_ms: retention = '604800000', data_retention_ms: dataRetention } = config ?? {};
  const handling = schema.shape.errorHandling.safeParse(
    config?.error_handling ?? { mode: config?.record_failure_strategy ?? 'SUSPEND' },
  );
  const scheme = namingScheme.safeParse(config?.metadata_column_naming_scheme ?? 'DEFAULT');
  return {
    retentionMs: Number(retention),
    ...(dataRetention ? { dataRetentionMs: Number(dataRetention) } : {}),
    // A mode of a later version of the service has no name here, and differs from every wanted one.
    ...(handling.success && handling.data ? { errorHandling: handling.data } : {}),
    ...(scheme.success ? { metadataColumnNamingScheme: scheme.data } : {}),
  };
}

/** The wanted settings that a live topic has otherwise. What is not wanted is left alone. */
export function differingSettings(config: LiveConfig, wanted: TableflowSettings): TableflowSettings {
  const live = liveSettings(config);
  return {
    ...(differs(wanted.retentionMs, live.retentionMs) ? { retentionMs: wanted.retentionMs } : {}),
    ...(differs(wanted.dataRetentionMs, live.dataRetentionMs) ? { dataRetentionMs: wanted.dataRetentionMs } : {}),
    ...(wanted.errorHandling && !isSameHandling(wanted.errorHandling, live.errorHandling)
      ? { errorHandling: wanted.errorHandling }
      : {}),
    ...(differs(wanted.metadataColumnNamingScheme, live.metadataColumnNamingScheme)
      ? { metadataColumnNamingScheme: wanted.metadataColumnNamingScheme }
      : {}),
  };
}

function differs<Value>(wanted: Value | undefined, live: Value | undefined): boolean {
  return wanted !== undefined && wanted !== live;
}

/** LOG without a target is content with any. */
function isSameHandling(
  wanted: NonNullable<TableflowSettings['errorHandling']>,
  live: TableflowSettings['errorHandling'],
): boolean {
  if (wanted.mode !== live?.mode) return false;
  return wanted.mode !== 'LOG' || wanted.target === undefined || (live.mode === 'LOG' && live.target === wanted.target);
}

function withoutEmptyTarget(
  handling: NonNullable<TableflowSettings['errorHandling']>,
): NonNullable<WireConfig['error_handling']> {
  if (handling.mode !== 'LOG') return { mode: handling.mode };
  return handling.target === undefined ? { mode: 'LOG' } : { mode: 'LOG', target: handling.target };
}
