import { sleep } from '@tableflow-workshop/client-core';
import { describe, expect, it } from 'vitest';
import type { Statement } from '../src/data-plane.ts';
import {
  answerRows,
  createDatabricksLab,
  createRunningLab,
  type DatabricksLab,
  firstStatementId,
  readStatement,
  run,
  said,
  warehouse,
} from './databricks-lab.ts';

const statements = '/api/2.0/sql/statements';
const oneChunk = '/api/2.0/sql/statements/{statement_id}/result/chunks/{chunk_index}';

describe('a statement', () => {
  it('answers with manifest and rows', async () => {
    const seen: Statement[] = [];
    const lab = createRunningLab(async (statement) => {
      seen.push(statement);
      return {
        state: 'SUCCEEDED',
        columns: [{ name: 'rows', typeName: 'LONG', typeText: 'bigint' }],
        rows: [['1030'], [null]],
      };
    });
    const { data } = await run(lab, {
      statement: 'SELECT COUNT(*) AS rows FROM t WHERE a = :a AND b = :b',
      catalog: 'river-hotels',
      parameters: [{ name: 'a', value: '7', type: 'INT' }, { name: 'b' }],
    });
    expect(data).toEqual({
      statement_id: firstStatementId,
      status: { state: 'SUCCEEDED' },
      manifest: {
        format: 'JSON_ARRAY',
        schema: { column_count: 1, columns: [{ name: 'rows', position: 0, type_name: 'LONG', type_text: 'bigint' }] },
        total_chunk_count: 1,
        total_row_count: 2,
        total_byte_count: 4,
        truncated: false,
        chunks: [{ chunk_index: 0, row_offset: 0, row_count: 2, byte_count: 4 }],
      },
      result: { chunk_index: 0, row_offset: 0, row_count: 2, byte_count: 4, data_array: [['1030'], [null]] },
    });
    expect(seen).toEqual([
      {
        text: 'SELECT COUNT(*) AS rows FROM t WHERE a = :a AND b = :b',
        catalog: 'river-hotels',
        schema: undefined,
        parameters: [
          { name: 'a', value: '7', type: 'INT' },
          { name: 'b', value: null },
        ],
        rowLimit: undefined,
      },
    ]);
  });

  it('without rows has an empty result', async () => {
    const { data } = await run(createRunningLab(answerRows([])));
    expect(data?.result).toEqual({});
    expect([data?.manifest?.total_chunk_count, data?.manifest?.total_row_count]).toEqual([0, 0]);
  });

  it('that fails is answered with 200', async () => {
    const message = '[TABLE_OR_VIEW_NOT_FOUND] The table or view `t` cannot be found.';
    const lab = createRunningLab(async () => ({
      state: 'FAILED',
      errorCode: 'BAD_REQUEST',
      message,
      sqlState: '42P01',
    }));
    const { response, data } = await run(lab);
    expect([response.status, data]).toEqual([
      200,
      {
        statement_id: firstStatementId,
        status: { state: 'FAILED', error: { error_code: 'BAD_REQUEST', message }, sql_state: '42P01' },
      },
    ]);
  });

  it('that breaks the data plane fails, too', async () => {
    const { data } = await run(createRunningLab(() => Promise.reject(new Error('engine gone'))));
    expect(data?.status).toEqual({ state: 'FAILED', error: { error_code: 'INTERNAL_ERROR', message: 'engine gone' } });
  });

  it('is cut at its row limit, and then says so', async () => {
    const lab = createRunningLab(answerRows([['1'], ['2'], ['3']]));
    const cut = await run(lab, { row_limit: 2 });
    expect([cut.data?.result?.data_array, cut.data?.manifest?.truncated]).toEqual([[['1'], ['2']], true]);
    const whole = await run(lab, { row_limit: 3 });
    expect([whole.data?.manifest?.total_row_count, whole.data?.manifest?.truncated]).toEqual([3, false]);
  });

  it('gives a long result in chunks of 1,000 rows', async () => {
    const lab = createRunningLab(answerRows(Array.from({ length: 2_001 }, (_none, index) => [String(index)])));
    const { data } = await run(lab);
    expect(data?.manifest?.total_chunk_count).toBe(3);
    expect(data?.result?.row_count).toBe(1_000);
    expect(data?.result?.next_chunk_index).toBe(1);
    expect(data?.result?.next_chunk_internal_link).toBe(
      `/api/2.0/sql/statements/${firstStatementId}/result/chunks/1?row_offset=1000`,
    );
    const chunk = (index: number) =>
      lab.admin.sql.GET(oneChunk, { params: { path: { statement_id: firstStatementId, chunk_index: index } } });
    const last = await chunk(2);
    expect(last.data).toEqual({
      chunk_index: 2,
      row_offset: 2_000,
      row_count: 1,
      byte_count: 4,
      data_array: [['2000']],
    });
    expect((await chunk(3)).response.status).toBe(400);
  });

  it.each([
    [{ warehouse_id: 'none' }, 404, 'RESOURCE_DOES_NOT_EXIST'],
    [{ wait_timeout: '3s' }, 400, 'INVALID_PARAMETER_VALUE'],
    [{ wait_timeout: '51s' }, 400, 'INVALID_PARAMETER_VALUE'],
    [{ format: 'CSV' }, 400, 'INVALID_PARAMETER_VALUE'],
  ])('is refused with %j', async (difference, status, code) => {
    const { response, error } = await run(createRunningLab(answerRows([])), difference);
    expect([response.status, said(error).error_code]).toEqual([status, code]);
  });

  it('is unknown with 404', async () => {
    const { response, error } = await readStatement(createDatabricksLab(), 'none');
    expect([response.status, said(error).error_code]).toEqual([404, 'RESOURCE_DOES_NOT_EXIST']);
  });

  it('can be read for an hour', async () => {
    const lab = createRunningLab(answerRows([['1']]));
    await run(lab);
    await sleep(lab.clock, 59 * 60_000);
    expect((await readStatement(lab)).data?.status?.state).toBe('SUCCEEDED');
    await sleep(lab.clock, 60_000);
    expect((await readStatement(lab)).data).toEqual({ statement_id: firstStatementId, status: { state: 'CLOSED' } });
  });
});

