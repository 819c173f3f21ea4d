import { describe, expect, it } from 'vitest';
import { deleteNotebook } from '../src/recipes/delete-notebook.ts';
import { importNotebook } from '../src/recipes/import-notebook.ts';
import { byApi } from './support/by-api.ts';
import { createSimulatedLab } from './support/simulated-lab.ts';
import { thrownBy } from './support/thrown-by.ts';

const content = JSON.stringify({ cells: [], metadata: {}, nbformat: 4, nbformat_minor: 5 });
const notebook = { path: '/Shared/river_hotel.ipynb', content, format: 'JUPYTER' } as const;
const check = 'GET /api/2.0/workspace/get-status?path=/Shared/river_hotel';
const send = 'POST /api/2.0/workspace/import';

describe('importing', () => {
  it('puts it there and tells its path', async () => {
    const { lab, simulator, calls } = await createSimulatedLab();
    expect(await importNotebook(lab, notebook)).toEqual({ outcome: 'created', path: '/Shared/river_hotel' });
    expect(simulator.calls.find((call) => call.operationId === 'importWorkspaceObject')?.body).toEqual({
      path: '/Shared/river_hotel.ipynb',
      content: Buffer.from(content).toString('base64'),
      format: 'JUPYTER',
      overwrite: false,
    });
    // The login is not this test's business.
    expect(byApi(calls()).api).toEqual([`${check} → 404`, `${send} → 200`, `${check} → 200`]);
  });

  it('a second time leaves alone what somebody may have worked in, unless told otherwise', async () => {
    const { lab, simulator, calls } = await createSimulatedLab();
    await importNotebook(lab, notebook);
    calls();
    const other = { ...notebook, content: `${content} ` };
    expect((await importNotebook(lab, other)).outcome).toBe('unchanged');
    expect(calls()).toEqual([`${check} → 200`]);
    expect((await importNotebook(lab, { ...other, overwrite: true })).outcome).toBe('updated');
    expect(calls()).toEqual([`${check} → 200`, `${send} → 200`]);
    expect(simulator.state.databricks.workspaceObjects[0]?.content).toBe(Buffer.from(other.content).toString('base64'));
  });

  it.each([
    ['py', 'PYTHON'],
    ['sql', 'SQL'],
    ['scala', 'SCALA'],
    ['R', 'R'],
  ])('tells the language of source by .%s', async (end, language) => {
    const { lab, simulator } = await createSimulatedLab();
    const source = { path: `/Shared/hotels.${end}`, content: 'x', format: 'SOURCE' } as const;
    expect((await importNotebook(lab, source)).path).toBe('/Shared/hotels');
    expect(simulator.state.databricks.workspaceObjects[0]).toMatchObject({ path: '/Shared/hotels', language });
  });

  it('finds what it made though the answer was lost', async () => {
    const { lab, simulator } = await createSimulatedLab();
    simulator.faults.add({ on: 'importWorkspaceObject', drop: 'after' });
    expect((await importNotebook(lab, notebook)).outcome).toBe('created');
  });
});

describe('deleting', () => {
  it('takes it away, and a second time finds nothing', async () => {
    const { lab, simulator, calls } = await createSimulatedLab();
    await importNotebook(lab, notebook);
    calls();
    expect(await deleteNotebook(lab, { path: notebook.path })).toEqual({ outcome: 'deleted' });
    expect(calls()).toEqual([`${check} → 200`, 'POST /api/2.0/workspace/delete → 200']);
    expect(simulator.state.databricks.workspaceObjects).toEqual([]);
    expect(await deleteNotebook(lab, { path: '/Shared/river_hotel' })).toEqual({ outcome: 'unchanged' });
    expect(calls()).toEqual([`${check} → 404`]);
  });
});

describe('when it does not work', () => {
  it('a folder in the way stays', async () => {
    const { lab, changes } = await createSimulatedLab();
    const tail = '  - path: /Shared is not a notebook: DIRECTORY. Choose another path.';
    expect((await thrownBy(importNotebook(lab, { ...notebook, path: '/Shared' }))).message).toBe(
      `Could not import the notebook:\n${tail}`,
    );
    expect((await thrownBy(deleteNotebook(lab, { path: '/Shared' }))).message).toBe(
      `Could not delete the notebook:\n${tail}`,
    );
    expect(changes()).toEqual([]);
  });

  it('says that the folder is missing', async () => {
    const { lab } = await createSimulatedLab();
    expect(await thrownBy(importNotebook(lab, { ...notebook, path: '/Shared/none/a.ipynb' }))).toMatchObject({
      name: 'ApiError',
      status: 404,
      tried: 'import notebook /Shared/none/a.ipynb',
    });
  });

  it.each([
    [{ path: 'a.ipynb' }, 'path: is not valid. It must be an absolute path, e.g. /Shared/river_hotel.ipynb.'],
    [{ content: '' }, 'content: is empty. It must have at least one character.'],
    [{ content: 'x'.repeat(10 * 1_024 * 1_024 + 1) }, 'content: is not valid. It must have at most 10 MB.'],
    [
      { format: 'SOURCE' as const },
      'path: is not valid. It must end in .py, .sql, .scala or .r, which sets the language of a SOURCE notebook.',
    ],
  ])('%# is refused before the first call', async (change, problem) => {
    const { lab, calls } = await createSimulatedLab();
    expect((await thrownBy(importNotebook(lab, { ...notebook, ...change }))).message).toBe(
      `Could not import the notebook:\n  - ${problem}`,
    );
    expect(calls()).toEqual([]);
  });
});
