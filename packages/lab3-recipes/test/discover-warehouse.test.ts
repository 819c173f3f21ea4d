import { riverHotels } from '@tableflow-workshop/simulator';
import { describe, expect, it } from 'vitest';
import { configOf, createSimulatedLab } from './support/simulated-lab.ts';
import { thrownBy } from './support/thrown-by.ts';

const { warehouseId: _given, ...databricks } = configOf(riverHotels).databricks;
const calls = [
  'GET /oidc/.well-known/oauth-authorization-server → 200',
  'POST /oidc/v1/token → 200',
  'GET /api/2.0/sql/warehouses → 200',
];
const remedy =
  'Name one by DATABRICKS_WAREHOUSE_ID. A new workspace gets its starter warehouse at the first login in a browser.';
const second = { id: 'fedcba9876543210', name: 'Nightly' };

describe('the warehouse that counts rows', () => {
  it('is the one that is given by id, without a call', async () => {
    const simulated = await createSimulatedLab({ config: { databricks: { ...databricks, warehouseId: 'given' } } });
    expect([simulated.lab.databricks.warehouseId, simulated.calls()]).toEqual(['given', []]);
  });

  it('is the only one there is', async () => {
    const simulated = await createSimulatedLab({ config: { databricks } });
    expect([simulated.lab.databricks.warehouseId, simulated.calls()]).toEqual(['0a1b2c3d4e5f6071', calls]);
  });

  it('is the one of the given name', async () => {
    const { simulator, anotherLab } = await createSimulatedLab();
    simulator.state.databricks.warehouses.push(second);
    const lab = await anotherLab({ config: { databricks: { ...databricks, warehouseName: 'Nightly' } } });
    expect(lab.databricks.warehouseId).toBe('fedcba9876543210');
  });

  it('is found on a later page too', async () => {
    const { simulator, anotherLab, calls: seen } = await createSimulatedLab();
    const { databricks: state } = simulator.state;
    const many = Array.from({ length: 150 }, (_, index) => ({ id: `warehouse-${index}`, name: `Team ${index}` }));
    state.warehouses = [...many, second];
    // As a service does that has its own idea of a page.
    const fetch = (request: Request): Promise<Response> => {
      const url = new URL(request.url);
      if (url.pathname.endsWith('/sql/warehouses')) url.searchParams.set('page_size', '100');
      return simulator.fetch(new Request(url, request));
    };
    const lab = await anotherLab({ fetch, config: { databricks: { ...databricks, warehouseName: 'Nightly' } } });
    expect(lab.databricks.warehouseId).toBe('fedcba9876543210');
    expect(seen().filter((line) => line.includes('/sql/warehouses'))).toHaveLength(2);
  });

  it.each([
    [
      'several',
      undefined,
      [second],
      'the workspace shows several or none: "Serverless Starter Warehouse" (0a1b2c3d4e5f6071), "Nightly" (fedcba9876543210).',
    ],
    ['none', undefined, undefined, 'the workspace shows several or none: none.'],
    [
      'none of that name',
      'Daily',
      [second],
      'warehouse "Daily" does not exist; the visible ones are: "Serverless Starter Warehouse" (0a1b2c3d4e5f6071), "Nightly" (fedcba9876543210).',
    ],
    ['none at all, of no name', 'Daily', undefined, 'warehouse "Daily" does not exist; the visible ones are: none.'],
  ])('is asked for where there are %s', async (_what, warehouseName, more, problem) => {
    const { simulator, anotherLab } = await createSimulatedLab();
    const { databricks: state } = simulator.state;
    state.warehouses = more ? [...state.warehouses, ...more] : [];
    const config = { databricks: { ...databricks, ...(warehouseName ? { warehouseName } : {}) } };
    expect((await thrownBy(anotherLab({ config }))).message).toBe(
      `Could not choose a SQL warehouse:\n  - databricks.warehouseId: ${problem} ${remedy}`,
    );
  });
});
