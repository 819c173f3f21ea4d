import type { Diagnosis, TableCommit, TableVerdict } from '@tableflow-workshop/lab3-recipes';
import type { ReportDocument, ReportedPart, ReportedTable } from '../src/index.ts';

// Labs as a person may find them: in order, on the way there, and with three faults.

const minute = 60_000;
const start = Date.parse('2026-11-28T09:00:00Z');
const at = (ms: number): string => new Date(start + ms).toISOString();

const hotel = 'riverhotel.public.hotel';
const customer = 'riverhotel.public.customer';

function part(
  name: string,
  state: Diagnosis['health']['state'],
  phase: string,
  more: Partial<Diagnosis> = {},
): ReportedPart {
  return { part: name, health: { state, phase }, causes: [], unknown: [], ...more };
}

function verdictOf(topic: string, rows: number, changes: Partial<TableVerdict> = {}): TableVerdict {
  return {
    topic,
    fullTableName: `river-hotels.lkc-river1.${topic.replaceAll('.', '_')}`,
    sourceRows: rows,
    slotLagBytes: 2_048,
    topicRecords: rows,
    tableflowPhase: 'RUNNING',
    writeMode: 'APPEND',
    catalogSync: 'SYNCED',
    deltaRows: rows,
    partitions: 1,
    tableOffsets: rows,
    skippedRecords: null,
    liveKeys: rows,
    newestRecordAt: at(14 * minute),
    freshnessMs: 38_000,
    missingColumns: [],
    verdict: 'complete',
    hop: null,
    reason: `all ${rows} records are rows of the table`,
    restsOn: ['offsets', 'keys', 'slot'],
    notes: [],
    ...changes,
  };
}

function commits(rows: readonly number[]): readonly TableCommit[] {
  return rows.map((one, version) => ({
    version,
    at: at((2 + version) * minute),
    operation: version === 0 ? 'CREATE TABLE' : 'WRITE',
    rows: one,
    files: one === 0 ? 0 : Math.ceil(one / 300),
    bytes: one * 96,
  }));
}

const hotelFields = ['hotel_id', 'name', 'city', 'available_rooms', '__deleted'];
const tables: readonly ReportedTable[] = [
  {
    verdict: verdictOf(hotel, 42),
    commits: commits([0, 30, 2, 0, 4, 1, 5]),
    schemaVersions: [
      { version: 1, fields: hotelFields },
      { version: 2, fields: [...hotelFields, 'stars'] },
    ],
  },
  {
    verdict: verdictOf(customer, 1_184),
    commits: commits([0, 600, 400, 12, 31, 0, 58, 40, 43]),
    schemaVersions: [{ version: 1, fields: ['customer_id', 'email', 'first_name', 'last_name', '__deleted'] }],
  },
];

const steps: NonNullable<ReportDocument['run']>['steps'] = [
  { name: 'check Unity Catalog access', outcome: 'passed', startedMs: 0, durationMs: 640 },
  { name: 'check source database', outcome: 'passed', startedMs: 0, durationMs: 1_220 },
  { name: 'create Unity Catalog integration', outcome: 'created', startedMs: 1_240, durationMs: 2_100 },
  { name: 'create PostgreSQL CDC connector', outcome: 'created', startedMs: 1_240, durationMs: 3_400 },
  { name: 'run PostgreSQL CDC connector', outcome: 'running', startedMs: 4_640, durationMs: 94_000 },
  { name: `enable Tableflow on ${hotel}`, outcome: 'created', startedMs: 98_640, durationMs: 312_000 },
  { name: `enable Tableflow on ${customer}`, outcome: 'created', startedMs: 98_640, durationMs: 336_000 },
  { name: 'connect Unity Catalog integration', outcome: 'connected', startedMs: 3_340, durationMs: 462_000 },
  { name: `publish ${hotel}`, outcome: 'published', startedMs: 410_640, durationMs: 71_000 },
  { name: `publish ${customer}`, outcome: 'published', startedMs: 434_640, durationMs: 66_000 },
  {
    name: 'verify tables',
    outcome: 'complete',
    startedMs: 500_640,
    durationMs: 24_000,
    warnings: ['The warehouse was starting.'],
  },
];

const healthyParts = [
  part('connector', 'healthy', 'RUNNING, task 0 RUNNING'),
  part(hotel, 'healthy', 'RUNNING, sync SYNCED'),
  part(customer, 'healthy', 'RUNNING, sync SYNCED'),
  part('integration', 'healthy', 'CONNECTED'),
];

/** Everything is there. */
export const healthy: ReportDocument = {
  at: at(15 * minute),
  lab: {
    environmentId: 'env-river1',
    kafkaClusterId: 'lkc-river1',
    topicPrefix: 'riverhotel',
    connectorName: 'sa-river1-postgres-cdc',
    integrationName: 'tableflow-databricks-workshop',
    catalogName: 'river-hotels',
  },
  parts: healthyParts,
  tables,
  run: { date: at(9 * minute), verdict: 'complete', versions: { lab3: '0.1.0', node: '20.19.0' }, steps },
};

