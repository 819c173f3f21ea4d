import { sleep } from '@tableflow-workshop/client-core';
import { describe, expect, it } from 'vitest';
import { runSql } from '../src/resources/sql-warehouse/run-sql.ts';
import { labWithTables } from './support/scenes.ts';
import { createSimulatedLab, type SimulatedLab } from './support/simulated-lab.ts';
import { thrownBy } from './support/thrown-by.ts';

const login = ['GET /oidc/.well-known/oauth-authorization-server → 200', 'POST /oidc/v1/token → 200'];
const run = 'POST /api/2.0/sql/statements → 200';
const check = 'GET /api/2.0/sql/statements/00000000-0000-4000-8000-000000000002 → 200';
const cancel = 'POST /api/2.0/sql/statements/00000000-0000-4000-8000-000000000002/cancel → 200';

const stopWarehouse = ({ simulator }: SimulatedLab): void => {
  for (const warehouse of simulator.state.databricks.warehouses) warehouse.state = 'STOPPED';
};

describe('running a statement', () => {
  it('gives its rows', async () => {
    const { lab, simulator, calls } = await labWithTables();
    const statement =
      'SELECT count(*) AS n, max(id) AS newest FROM `river-hotels`.`lkc-river1`.`riverhotel_public_hotel`';
    expect(await runSql(lab, statement)).toEqual([['30', null]]);
    expect(simulator.calls.find((call) => call.operationId === 'executeStatement')?.body).toEqual({
      statement,
      warehouse_id: '0a1b2c3d4e5f6071',
      wait_timeout: '10s',
      on_wait_timeout: 'CONTINUE',
    });
    expect(calls()).toEqual([...login, run]);
  });

  it('waits for a warehouse that starts', async () => {
    const simulated = await createSimulatedLab();
    stopWarehouse(simulated);
    const { lab, clock, calls } = simulated;
    const startMs = clock.now();
    expect(await runSql(lab, 'SELECT 1')).toEqual([['1']]);
    expect(clock.now() - startMs).toBe(22_905);
    expect(calls()).toEqual([...login, run, check]);
  });

  it('reads every chunk of a long result', async () => {
    const { lab, simulator, calls } = await createSimulatedLab();
    const chunk = (index: number, next?: number) => ({
      chunk_index: index,
      data_array: [[`${index}`, null]],
      ...(next === undefined ? {} : { next_chunk_index: next }),
    });
    simulator.faults.add({
      on: 'executeStatement',
      answer: { status: 200, body: { statement_id: 's', status: { state: 'SUCCEEDED' }, result: chunk(0, 1) } },
    });
    simulator.faults.add({ on: 'getStatementResultChunk', answer: { status: 200, body: chunk(1, 2) } });
    simulator.faults.add({ on: 'getStatementResultChunk', answer: { status: 200, body: chunk(2) } });
    expect(await runSql(lab, 'SELECT 1')).toEqual([
      ['0', null],
      ['1', null],
      ['2', null],
    ]);
    const chunks = 'GET /api/2.0/sql/statements/s/result/chunks';
    expect(calls()).toEqual([...login, run, `${chunks}/1 → 200`, `${chunks}/2 → 200`]);
  });

  it('gives no rows where there are none', async () => {
    const { lab, simulator } = await createSimulatedLab();
    simulator.faults.add({
      on: 'executeStatement',
      answer: { status: 200, body: { statement_id: 's', status: { state: 'SUCCEEDED' } } },
    });
    expect(await runSql(lab, 'SELECT 1')).toEqual([]);
  });
});

