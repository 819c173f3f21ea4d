import { riverHotels } from '@tableflow-workshop/simulator';
import { describe, expect, it } from 'vitest';
import { readTableHistory } from '../src/index.ts';
import { createLabContext } from '../src/lab/context.ts';
import { hotelTopic } from './support/inputs.ts';
import { labWithTables } from './support/scenes.ts';
import { configOf } from './support/simulated-lab.ts';

const columns = ['version', 'timestamp', 'operation', 'operationMetrics'];

/** A lab with tables, whose warehouse gives these rows. */
async function labWith(rows: readonly (readonly (string | null)[])[]) {
  const { simulator, clock } = await labWithTables();
  const statements: string[] = [];
  const lab = await createLabContext(configOf(riverHotels), {
    clock,
    fetch: async (request) => {
      if (!request.url.endsWith('/api/2.0/sql/statements')) return simulator.fetch(request);
      const { statement } = (await request.json()) as { statement: string };
      statements.push(statement);
      return Response.json({
        statement_id: '00000000-0000-4000-8000-000000000001',
        status: { state: 'SUCCEEDED' },
        manifest: { schema: { columns: columns.map((name) => ({ name })) }, total_chunk_count: 1 },
        result: { data_array: rows, chunk_index: 0 },
      });
    },
  });
  return { lab, simulator, statements };
}

describe('the history of a table', () => {
  it('is its commits, oldest first, with what the log says of each', async () => {
    const { lab, statements } = await labWith([
      ['2', '2026-11-28T09:02:00.000Z', 'WRITE', 'not JSON'],
      ['1', '2026-11-28T09:01:00.000Z', 'WRITE', '{"numFiles":"2","numOutputRows":"30","numOutputBytes":"4096"}'],
      ['0', '2026-11-28T09:00:00.000Z', 'CREATE TABLE', null],
    ]);
    const nothing = { rows: null, files: null, bytes: null };
    expect((await readTableHistory(lab, { topic: hotelTopic, limit: 7 })).commits).toEqual([
      { version: 0, at: '2026-11-28T09:00:00.000Z', operation: 'CREATE TABLE', ...nothing },
      { version: 1, at: '2026-11-28T09:01:00.000Z', operation: 'WRITE', rows: 30, files: 2, bytes: 4_096 },
      { version: 2, at: '2026-11-28T09:02:00.000Z', operation: 'WRITE', ...nothing },
    ]);
    expect(statements).toEqual(['DESCRIBE HISTORY `river-hotels`.`lkc-river1`.`riverhotel_public_hotel` LIMIT 7']);
  });

  it('has the fields of each schema of the topic', async () => {
    const { lab, simulator } = await labWith([]);
    const { schemaVersions } = await readTableHistory(lab, { topic: hotelTopic });
    expect(schemaVersions.map(({ version }) => version)).toEqual([1]);
    expect(schemaVersions[0]?.fields.length).toBeGreaterThan(0);
    simulator.state.confluent.subjects = [];
    expect((await readTableHistory(lab, { topic: hotelTopic })).schemaVersions).toEqual([]);
  });

  it('is empty while there is no table, and runs no statement', async () => {
    const { lab, simulator, statements } = await labWith([]);
    simulator.state.databricks.tables = [];
    expect((await readTableHistory(lab, { topic: hotelTopic })).commits).toEqual([]);
    expect(statements).toEqual([]);
  });
});
