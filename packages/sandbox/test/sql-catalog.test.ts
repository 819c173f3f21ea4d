import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CatalogLab, createCatalogLab } from './catalog-lab.ts';

// Views and tables that statements make, seen through SQL and through REST, over a restart.

let lab: CatalogLab;
beforeAll(async () => {
  lab = await createCatalogLab();
  const statements = [
    "CREATE TABLE stays (id BIGINT NOT NULL COMMENT 'number', price DECIMAL(10,2), guest STRING) COMMENT 'all stays' TBLPROPERTIES ('x.y' = 'z')",
    "INSERT INTO stays VALUES (1, 2.5, 'Ada'), (2, 5, 'Bob')",
    "INSERT INTO stays (guest, id) VALUES ('Cy', 3)",
    "CREATE VIEW dear (who COMMENT 'the guest', cost) COMMENT 'expensive' AS SELECT guest, price FROM stays WHERE price > 3",
    'CREATE VIEW top AS WITH t AS (SELECT * FROM dear) SELECT max(cost) AS most, count(*) AS many FROM t',
  ];
  for (const statement of statements) expect((await lab.sql(statement)).message).toBe('');
});
afterAll(() => lab.remove());

const rows = async (statement: string, as?: 'admin' | 'principal') => {
  const { state, message, rows: found } = await lab.sql(statement, as);
  return state === 'SUCCEEDED' ? found : message;
};
const table = (name: string) => lab.rest('GET', `/2.1/unity-catalog/tables/river-hotels.default.${name}`);

