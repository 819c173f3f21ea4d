import { capturedTableRules } from '../../diagnosis/captured-table-rules.ts';
import { catalogPrivilegeRules } from '../../diagnosis/catalog-privilege-rules.ts';
import { confluentRules } from '../../diagnosis/confluent-rules.ts';
import { databaseLoginRules } from '../../diagnosis/database-login-rules.ts';
import { databaseSessionRules } from '../../diagnosis/database-session-rules.ts';
import { kafkaRules } from '../../diagnosis/kafka-rules.ts';
import { replicationRules } from '../../diagnosis/replication-rules.ts';
import type { Rule } from '../../diagnosis/rule.ts';
import { schemaRegistryRules } from '../../diagnosis/schema-registry-rules.ts';
import { unityCatalogRules } from '../../diagnosis/unity-catalog-rules.ts';
import { workspaceRules } from '../../diagnosis/workspace-rules.ts';
import type { FleetFinding } from '../fleet-finding.ts';

const storageRules = /^(provider-integration|bucket|storage)-/;

const who: readonly (readonly [rules: readonly Rule[], who: string])[] = [
  [
    [...databaseLoginRules, ...databaseSessionRules, ...replicationRules, ...capturedTableRules],
    'the administrator of PostgreSQL',
  ],
  [catalogPrivilegeRules, 'the owner of the catalog and the external location'],
  [[...unityCatalogRules, ...workspaceRules], 'the administrator of the Databricks workspace'],
  [[...confluentRules, ...kafkaRules, ...schemaRegistryRules], 'the administrator of the Confluent environment'],
];

/** Who has to do what a finding asks for. What has no owner elsewhere is for whoever gives the workshop. */
export function whoFixes({ ruleId }: FleetFinding): string {
  if (ruleId === 'connector-paused') return 'whoever paused it';
  if (storageRules.test(ruleId)) return 'the owner of the bucket or container';
  const found = who.find(([rules]) => rules.some(({ id }) => id === ruleId));
  return found ? found[1] : 'whoever gives the workshop';
}
