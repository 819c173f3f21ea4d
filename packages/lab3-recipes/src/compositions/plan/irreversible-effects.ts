import type { LabContext } from '../../lab/context.ts';
import { replicationOf } from '../../resources/connector/replication-of.ts';
import { storageRoot } from '../../resources/storage/storage-root.ts';
import { schemaNameOf } from '../../resources/unity-catalog/published-tables.ts';
import type { IrreversibleEffect, PlannedStep } from './lab-plan.ts';
import type { PlannedTable } from './predict-table.ts';

const dayMs = 24 * 60 * 60_000;

/** The steps of a plan by what they are about. */
export interface PlannedSteps {
  readonly integration: PlannedStep;
  readonly connector: PlannedStep;
  readonly tables: readonly { readonly step: PlannedStep; readonly table: PlannedTable }[];
}

/** What results from the planned steps and is permanent, or cannot be changed later. */
export function irreversibleEffects(lab: LabContext, planned: PlannedSteps): readonly IrreversibleEffect[] {
  const { integration, connector, tables } = planned;
  return [
    ...(integration.outcome === 'created' ? effects(integration, integrationEffects(lab)) : []),
    ...(connector.outcome === 'created' ? effects(connector, connectorEffects(lab)) : []),
    ...(connector.outcome === 'updated'
      ? effects(connector, ['Earlier values of its settings are overwritten and not saved anywhere.'])
      : []),
    ...tables.flatMap(({ step, table }) => effects(step, tableEffects(lab, step, table))),
  ];
}

function effects({ name }: PlannedStep, texts: readonly string[]): readonly IrreversibleEffect[] {
  return texts.map((effect) => ({ step: name, effect }));
}

function integrationEffects(lab: LabContext): readonly string[] {
  const schema = `${lab.config.databricks.catalogName}.${schemaNameOf(lab)}`;
  return [`Tableflow creates schema ${schema} if it is missing. It is kept until a teardown is asked to delete it.`];
}

function connectorEffects({ config }: LabContext): readonly string[] {
  const { slotName } = replicationOf(config);
  return [
    `Replication slot ${slotName} holds back WAL on ${config.source.hostname} for as long as it exists. A teardown drops it; deleting the connector in the console does not.`,
    'Topics and their schemas are kept until a teardown is asked to delete them.',
    'Topic prefix, data formats and row shape are fixed: a change would reshape data that is already in the topics.',
  ];
}

function tableEffects(
  { config }: LabContext,
  { outcome }: PlannedStep,
  { fullTableName, writeMode, dataRetentionMs }: PlannedTable,
): readonly string[] {
  if (outcome === 'created')
    return [
      `Write mode ${writeMode} and storage ${storageRoot(config.storage)} of ${fullTableName} are fixed while Tableflow is enabled. When it is disabled and enabled again, the table starts at another path.`,
      `The Delta files of ${fullTableName} are kept in the bucket until a teardown is asked to delete them.`,
    ];
  if (outcome === 'updated' && dataRetentionMs !== undefined)
    return [`Rows of ${fullTableName} that are older than ${dataRetentionMs / dayMs} days are deleted permanently.`];
  return [];
}
