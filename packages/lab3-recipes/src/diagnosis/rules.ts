import { capturedTableRules } from './captured-table-rules.ts';
import { catalogPrivilegeRules } from './catalog-privilege-rules.ts';
import { confluentRules } from './confluent-rules.ts';
import { databaseLoginRules } from './database-login-rules.ts';
import { databaseSessionRules } from './database-session-rules.ts';
import { kafkaRules } from './kafka-rules.ts';
import { pipelineStateRules } from './pipeline-state-rules.ts';
import { replicationRules } from './replication-rules.ts';
import type { Rule } from './rule.ts';
import { schemaRegistryRules } from './schema-registry-rules.ts';
import { tableflowRules } from './tableflow-rules.ts';
import { unityCatalogRules } from './unity-catalog-rules.ts';
import { workspaceRules } from './workspace-rules.ts';

/** Every known cause. The first whose pattern matches decides, so the most specific come first. */
export const rules: readonly Rule[] = [
  ...pipelineStateRules,
  ...kafkaRules,
  ...databaseSessionRules,
  ...databaseLoginRules,
  ...replicationRules,
  ...capturedTableRules,
  ...schemaRegistryRules,
  ...confluentRules,
  ...workspaceRules,
  ...unityCatalogRules,
  ...catalogPrivilegeRules,
  ...tableflowRules,
];