describe('privileges of a statement', () => {
  const fullName = 'river-hotels.default.clickstream';

  function createLab(): DatabricksLab {
    const lab = createRunningLab(answerRows([['1']]));
    lab.databricks.tables.push({
      name: 'clickstream',
      catalog_name: 'river-hotels',
      schema_name: 'default',
      full_name: fullName,
      owner: 'admin@river.example',
    });
    return lab;
  }

  async function runAsGuest({ guest }: DatabricksLab, statement: string, namespace: object = {}) {
    const { data } = await guest.sql.POST(statements, {
      body: { statement, warehouse_id: warehouse.id, ...namespace },
    });
    return data?.status;
  }

  it('are those of the caller on every table that it names', async () => {
    const lab = createLab();
    const select = 'SELECT * FROM `River-Hotels`.default.Clickstream';
    const hasNo = (message: string) => ({
      state: 'FAILED',
      error: { error_code: 'BAD_REQUEST', message: `PERMISSION_DENIED: User does not have ${message}.` },
      sql_state: '42501',
    });
    expect(await runAsGuest(lab, select)).toEqual(hasNo("USE CATALOG on Catalog 'river-hotels'"));
    lab.databricks.grants['catalog/river-hotels'] = { analysts: ['USE_CATALOG', 'USE_SCHEMA'] };
    expect(await runAsGuest(lab, select)).toEqual(hasNo(`SELECT on Table '${fullName}'`));
    const short = { catalog: 'river-hotels', schema: 'default' };
    expect(await runAsGuest(lab, 'SELECT 1 AS one FROM x JOIN clickstream', short)).toEqual(
      hasNo(`SELECT on Table '${fullName}'`),
    );
    expect(await runAsGuest(lab, `SELECT '${fullName}' -- FROM clickstream`, short)).toEqual({ state: 'SUCCEEDED' });
    lab.databricks.grants[`table/${fullName}`] = { analysts: ['SELECT'] };
    expect(await runAsGuest(lab, select)).toEqual({ state: 'SUCCEEDED' });
  });

  it('are no matter for administrators', async () => {
    expect(
      (await run(createLab(), { statement: 'SELECT * FROM `river-hotels`.default.clickstream' })).data?.status,
    ).toEqual({ state: 'SUCCEEDED' });
  });
});
