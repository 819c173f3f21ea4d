import { InputError } from '@tableflow-workshop/client-core';
import * as z from 'zod';
import { causeOf } from '../../diagnosis/find-cause.ts';
import type { LabContext } from '../../lab/context.ts';
import { text, topicName } from '../../mechanics/input-schemas.ts';
import { type TableFormat, tableFormats } from './table-formats.ts';
import { isOwnTablePath, prefixOf } from './table-path.ts';
import { liveSettings, type TableflowSettings, tableflowSettings } from './tableflow-settings.ts';
import { type TableflowTopic, tablePathOf } from './tableflow-topics.ts';
import { realMessage } from './unity-integrations.ts';

/** What a repair has to remember once Tableflow is disabled and the cloud has forgotten it. Plain data. */
export const repairPlanSchema = z.strictObject(
  {
    topic: topicName,
    tablePath: text,
    formats: tableFormats,
    ...tableflowSettings,
  },
  'must be the plan that the dry run gave',
);

/** The path of the spoilt table, and the settings with which Tableflow is enabled again. */
export interface DeltaTableRepairPlan extends TableflowSettings {
  /** Topic of the table. */
  readonly topic: string;
  /** Root of the table in the bucket: what is deleted. */
  readonly tablePath: string;
  /** Formats in which the topic is written, `DELTA` among them. */
  readonly formats: readonly TableFormat[];
}

/** One thing that a repair does. `delete files` is the only one that cannot be undone. */
export type DeltaTableRepairStep =
  | { readonly action: 'disable Tableflow'; readonly topic: string }
  | { readonly action: 'delete files'; readonly prefix: string }
  | { readonly action: 'enable Tableflow'; readonly topic: string; readonly settings: TableflowSettings }
  | { readonly action: 'verify table'; readonly topic: string };

/** What the service says of a Delta log that somebody else wrote to. `undefined` while it says no such thing. */
export function foreignCommitOf({ status }: TableflowTopic): string | undefined {
  const said = [
    status.error_message,
    ...(status.failing_table_formats ?? []).map((one) => one.error_message),
    ...(status.catalog_sync_statuses ?? []).map((one) => one.error_message),
  ];
  return said.map(realMessage).find((text) => causeOf('tableflow', text)?.id === 'delta-log-modified');
}

/** Reads the plan off a live topic. */
export function repairPlanOf({ spec }: TableflowTopic, tablePath: string): DeltaTableRepairPlan {
  const known = tableFormats.safeParse(spec.table_formats);
  return {
    topic: spec.display_name,
    tablePath,
    formats: known.success ? known.data : ['DELTA'],
    ...liveSettings(spec.config),
  };
}

type Step = DeltaTableRepairStep;

/** The steps of a whole repair, in their order. */
export function repairSteps({
  topic,
  tablePath,
  formats: _formats,
  ...settings
}: DeltaTableRepairPlan): readonly [disable: Step, deletion: Step, enable: Step, verify: Step] {
  return [
    { action: 'disable Tableflow', topic },
    { action: 'delete files', prefix: prefixOf(tablePath) },
    { action: 'enable Tableflow', topic, settings },
    { action: 'verify table', topic },
  ];
}

/** Where the live table is, provided that Tableflow can be enabled there again by the lab's configuration. */
export function ownTablePathOf(lab: LabContext, live: TableflowTopic): string {
  const topic = live.spec.display_name;
  const { storage } = live.spec;
  const path = tablePathOf(live);
  if (storage.kind === 'Managed')
    throw repairRefusal(
      topic,
      'is in storage that belongs to Confluent, where nobody else may delete.',
      'Ask Confluent support.',
    );
  if (!path) throw repairRefusal(topic, 'has no known place.', 'Try again later.');
  const integrationId = lab.config.storage.providerIntegrationId;
  if (storage.provider_integration_id !== integrationId)
    throw repairRefusal(
      topic,
      `is written with provider integration ${storage.provider_integration_id}, and the lab's configuration names ${integrationId}.`,
      'Correct LAB3_PROVIDER_INTEGRATION_ID, so that the new table is written with the same.',
    );
  refuseForeignPath(lab, topic, path);
  return path;
}

/** Holds a path against the lab's storage, environment and cluster. @throws InputError for any other place */
export function refuseForeignPath(lab: LabContext, topic: string, path: string): void {
  if (isOwnTablePath(lab, path)) return;
  const { environmentId, kafkaClusterId } = lab.config;
  throw repairRefusal(
    topic,
    `is at ${path}, which is not the path of one table in the lab's storage: …/${environmentId}/${kafkaClusterId}/v1/<table id>.`,
    'Nothing else is ever deleted; check what is there, and delete by hand what is not needed.',
  );
}

export function repairRefusal(topic: string, problem: string, remedy: string): InputError {
  return new InputError({ tried: `repair the table of "${topic}"`, problems: [{ path: 'table', problem, remedy }] });
}
