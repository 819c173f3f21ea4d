import { expect, it } from 'vitest';
import { doctor } from '../src/doctor/doctor.ts';
import type { SourceScope } from '../src/source/source-database.ts';
import { goodTable, inDepth } from './support/healthy-source.ts';
import { sourceDouble } from './support/source-double.ts';
import { terraform, terraformConnector, terraformLab } from './support/terraform-lab.ts';

/** The source of the workshop, which remembers what it was asked about. */
function workshopSource() {
  const scopes: (SourceScope | undefined)[] = [];
  const tables = ['cdc.customer', 'cdc.hotel'];
  const source = sourceDouble({
    inspect: async (_signal, scope) => {
      scopes.push(scope);
      return inDepth({ tables: tables.map((table) => goodTable(table)) }, { tables });
    },
  });
  return { source, scopes };
}

it('a connector that Terraform made is checked with its tables, slot and publication, and what matters is noted', async () => {
  const { source, scopes } = workshopSource();
  const simulated = await terraformLab({ source });
  await terraform.connector(simulated);
  await terraform.wait(simulated);
  simulated.simulator.forgetCalls();
  const { verdict, findings } = await doctor(simulated.lab);
  expect(scopes).toMatchObject([
    {
      tables: ['cdc.customer', 'cdc.hotel'],
      slotName: 'debezium_slot_wp001',
      publicationName: 'dbz_publication_wp001',
    },
  ]);
  expect(verdict).toBe('healthy');
  expect(findings.map(({ ruleId, severity, evidence }) => [ruleId, severity, evidence])).toEqual([
    [
      'connector-differs',
      'note',
      'somebody else made it with database.sslmode "disable": the password and every row cross the network unencrypted unless the network is private',
    ],
    [
      'connector-differs',
      'note',
      'somebody else made it with tombstones.on.delete "true": a deletion writes a record without a value, which suspends an append-only table unless it skips or logs such records',
    ],
  ]);
  expect(simulated.changes()).toEqual([]);
});

it('a connector with which the lab is impossible is an error, with the key and the remedy', async () => {
  const simulated = await terraformLab(workshopSource());
  await terraform.connector(simulated, { 'output.data.format': 'JSON' });
  await terraform.wait(simulated);
  const { verdict, sides, findings } = await doctor(simulated.lab);
  expect([verdict, sides.confluentCloud]).toEqual(['unhealthy', 'unhealthy']);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([
    {
      ruleId: 'connector-unusable',
      severity: 'error',
      subject: `connector ${terraformConnector}`,
      evidence:
        'somebody else made it, and output.data.format is "JSON", which has no schema, and Tableflow makes tables of topics with a schema only',
      remedy: 'Create the connector again with AVRO, JSON_SR or PROTOBUF, and delete its topics before.',
    },
  ]);
});
