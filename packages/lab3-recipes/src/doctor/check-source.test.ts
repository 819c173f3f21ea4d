import { describe, expect, it } from 'vitest';
import { goodTable, inDepth, slot } from '../../test/support/healthy-source.ts';
import { createSimulatedLab } from '../../test/support/simulated-lab.ts';
import { sourceDouble } from '../../test/support/source-double.ts';
import type { Finding } from '../findings/finding.ts';
import type { SourceFindings } from '../source/source-database.ts';
import { sourceFindings } from './check-source.ts';

const check = {
  tables: ['public.hotel', 'public.customer'],
  slotName: 'river_slot',
  publicationName: 'river_pub',
  isOurs: false,
};

async function findingsOf(findings: SourceFindings, changes: Partial<typeof check> = {}): Promise<readonly Finding[]> {
  const { lab } = await createSimulatedLab({ source: sourceDouble({ inspect: async () => findings }) });
  return sourceFindings(lab, { ...check, ...changes });
}

describe('a healthy database', () => {
  it('has no findings', async () => {
    expect(await findingsOf(inDepth())).toEqual([]);
  });

  it('has none where our own connector reads its slot', async () => {
    const ours = inDepth({
      slots: { used: 10, max: 10 },
      senders: { used: 10, max: 10 },
      allSlots: [slot('river_slot')],
      publication: { isOwned: true, tables: ['public.customer', 'public.hotel'] },
      mayCreatePublication: false,
      tables: [goodTable('public.customer', { isOwned: false }), goodTable('public.hotel')],
    });
    expect(await findingsOf(ours, { isOurs: true })).toEqual([]);
  });
});

