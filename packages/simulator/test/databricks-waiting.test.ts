import { createVirtualClock, sleep } from '@tableflow-workshop/client-core';
import { describe, expect, it, vi } from 'vitest';
import {
  answerRows,
  createDatabricksLab,
  createRunningLab,
  firstStatementId,
  readStatement,
  run,
  startMs,
  warehouse,
} from './databricks-lab.ts';

describe('warehouses', () => {
  it('start on request, and run when the time is over', async () => {
    const clock = createVirtualClock({ autoAdvance: false });
    const { guest } = createDatabricksLab({ clock });
    const path = { params: { path: { id: warehouse.id } } };
    const state = async () => (await guest.sql.GET('/api/2.0/sql/warehouses/{id}', path)).data;
    expect(await state()).toEqual({ id: warehouse.id, name: 'Serverless Starter Warehouse', state: 'STOPPED' });
    expect((await guest.sql.POST('/api/2.0/sql/warehouses/{id}/start', { ...path, body: {} })).data).toEqual({});
    clock.advance(19_999);
    await guest.sql.POST('/api/2.0/sql/warehouses/{id}/start', { ...path, body: {} });
    expect((await state())?.state).toBe('STARTING');
    clock.advance(1);
    expect(await state()).toEqual({ id: warehouse.id, name: 'Serverless Starter Warehouse', state: 'RUNNING' });
    const list = await guest.sql.GET('/api/2.0/sql/warehouses');
    expect(list.data).toEqual({ warehouses: [await state()] });
  });

  it('are unknown with 404', async () => {
    const { guest } = createDatabricksLab();
    const { response, error } = await guest.sql.GET('/api/2.0/sql/warehouses/{id}', {
      params: { path: { id: 'none' } },
    });
    expect([response.status, error]).toEqual([
      404,
      { error_code: 'RESOURCE_DOES_NOT_EXIST', message: 'SQL warehouse none does not exist' },
    ]);
  });
});

describe('waiting', () => {
  it('0s answers PENDING whatever the statement', async () => {
    const lab = createRunningLab(answerRows([['1']]));
    const { data } = await run(lab, { wait_timeout: '0s' });
    expect(data).toEqual({ statement_id: firstStatementId, status: { state: 'PENDING' } });
    await sleep(lab.clock, 1);
    expect((await readStatement(lab)).data?.result?.data_array).toEqual([['1']]);
  });

  it('a stopped warehouse is started, and the statement is PENDING until then', async () => {
    const lab = createDatabricksLab({ runStatement: answerRows([['1']]) });
    const { data } = await run(lab, { wait_timeout: '10s' });
    expect([lab.clock.now() - startMs, data?.status?.state]).toEqual([10_000, 'PENDING']);
    await sleep(lab.clock, 9_999);
    expect((await readStatement(lab)).data?.status?.state).toBe('PENDING');
    await sleep(lab.clock, 2);
    expect((await readStatement(lab)).data?.status?.state).toBe('SUCCEEDED');
  });

  it('a call that waits long enough gets the result at the moment it is there', async () => {
    const lab = createDatabricksLab({ runStatement: answerRows([['1']]) });
    const { data } = await run(lab, { wait_timeout: '30s' });
    expect([lab.clock.now() - startMs, data?.result?.data_array]).toEqual([20_000, [['1']]]);
  });

  it('CANCEL gives the statement up at the end of the wait, for good', async () => {
    const lab = createDatabricksLab({ runStatement: answerRows([['1']]) });
    const { data } = await run(lab, { wait_timeout: '10s', on_wait_timeout: 'CANCEL' });
    expect(data?.status?.state).toBe('CANCELED');
    await sleep(lab.clock, 60_000);
    expect((await readStatement(lab)).data).toEqual({ statement_id: firstStatementId, status: { state: 'CANCELED' } });
  });

  it('CANCEL and a cancellation stop what runs the statement', async () => {
    const signals: AbortSignal[] = [];
    const clock = createVirtualClock({ autoAdvance: false });
    const lab = createDatabricksLab({
      clock,
      runStatement: (_statement, signal) => {
        signals.push(signal);
        return new Promise(() => undefined);
      },
    });
    for (const warehouse of lab.databricks.warehouses) warehouse.state = 'RUNNING';
    const waiting = run(lab, { wait_timeout: '10s', on_wait_timeout: 'CANCEL' });
    await vi.waitFor(() => expect(signals).toHaveLength(1));
    expect(signals[0]?.aborted).toBe(false);
    clock.advance(10_000);
    expect((await waiting).data?.status?.state).toBe('CANCELED');
    expect(signals[0]?.aborted).toBe(true);

    const { data } = await run(lab, { wait_timeout: '0s' });
    clock.advance(1);
    await vi.waitFor(() => expect(signals).toHaveLength(2));
    const path = { statement_id: data?.statement_id ?? '' };
    await lab.admin.sql.POST('/api/2.0/sql/statements/{statement_id}/cancel', { params: { path }, body: {} });
    expect(signals[1]?.aborted).toBe(false);
    clock.advance(1);
    expect(signals[1]?.aborted).toBe(true);
  });

  it('a cancellation is answered before it takes effect', async () => {
    const clock = createVirtualClock({ autoAdvance: false });
    const lab = createDatabricksLab({ clock });
    await run(lab, { wait_timeout: '0s' });
    const path = { statement_id: firstStatementId };
    const cancelled = await lab.admin.sql.POST('/api/2.0/sql/statements/{statement_id}/cancel', {
      params: { path },
      body: {},
    });
    expect(cancelled.data).toEqual({});
    expect((await readStatement(lab)).data?.status?.state).toBe('PENDING');
    clock.advance(1);
    expect((await readStatement(lab)).data?.status?.state).toBe('CANCELED');
  });
});