describe('a view', () => {
  it('is read as a table is, also a view of a view', async () => {
    expect(await rows('SELECT * FROM dear')).toEqual([['Bob', '5.00']]);
    expect(await rows('SELECT d.who FROM `river-hotels`.default.DEAR d WHERE d.cost = 5')).toEqual([['Bob']]);
    expect(await rows('SELECT * FROM top')).toEqual([['5.00', '1']]);
  });

  it('looks its names up where it was made', async () => {
    const elsewhere = { catalog: 'system', schema: 'default' };
    expect((await lab.sql('SELECT most FROM `river-hotels`.default.top', 'admin', elsewhere)).rows).toEqual([['5.00']]);
  });

  it('is seen by REST', async () => {
    expect((await table('dear')).body).toMatchObject({
      table_type: 'VIEW',
      full_name: 'river-hotels.default.dear',
      view_definition: 'SELECT guest, price FROM stays WHERE price > 3',
      view_dependencies: { dependencies: [{ table: { table_full_name: 'river-hotels.default.stays' } }] },
      comment: 'expensive',
      owner: 'admin@river-hotels.example',
      columns: [
        { name: 'who', position: 0, type_text: 'string', type_name: 'STRING', comment: 'the guest' },
        {
          name: 'cost',
          position: 1,
          type_text: 'decimal(10,2)',
          type_name: 'DECIMAL',
          type_precision: 10,
          type_scale: 2,
        },
      ],
    });
    const { body } = await lab.rest('GET', '/2.1/unity-catalog/tables?catalog_name=river-hotels&schema_name=default');
    expect(
      (body as { tables: { name: string; table_type: string }[] }).tables.map((one) => [one.name, one.table_type]),
    ).toEqual([
      ['dear', 'VIEW'],
      ['stays', 'MANAGED'],
      ['top', 'VIEW'],
    ]);
  });

  it('is listed by SHOW and by information_schema', async () => {
    expect(await rows('SHOW TABLES')).toEqual(['dear', 'stays', 'top'].map((name) => ['default', name, 'false']));
    expect(await rows("SHOW VIEWS LIKE 'd*'")).toEqual([['default', 'dear', 'false', 'false']]);
    expect(await rows('SELECT table_name, table_type, comment FROM information_schema.tables ORDER BY 1')).toEqual([
      ['dear', 'VIEW', 'expensive'],
      ['stays', 'MANAGED', 'all stays'],
      ['top', 'VIEW', null],
    ]);
    expect(
      await rows("SELECT view_definition FROM `river-hotels`.information_schema.views WHERE table_name = 'dear'"),
    ).toEqual([['SELECT guest, price FROM stays WHERE price > 3']]);
    expect(
      await rows(
        "SELECT column_name, full_data_type FROM information_schema.columns WHERE table_name = 'dear' ORDER BY ordinal_position",
      ),
    ).toEqual([
      ['who', 'string'],
      ['cost', 'decimal(10,2)'],
    ]);
    expect(await rows('DESCRIBE dear')).toEqual([
      ['who', 'string', 'the guest'],
      ['cost', 'decimal(10,2)', null],
    ]);
    expect(await rows('SHOW CREATE TABLE dear')).toEqual([
      [
        "CREATE VIEW `river-hotels`.default.dear (\n  who COMMENT 'the guest',\n  cost)\nCOMMENT 'expensive'\nAS SELECT guest, price FROM stays WHERE price > 3\n",
      ],
    ]);
  });

  it('is there after a restart', async () => {
    await lab.restart();
    expect(await rows('SELECT * FROM top')).toEqual([['5.00', '1']]);
    expect((await table('top')).status).toBe(200);
  });

  it('is replaced and dropped', async () => {
    expect(await rows('CREATE VIEW short AS SELECT 1 AS x')).toEqual([]);
    expect(await rows('CREATE VIEW short AS SELECT 2 AS x')).toContain('[TABLE_OR_VIEW_ALREADY_EXISTS]');
    expect(await rows('CREATE VIEW IF NOT EXISTS short AS SELECT 2 AS x')).toEqual([]);
    expect(await rows('SELECT x FROM short')).toEqual([['1']]);
    expect(await rows('CREATE OR REPLACE VIEW short AS SELECT 2 AS y, 3 AS z')).toEqual([]);
    expect(await rows('SELECT * FROM short')).toEqual([['2', '3']]);
    expect(await rows('DROP TABLE short')).toContain('[EXPECT_TABLE_NOT_VIEW.NO_ALTERNATIVE]');
    expect(await rows('DROP VIEW short')).toEqual([]);
    expect(await rows('DROP VIEW short')).toContain('[TABLE_OR_VIEW_NOT_FOUND]');
    expect(await rows('DROP VIEW IF EXISTS short')).toEqual([]);
    expect((await table('short')).status).toBe(404);
  });

  it.each([
    ['CREATE VIEW bad AS SELECT nope FROM stays', 'UNRESOLVED_COLUMN.WITH_SUGGESTION'],
    ['CREATE VIEW bad AS SELECT * FROM nope', 'TABLE_OR_VIEW_NOT_FOUND'],
    ['CREATE VIEW bad (a) AS SELECT 1, 2', 'CREATE_VIEW_COLUMN_ARITY_MISMATCH.TOO_MANY_DATA_COLUMNS'],
    ['CREATE VIEW bad AS SELECT 1 AS a, 2 AS A', 'COLUMN_ALREADY_EXISTS'],
    ['CREATE VIEW nope.bad AS SELECT 1 AS x', 'SCHEMA_NOT_FOUND'],
    ['CREATE OR REPLACE VIEW stays AS SELECT 1 AS x', 'EXPECT_VIEW_NOT_TABLE.NO_ALTERNATIVE'],
    ['CREATE VIEW bad', 'PARSE_SYNTAX_ERROR'],
    ['CREATE VIEW bad AS SELECT 1 AS x; DROP TABLE stays', 'PARSE_SYNTAX_ERROR'],
    ['CREATE TEMPORARY VIEW bad AS SELECT 1 AS x', 'UNSUPPORTED_FEATURE'],
    ['CREATE MATERIALIZED VIEW bad AS SELECT 1 AS x', 'UNSUPPORTED_FEATURE'],
    ['ALTER VIEW dear AS SELECT 1', 'UNSUPPORTED_FEATURE'],
    ['INSERT INTO dear VALUES (1)', 'EXPECT_TABLE_NOT_VIEW.NO_ALTERNATIVE'],
  ])('%s is refused with %s', async (statement, errorClass) => {
    expect(await rows(statement)).toContain(`[${errorClass}]`);
  });
});