describe('a statement that comes to nothing', () => {
  it('is an error in the words of Databricks, though the answer is 200', async () => {
    const { lab } = await createSimulatedLab();
    const error = await thrownBy(runSql(lab, 'SELECT count(*) FROM `river-hotels`.`lkc-river1`.`nothing`'));
    expect(error).toMatchObject({ name: 'StatementError', code: 'BAD_REQUEST', isRetryable: false });
    expect(error.message).toBe(
      'Could not run a statement: Databricks ended it FAILED with BAD_REQUEST: [TABLE_OR_VIEW_NOT_FOUND] The table or view `river-hotels`.`lkc-river1`.`nothing` cannot be found.',
    );
  });

  it('is an error where somebody cancelled it', async () => {
    const { lab, simulator } = await createSimulatedLab();
    simulator.faults.add({
      on: 'executeStatement',
      answer: { status: 200, body: { statement_id: 's', status: { state: 'CANCELED' } } },
    });
    expect((await thrownBy(runSql(lab, 'SELECT 1'))).message).toBe(
      'Could not run a statement: Databricks ended it CANCELED with no code: ',
    );
  });

  it('says that it did not end in time', async () => {
    const simulated = await createSimulatedLab({ simulator: { timings: { warehouseStartMs: 600_000 } } });
    stopWarehouse(simulated);
    const error = await thrownBy(runSql(simulated.lab, 'SELECT 1', { timeoutMs: 30_000 }));
    expect(simulated.calls().at(-1)).toBe(cancel);
    expect(error).toMatchObject({ name: 'WaitError', reason: 'timeout' });
    expect(error.message).toBe(
      'Waited for statement 00000000-0000-4000-8000-000000000002 on warehouse 0a1b2c3d4e5f6071: still PENDING after 30 s. The warehouse may be starting: check it in the workspace.',
    );
  });

  it('names the warehouses there are where the lab names none of them', async () => {
    const { lab, simulator, calls } = await createSimulatedLab();
    const [warehouse] = simulator.state.databricks.warehouses;
    simulator.state.databricks.warehouses = [{ ...warehouse, id: 'ffff', name: 'Another' }];
    const error = await thrownBy(runSql(lab, 'SELECT 1'));
    expect(error).toMatchObject({ name: 'InputError', isRetryable: false });
    expect(error.message).toBe(
      'Could not run a statement:\n  - databricks.warehouseId: SQL warehouse 0a1b2c3d4e5f6071 does not exist; the visible ones are: "Another" (ffff). Name one of them by DATABRICKS_WAREHOUSE_ID; databricks warehouses list shows them, too.',
    );
    expect(calls()).toEqual([...login, run.replace('200', '404'), 'GET /api/2.0/sql/warehouses → 200']);
  });

  it.each([
    [400, 'RESOURCE_DOES_NOT_EXIST', 'InputError'],
    [404, 'RESOURCE_DOES_NOT_EXIST', 'InputError'],
    [400, 'INVALID_PARAMETER_VALUE', 'ApiError'],
    [403, 'PERMISSION_DENIED', 'ApiError'],
  ])('tells a missing warehouse (%i %s: %s) from other refusals', async (status, code, name) => {
    const { lab, simulator } = await createSimulatedLab();
    simulator.faults.add({ on: 'executeStatement', answer: { status, body: { error_code: code, message: 'no' } } });
    simulator.faults.add({ on: 'listWarehouses', answer: { status: 403, body: {} } });
    const error = await thrownBy(runSql(lab, 'SELECT 1'));
    expect(error.name).toBe(name);
    if (name === 'InputError') expect(error.message).toContain('the visible ones are: unknown.');
  });

  it('checks again where an answer got lost', async () => {
    const simulated = await createSimulatedLab();
    stopWarehouse(simulated);
    simulated.simulator.faults.add({ on: 'getStatement', drop: 'after', times: 4 });
    expect(await runSql(simulated.lab, 'SELECT 1')).toEqual([['1']]);
  });

  it('ends with the reason of an abort, and cancels the statement', async () => {
    const simulated = await createSimulatedLab();
    stopWarehouse(simulated);
    const { lab, clock, calls } = simulated;
    const controller = new AbortController();
    const reason = new Error('the person pressed Ctrl-C');
    clock.setTimer(11_000, () => controller.abort(reason));
    await expect(runSql(lab, 'SELECT 1', { signal: controller.signal })).rejects.toBe(reason);
    expect(calls()).toEqual([...login, run, check, cancel]);
    await sleep(clock, 1);
    expect(simulated.simulator.state.databricks.statements.map(({ response }) => response.status?.state)).toEqual([
      'CANCELED',
    ]);
  });

  it('ends with the reason of an abort where the cancel fails, too', async () => {
    const simulated = await createSimulatedLab();
    stopWarehouse(simulated);
    const { lab, clock, simulator } = simulated;
    simulator.faults.add({ on: 'cancelStatement', answer: { status: 500 } });
    const controller = new AbortController();
    const reason = new Error('the person pressed Ctrl-C');
    clock.setTimer(11_000, () => controller.abort(reason));
    await expect(runSql(lab, 'SELECT 1', { signal: controller.signal })).rejects.toBe(reason);
  });
});