const pendingTable = { tableflowPhase: 'PENDING', fullTableName: null, deltaRows: null, verdict: 'behind' } as const;

/** Tableflow writes its first files, and nothing has failed. */
export const starting: ReportDocument = {
  ...healthy,
  at: at(3 * minute),
  parts: [
    part('connector', 'healthy', 'RUNNING, task 0 RUNNING'),
    part(hotel, 'pending', 'PENDING'),
    part(customer, 'pending', 'PENDING'),
    part('integration', 'pending', 'PENDING', {
      unknown: [
        {
          from: 'integration',
          text: 'It is PENDING until Tableflow runs on a first topic of the cluster, which is normal for some minutes.',
        },
      ],
    }),
  ],
  tables: [
    {
      verdict: verdictOf(hotel, 30, {
        ...pendingTable,
        freshnessMs: null,
        hop: 'Tableflow',
        reason: 'Tableflow is PENDING: it makes the table, which takes some minutes.',
      }),
      commits: [],
      schemaVersions: [{ version: 1, fields: hotelFields }],
    },
    {
      verdict: verdictOf(customer, 1_000, {
        ...pendingTable,
        freshnessMs: null,
        topicRecords: 640,
        slotLagBytes: 61_440,
        hop: 'topic',
        reason: '640 of 1,000 rows are records of the topic.',
      }),
      commits: [],
      schemaVersions: [],
    },
  ],
  run: undefined,
};

/** Somebody commented on a table, and Tableflow stopped. */
export const damagedTable: ReportDocument = {
  ...healthy,
  parts: [
    part('connector', 'healthy', 'RUNNING, task 0 RUNNING'),
    part(hotel, 'failed', 'FAILED', {
      causes: [
        {
          ruleId: 'delta-log-modified',
          cause: 'Something else wrote to the Delta log: a COMMENT, ALTER, OPTIMIZE or VACUUM is enough.',
          evidence: [
            {
              from: 'Tableflow',
              text: 'the Delta table may have been modified outside of Tableflow, which did not write _delta_log/00000000000000000007.json.',
            },
          ],
          remedy: 'Build the table again: lab3 repair riverhotel.public.hotel',
        },
      ],
    }),
    ...healthyParts.slice(2),
  ],
  tables: tables.map((table, index) =>
    index === 0
      ? {
          ...table,
          verdict: verdictOf(hotel, 47, {
            deltaRows: 42,
            tableflowPhase: 'FAILED',
            verdict: 'failed',
            hop: 'Tableflow',
            reason: 'Tableflow is FAILED: 5 records of the topic are not rows of the table.',
            freshnessMs: 612_000,
          }),
        }
      : table,
  ),
};

/** The password of the database was changed, and the connector cannot log in. */
export const failedConnector: ReportDocument = {
  ...healthy,
  parts: [
    part('connector', 'failed', 'FAILED, task 0 FAILED', {
      causes: [
        {
          ruleId: 'database-password',
          cause: 'PostgreSQL refuses the password of the connector.',
          evidence: [
            { from: 'task 0', text: 'FATAL: password authentication failed for user "debezium"' },
            { from: 'source database', text: 'the role debezium logs in with another password.' },
          ],
          remedy: 'Give the connector the new one: run lab3 rotate, which takes it from the environment.',
        },
      ],
      recommendations: ['Verify the credentials of the database, then restart the connector.'],
    }),
    ...healthyParts.slice(1),
  ],
  tables: tables.map(({ verdict, ...table }) => ({
    ...table,
    verdict: {
      ...verdict,
      sourceRows: null,
      slotLagBytes: 48_234_496,
      verdict: 'behind' as const,
      hop: 'connector' as const,
      reason: 'The connector is FAILED: changes of the source do not reach the topic.',
      notes: ['The source was not reached from here: its rows are not counted.'],
    },
  })),
};

/** The secret of the service principal has expired, and the tables are not published. */
export const refusedIntegration: ReportDocument = {
  ...healthy,
  parts: [
    ...healthyParts.slice(0, 3),
    part('integration', 'failed', 'FAILED', {
      causes: [
        {
          ruleId: 'client-secret-expired',
          cause: 'Databricks refuses the client secret of the integration.',
          evidence: [{ from: 'integration', text: 'invalid_client: Client authentication failed' }],
          remedy:
            'Create a secret for the service principal, and run lab3 rotate, which takes it from the environment.',
        },
      ],
    }),
  ],
  tables: tables.map(({ verdict, ...table }) => ({
    ...table,
    verdict: {
      ...verdict,
      catalogSync: 'FAILED',
      verdict: 'failed' as const,
      hop: 'catalog sync' as const,
      reason: 'The sync with Unity Catalog is FAILED.',
      restsOn: [],
    },
  })),
};