describe('a table of one’s own', () => {
  it('has versions', async () => {
    expect(await rows('SELECT count(*) FROM stays')).toEqual([['3']]);
    expect(await rows('SELECT count(*) FROM stays VERSION AS OF 1')).toEqual([['2']]);
    expect(await rows('SELECT count(*) FROM stays@v0')).toEqual([['0']]);
    expect(await rows('SELECT count(*) FROM stays VERSION AS OF 9')).toContain(
      '[DELTA_VERSION_NOT_FOUND] Cannot time travel Delta table to version 9. Available versions: [0, 2].',
    );
    expect(await rows("SELECT count(*) FROM stays TIMESTAMP AS OF '2020-01-01'")).toContain(
      '[DELTA_TIMESTAMP_EARLIER_THAN_COMMIT_RETENTION]',
    );
    const history = await lab.sql('DESCRIBE HISTORY stays');
    expect(history.rows.map(([version, , , user, operation]) => [version, user, operation])).toEqual([
      ['2', 'admin@river-hotels.example', 'WRITE'],
      ['1', 'admin@river-hotels.example', 'WRITE'],
      ['0', 'admin@river-hotels.example', 'CREATE TABLE'],
    ]);
    const written = history.rows[1]?.[1]?.replace('T', ' ').replace('Z', '');
    expect(await rows(`SELECT count(*) FROM stays TIMESTAMP AS OF '${written}'`)).toEqual([['2']]);
  });

  it('says what it is', async () => {
    const { columns, rows: detail } = await lab.sql('DESCRIBE DETAIL stays');
    const shown = Object.fromEntries(columns.map((column, index) => [column, detail[0]?.[index]]));
    expect(shown).toMatchObject({
      format: 'delta',
      name: 'river-hotels.default.stays',
      description: 'all stays',
      numFiles: '2',
      properties: '{"x.y":"z"}',
      minReaderVersion: '1',
      minWriterVersion: '2',
    });
    expect(await rows('SHOW TBLPROPERTIES stays')).toEqual([
      ['delta.minReaderVersion', '1'],
      ['delta.minWriterVersion', '2'],
      ['x.y', 'z'],
    ]);
    expect(await rows("SHOW TBLPROPERTIES stays ('x.y')")).toEqual([['x.y', 'z']]);
    expect(await rows('DESCRIBE stays')).toEqual([
      ['id', 'bigint', 'number'],
      ['price', 'decimal(10,2)', null],
      ['guest', 'string', null],
    ]);
    const extended = await lab.sql('DESCRIBE EXTENDED stays');
    expect(extended.rows).toContainEqual(['Type', 'MANAGED', '']);
    expect(extended.rows).toContainEqual(['Owner', 'admin@river-hotels.example', '']);
  });

  it('is made of a query, filled, overwritten and dropped', async () => {
    expect(
      await rows(
        "CREATE TABLE made AS SELECT id, CAST(id AS DECIMAL(5,1)) / 2 AS half, array(id) AS list, named_struct('a', id) AS s FROM range(3)",
      ),
    ).toEqual([]);
    expect(await rows('SELECT * FROM made ORDER BY id DESC LIMIT 1')).toEqual([['2', '1.000000', '[2]', '{"a":2}']]);
    expect((await table('made')).body).toMatchObject({
      table_type: 'MANAGED',
      data_source_format: 'DELTA',
      columns: [
        { type_text: 'bigint' },
        { type_text: 'decimal(10,6)' },
        { type_text: 'array<bigint>' },
        { type_text: 'struct<a:bigint>' },
      ],
    });
    expect((await lab.sql('INSERT INTO made (id) SELECT 7')).rows).toEqual([['1', '1']]);
    expect(await rows('SELECT half, list FROM made WHERE id = 7')).toEqual([[null, null]]);
    expect(await rows('INSERT OVERWRITE made BY NAME SELECT 9 AS id')).toEqual([['1', '1']]);
    expect(await rows('SELECT id FROM made')).toEqual([['9']]);
    expect(await rows('SELECT count(*) FROM made VERSION AS OF 1')).toEqual([['4']]);
    expect(await rows("CREATE OR REPLACE TABLE made AS SELECT 'x' AS other")).toEqual([]);
    expect(await rows('SELECT * FROM made')).toEqual([['x']]);
    expect(await rows('DROP TABLE made')).toEqual([]);
    expect(await rows('SELECT * FROM made')).toContain('[TABLE_OR_VIEW_NOT_FOUND]');
  });

  it('changes and deletes rows, in the types of the table', async () => {
    await rows('CREATE TABLE priced (id INT NOT NULL, price DECIMAL(6,2), tags ARRAY<STRING>, spot STRUCT<x: INT>)');
    await rows(
      "INSERT INTO priced VALUES (1, 1.5, array('a'), named_struct('x', 1)), (2, 2, NULL, NULL), (3, NULL, array(), NULL)",
    );
    expect(await rows("UPDATE priced SET price = price * 3, tags = array('b', 'c') WHERE id <= 2")).toEqual([['2']]);
    expect(await rows('UPDATE priced SET id = NULL')).toContain('[DELTA_NOT_NULL_CONSTRAINT_VIOLATED]');
    expect(await rows('DELETE FROM priced WHERE price IS NULL')).toEqual([['1']]);
    expect(await rows('SELECT * FROM priced ORDER BY id')).toEqual([
      ['1', '4.50', '["b","c"]', '{"x":1}'],
      ['2', '6.00', '["b","c"]', null],
    ]);
    expect(await rows('DROP TABLE priced')).toEqual([]);
  });

  it('takes several inserts at once', async () => {
    expect(await rows('CREATE TABLE busy (x INT)')).toEqual([]);
    await Promise.all([1, 2, 3, 4].map((x) => rows(`INSERT INTO busy VALUES (${x})`)));
    expect(await rows('SELECT x FROM busy ORDER BY x')).toEqual([['1'], ['2'], ['3'], ['4']]);
  });

  it.each([
    ['INSERT INTO stays VALUES (1)', 'INSERT_COLUMN_ARITY_MISMATCH.NOT_ENOUGH_DATA_COLUMNS'],
    ['INSERT INTO stays (nope) VALUES (1)', 'UNRESOLVED_COLUMN.WITH_SUGGESTION'],
    ["INSERT INTO stays (guest) VALUES ('x')", 'DELTA_NOT_NULL_CONSTRAINT_VIOLATED'],
    ["INSERT INTO stays VALUES ('x', 1, 'y')", 'CAST_INVALID_INPUT'],
    ['INSERT INTO nope VALUES (1)', 'TABLE_OR_VIEW_NOT_FOUND'],
    ['CREATE TABLE stays (a INT)', 'TABLE_OR_VIEW_ALREADY_EXISTS'],
    ['CREATE TABLE bad (a INTERVAL)', 'UNSUPPORTED_FEATURE'],
    ['CREATE TABLE bad (a INT) PARTITIONED BY (a)', 'UNSUPPORTED_FEATURE'],
    ['CREATE TABLE bad AS SELECT NULL AS x', 'UNSUPPORTED_FEATURE'],
    ['MERGE INTO stays USING stays AS s ON true WHEN MATCHED THEN DELETE', 'UNSUPPORTED_FEATURE'],
    ['OPTIMIZE stays', 'UNSUPPORTED_FEATURE'],
  ])('%s is refused with %s', async (statement, errorClass) => {
    expect(await rows(statement)).toContain(`[${errorClass}]`);
  });
});