describe('each fault, with what mends it', () => {
  const cases: readonly (readonly [
    what: string,
    findings: SourceFindings,
    found: Omit<Finding, 'evidence'>,
    evidence: string,
  ])[] = [
    [
      'wal_level on RDS',
      inDepth({ provider: 'RDS' }, { walLevel: 'replica' }),
      {
        ruleId: 'wal-level',
        severity: 'error',
        subject: 'database workshop',
        remedy: 'Set rds.logical_replication = 1 in the parameter group and reboot the instance.',
      },
      'wal_level is "replica", and change capture needs "logical"',
    ],
    [
      'wal_level on Azure',
      inDepth({ provider: 'Azure' }, { walLevel: 'replica' }),
      {
        ruleId: 'wal-level',
        severity: 'error',
        subject: 'database workshop',
        remedy: 'Set the server parameter wal_level = logical and restart the server.',
      },
      'wal_level is "replica", and change capture needs "logical"',
    ],
    [
      'wal_level on Cloud SQL',
      inDepth({ provider: 'Cloud SQL' }, { walLevel: 'replica' }),
      {
        ruleId: 'wal-level',
        severity: 'error',
        subject: 'database workshop',
        remedy: 'Set the flag cloudsql.logical_decoding = on; the instance restarts.',
      },
      'wal_level is "replica", and change capture needs "logical"',
    ],
    [
      'no right to replicate on RDS',
      inDepth({ provider: 'RDS' }, { mayReplicate: false }),
      {
        ruleId: 'replication-right',
        severity: 'error',
        subject: 'role debezium',
        remedy: 'Run GRANT rds_replication TO debezium;',
      },
      'role debezium may not replicate',
    ],
    [
      'an old server',
      inDepth({ serverVersion: '9.6.24' }),
      {
        ruleId: 'server-version',
        severity: 'error',
        subject: 'database workshop',
        remedy: 'Upgrade to PostgreSQL 10 or newer.',
      },
      'PostgreSQL 9.6.24 has no decoding plugin pgoutput',
    ],
    [
      'no CREATE on the database',
      inDepth({ mayCreatePublication: false }),
      {
        ruleId: 'publication-create',
        severity: 'error',
        subject: 'role debezium',
        remedy: 'Run GRANT CREATE ON DATABASE workshop TO debezium;',
      },
      'role debezium has no CREATE on database workshop, which a new publication needs',
    ],
    [
      'connections nearly exhausted',
      inDepth({ connections: { used: 97, max: 100 } }),
      {
        ruleId: 'connections-exhausted',
        severity: 'warning',
        subject: 'database workshop',
        remedy:
          'End idle sessions (SELECT pid, usename, state FROM pg_stat_activity), or raise max_connections and restart.',
      },
      '97 of 100 connections are taken',
    ],
    [
      'no slot left',
      inDepth({ slots: { used: 2, max: 2 }, allSlots: [slot('a', { isActive: false }), slot('b')] }),
      {
        ruleId: 'slots-exhausted',
        severity: 'error',
        subject: 'database workshop',
        remedy: "If they are not needed, run SELECT pg_drop_replication_slot('a');",
      },
      '2 of 2 replication slots are taken; inactive are: a',
    ],
    [
      'no sender left',
      inDepth({ senders: { used: 10, max: 10 } }),
      {
        ruleId: 'senders-exhausted',
        severity: 'error',
        subject: 'database workshop',
        remedy:
          'Stop streams that are not needed (SELECT * FROM pg_stat_replication), or raise max_wal_senders and restart.',
      },
      '10 of 10 WAL senders are busy',
    ],
    [
      'the slot in use by another',
      inDepth({ allSlots: [slot('river_slot')] }),
      {
        ruleId: 'slot-active',
        severity: 'error',
        subject: 'replication slot river_slot',
        remedy:
          'Set LAB3_SLOT_NAME to a free name, e.g. river_slot_2, or stop the other reader (SELECT * FROM pg_stat_replication).',
      },
      'it is active, and the lab has no connector that reads it',
    ],
    [
      'the slot left behind',
      inDepth({ allSlots: [slot('river_slot', { isActive: false, retainedBytes: 5 * 1024 ** 3 })] }),
      {
        ruleId: 'slot-leftover',
        severity: 'warning',
        subject: 'replication slot river_slot',
        remedy: "Run SELECT pg_drop_replication_slot('river_slot');",
      },
      'it is left from an earlier connector and holds back 5,120 MB of WAL',
    ],
    [
      'the slot of another database',
      inDepth({ allSlots: [slot('river_slot', { databaseName: 'other' })] }),
      {
        ruleId: 'slot-other-database',
        severity: 'error',
        subject: 'replication slot river_slot',
        remedy:
          'Set LAB3_SLOT_NAME to a free name, e.g. river_slot_2: names of slots are shared by all databases of a server.',
      },
      'it belongs to database other',
    ],
    [
      'the slot of another plugin',
      inDepth({ allSlots: [slot('river_slot', { plugin: 'wal2json', isActive: false })] }),
      {
        ruleId: 'slot-plugin',
        severity: 'error',
        subject: 'replication slot river_slot',
        remedy:
          "Set LAB3_SLOT_NAME to a free name, e.g. river_slot_2, or if it is not in use run SELECT pg_drop_replication_slot('river_slot');",
      },
      'its plugin is wal2json, not pgoutput',
    ],
    [
      'the slot that lost its WAL',
      inDepth({ allSlots: [slot('river_slot', { isActive: false, walStatus: 'lost' })] }),
      {
        ruleId: 'slot-lost',
        severity: 'error',
        subject: 'replication slot river_slot',
        remedy:
          "Delete the connector, run SELECT pg_drop_replication_slot('river_slot');, create it again, and raise max_slot_wal_keep_size.",
      },
      'the server has removed WAL that it still needs (wal_status is lost)',
    ],
    [
      'a foreign slot that fills the disk',
      inDepth({ allSlots: [slot('old', { isActive: false, retainedBytes: 19 * 1024 ** 3 })] }),
      {
        ruleId: 'slot-abandoned',
        severity: 'warning',
        subject: 'replication slot old',
        remedy: "If it is not needed, run SELECT pg_drop_replication_slot('old');",
      },
      'nothing reads from it, and it holds back 19,456 MB of WAL',
    ],
    [
      'WAL without a limit',
      inDepth({ maxSlotWalKeepMb: -1 }),
      {
        ruleId: 'wal-retention',
        severity: 'note',
        subject: 'database workshop',
        remedy:
          'Take the lab down when it is over (lab3 down, or deletePostgresCdcConnector), which drops the slot, or set a limit.',
      },
      'max_slot_wal_keep_size is -1: an idle slot keeps WAL until the disk is full',
    ],
    [
      'the publication of another role',
      inDepth({ publication: { isOwned: false, tables: [] } }),
      {
        ruleId: 'publication-foreign',
        severity: 'error',
        subject: 'publication river_pub',
        remedy: 'Run ALTER PUBLICATION river_pub OWNER TO debezium;',
      },
      'it belongs to another role than debezium',
    ],
    [
      'a publication left behind',
      inDepth({ publication: { isOwned: true, tables: ['public.hotel'] } }),
      {
        ruleId: 'publication-leftover',
        severity: 'note',
        subject: 'publication river_pub',
        remedy: 'Nothing to do; if it is not needed, run DROP PUBLICATION river_pub;',
      },
      'it exists, for public.hotel; the connector will set its tables',
    ],
    [
      'a schema that is closed',
      inDepth({ tables: [goodTable('public.hotel', { mayUseSchema: false })] }),
      {
        ruleId: 'schema-usage',
        severity: 'error',
        subject: 'table public.hotel',
        remedy: 'Run GRANT USAGE ON SCHEMA public TO debezium;',
      },
      'role debezium has no USAGE on schema public',
    ],
    [
      'a table that is closed',
      inDepth({ tables: [goodTable('public.Hotel', { maySelect: false })] }),
      {
        ruleId: 'table-privilege',
        severity: 'error',
        subject: 'table public.Hotel',
        remedy: 'Run GRANT SELECT ON public."Hotel" TO debezium;',
      },
      'role debezium has no SELECT on it',
    ],
    [
      'a table of another role',
      inDepth({ tables: [goodTable('public.hotel', { isOwned: false })] }),
      {
        ruleId: 'publication-owner',
        severity: 'error',
        subject: 'table public.hotel',
        remedy: 'Run ALTER TABLE public.hotel OWNER TO debezium;',
      },
      'role debezium does not own it, and only an owner may put it into a publication',
    ],
    [
      'a table without a key',
      inDepth({ tables: [goodTable('public.hotel', { hasPrimaryKey: false })] }),
      {
        ruleId: 'no-primary-key',
        severity: 'error',
        subject: 'table public.hotel',
        remedy:
          'Run ALTER TABLE public.hotel ADD PRIMARY KEY (…); or where there can be none ALTER TABLE public.hotel REPLICA IDENTITY FULL;',
      },
      'it has no primary key, so PostgreSQL will refuse its updates and deletes once it is published',
    ],
    [
      'a table without a replica identity',
      inDepth({ tables: [goodTable('public.hotel', { replicaIdentity: 'nothing' })] }),
      {
        ruleId: 'no-primary-key',
        severity: 'error',
        subject: 'table public.hotel',
        remedy: 'Run ALTER TABLE public.hotel REPLICA IDENTITY DEFAULT;',
      },
      'its replica identity is NOTHING, so PostgreSQL will refuse its updates and deletes once it is published',
    ],
    [
      'long values that are stored apart',
      inDepth({ tables: [goodTable('public.hotel', { toastColumns: ['description'], toastBytes: 8_192 })] }),
      {
        ruleId: 'toast-columns',
        severity: 'warning',
        subject: 'table public.hotel',
        remedy: 'Run ALTER TABLE public.hotel REPLICA IDENTITY FULL; its updates then write more WAL.',
      },
      'an update leaves out unchanged long values of description',
    ],
    [
      'columns that could be stored apart',
      inDepth({ tables: [goodTable('public.hotel', { toastColumns: ['name', 'city'] })] }),
      {
        ruleId: 'toast-columns',
        severity: 'note',
        subject: 'table public.hotel',
        remedy: 'Run ALTER TABLE public.hotel REPLICA IDENTITY FULL; its updates then write more WAL.',
      },
      'an update leaves out unchanged long values of name, city; today it has none',
    ],
  ];
  it.each(cases)('%s', async (_what, findings, found, evidence) => {
    expect(await findingsOf(findings)).toEqual([{ ...found, evidence }]);
  });

  it('none for a table without a key whose whole rows are written', async () => {
    const full = goodTable('public.hotel', { hasPrimaryKey: false, replicaIdentity: 'full', toastColumns: ['name'] });
    expect(await findingsOf(inDepth({ tables: [full] }))).toEqual([]);
  });
});