describe('privileges', () => {
  const change = (path: string, body: object) => lab.rest('PATCH', `/2.1/unity-catalog/permissions/${path}`, body);
  const principal = 'c0ffee00-1111-4222-8333-444455556666';

  it('are those of SELECT for a view, and those of its owner for what it reads', async () => {
    await change('catalog/river-hotels', { changes: [{ principal, remove: ['ALL_PRIVILEGES', 'CREATE_TABLE'] }] });
    expect(await rows('SELECT * FROM dear', 'principal')).toContain(
      "[INSUFFICIENT_PERMISSIONS] Insufficient privileges: User does not have SELECT on Table 'river-hotels.default.dear'.",
    );
    expect(await rows('SELECT 1 FROM (SELECT 1) AS a, default.dear', 'principal')).toContain(
      '[INSUFFICIENT_PERMISSIONS]',
    );
    expect(await rows('SHOW TABLES', 'principal')).toEqual([]);
    expect(await rows('SELECT count(*) FROM information_schema.tables', 'principal')).toEqual([['0']]);
    await change('table/river-hotels.default.dear', { changes: [{ principal, add: ['SELECT'] }] });
    expect(await rows('SELECT * FROM dear', 'principal')).toEqual([['Bob', '5.00']]);
    expect(await rows('SELECT * FROM stays', 'principal')).toContain("SELECT on Table 'river-hotels.default.stays'");
    expect(await rows('SELECT table_name FROM information_schema.tables', 'principal')).toEqual([['dear']]);
  });

  it('are asked for before anything is made or changed', async () => {
    expect(await rows('CREATE VIEW mine AS SELECT 1 AS x', 'principal')).toContain(
      "User does not have CREATE TABLE on Schema 'river-hotels.default'.",
    );
    expect(await rows('DROP VIEW dear', 'principal')).toContain(
      "User does not have MANAGE on Table 'river-hotels.default.dear'.",
    );
    await change('table/river-hotels.default.stays', { changes: [{ principal, add: ['SELECT'] }] });
    expect(await rows("INSERT INTO stays VALUES (9, 1, 'x')", 'principal')).toContain(
      "User does not have MODIFY on Table 'river-hotels.default.stays'.",
    );
    await change('schema/river-hotels.default', { changes: [{ principal, add: ['CREATE_TABLE'] }] });
    expect(await rows('CREATE VIEW mine AS SELECT * FROM stays', 'principal')).toEqual([]);
    expect(await rows('SELECT count(*) FROM mine', 'principal')).toEqual([['3']]);
    await change('table/river-hotels.default.stays', { changes: [{ principal, remove: ['SELECT'] }] });
    // The owner of the view may no longer read what it reads.
    expect(await rows('SELECT count(*) FROM mine')).toContain(
      "User does not have SELECT on Table 'river-hotels.default.stays'.",
    );
  });

  it('are shown', async () => {
    expect(await rows('SHOW GRANTS ON TABLE dear')).toContainEqual([
      principal,
      'SELECT',
      'TABLE',
      'river-hotels.default.dear',
    ]);
    expect(await rows('SHOW GRANTS ON SCHEMA default')).toContainEqual([
      principal,
      'CREATE TABLE',
      'SCHEMA',
      'river-hotels.default',
    ]);
    expect(await rows('SHOW GRANTS ON TABLE nope')).toContain('[RESOURCE_DOES_NOT_EXIST]');
  });
});
