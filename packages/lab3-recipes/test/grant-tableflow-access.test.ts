import type { UnityCatalogClient } from '@tableflow-workshop/databricks-client';
import { riverHotels, type World } from '@tableflow-workshop/simulator';
import { describe, expect, it } from 'vitest';
import { setUpLab3 } from '../src/compositions/set-up-lab3.ts';
import { grantTableflowAccess } from '../src/recipes/grant-tableflow-access.ts';
import { revokeTableflowAccess } from '../src/recipes/revoke-tableflow-access.ts';
import { createSimulatedLab, type SimulatedLab } from './support/simulated-lab.ts';
import { thrownBy } from './support/thrown-by.ts';
import { unityAdministrator } from './support/unity-administrator.ts';

const { databricks } = riverHotels;
const principal = databricks.servicePrincipal.clientId;
const input = { principal, catalogName: 'river-hotels', externalLocationName: 'river-external-location' };
const catalog = { type: 'catalog', fullName: 'river-hotels' };
const location = { type: 'external_location', fullName: 'river-external-location' };
const onCatalog = ['USE_CATALOG', 'USE_SCHEMA', 'CREATE_SCHEMA', 'CREATE_TABLE', 'EXTERNAL_USE_SCHEMA'];
const onLocation = ['CREATE_EXTERNAL_TABLE', 'READ_FILES', 'WRITE_FILES', 'EXTERNAL_USE_LOCATION'];

const path = '/api/2.1/unity-catalog/permissions';
const read = (type: string, name: string, status = 200): string =>
  `GET ${path}/${type}/${name}?principal=${principal}&max_results=0 → ${status}`;
const readCatalog = read('catalog', 'river-hotels');
const readLocation = read('external_location', 'river-external-location');
const patchCatalog = `PATCH ${path}/catalog/river-hotels → 200`;
const patchLocation = `PATCH ${path}/external_location/river-external-location → 200`;

interface Scene extends SimulatedLab {
  readonly administrator: UnityCatalogClient;
  readonly grants: () => Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly options: { readonly clock: SimulatedLab['clock'] };
}

/** River Hotels, where the service principal holds these privileges. */
async function scene(held: Partial<World['databricks']['grants']> = {}): Promise<Scene> {
  const grants = { catalog: [], externalLocation: [], storageCredential: [], ...held };
  const world = { ...riverHotels, databricks: { ...databricks, grants } };
  const simulated = await createSimulatedLab({ world });
  const { simulator, clock } = simulated;
  const administrator = unityAdministrator({ fetch: simulator.fetch, clock });
  return { ...simulated, administrator, grants: () => simulator.state.databricks.grants, options: { clock } };
}

describe('granting', () => {
  it('gives the least set on both securables', async () => {
    const { administrator, options, simulator, calls, grants } = await scene();
    expect(await grantTableflowAccess(administrator, input, options)).toEqual({
      outcome: 'created',
      changes: [
        { securable: catalog, principal, gains: onCatalog, loses: [] },
        { securable: location, principal, gains: onLocation, loses: [] },
      ],
    });
    expect(simulator.calls.filter((call) => call.method === 'PATCH').map((call) => call.body)).toEqual([
      { changes: [{ principal, add: onCatalog, remove: [] }] },
      { changes: [{ principal, add: onLocation, remove: [] }] },
    ]);
    expect(grants()['catalog/river-hotels']?.[principal]).toEqual(onCatalog);
    // Reads that repeat show once after each change.
    expect(calls()).toEqual([
      readCatalog,
      readLocation,
      patchCatalog,
      readCatalog,
      readLocation,
      patchLocation,
      readLocation,
    ]);
  });

  it('a second time changes nothing', async () => {
    const { administrator, options, calls } = await scene();
    await grantTableflowAccess(administrator, input, options);
    calls();
    expect(await grantTableflowAccess(administrator, input, options)).toEqual({ outcome: 'unchanged', changes: [] });
    expect(calls()).toEqual([readCatalog, readLocation]);
  });

  it('is enough for the whole lab', async () => {
    const { administrator, options, lab } = await scene();
    await grantTableflowAccess(administrator, input, options);
    expect((await setUpLab3(lab, { pollIntervalMs: 60_000 })).verdict).toBe('complete');
  });

  it('adds what is missing, and leaves what is beyond the set and what others hold', async () => {
    const { administrator, options, grants } = await scene({ catalog: ['USE_CATALOG', 'SELECT'] });
    const others = { ...grants()['catalog/river-hotels'], users: ['BROWSE'] };
    Object.assign(grants(), { 'catalog/river-hotels': others });
    const { outcome, changes } = await grantTableflowAccess(administrator, input, options);
    expect([outcome, changes[0]?.gains]).toEqual(['updated', onCatalog.slice(1)]);
    expect(grants()['catalog/river-hotels']?.users).toEqual(['BROWSE']);
    expect(grants()['catalog/river-hotels']?.[principal]).toEqual(['USE_CATALOG', 'SELECT', ...onCatalog.slice(1)]);
  });

  it('takes its turn on each securable, so that two at once both stay', async () => {
    const { administrator, options, simulator, grants } = await scene();
    const both = [principal, 'users'].map((one) =>
      grantTableflowAccess(administrator, { ...input, principal: one }, options),
    );
    expect((await Promise.all(both)).map((one) => one.outcome)).toEqual(['created', 'created']);
    expect(Object.keys(grants()['catalog/river-hotels'] ?? {}).sort()).toEqual([principal, 'users'].sort());
    const onOne = simulator.calls.filter((call) => call.path.includes('/catalog/')).map((call) => call.method);
    expect(onOne.slice(2)).toEqual(['GET', 'PATCH', 'GET', 'GET', 'PATCH', 'GET']);
  });
});

describe('exact', () => {
  const usual = databricks.grants;

  it('shows who would lose what, and changes nothing when only a plan is asked for', async () => {
    const { administrator, options, changes } = await scene(usual);
    expect(await grantTableflowAccess(administrator, { ...input, exact: true, planOnly: true }, options)).toEqual({
      outcome: 'unchanged',
      changes: [
        { securable: catalog, principal, gains: [], loses: ['ALL_PRIVILEGES'] },
        { securable: location, principal, gains: [], loses: ['ALL_PRIVILEGES'] },
      ],
    });
    expect(changes()).toEqual([]);
  });

  it('takes what is beyond the set from this principal only', async () => {
    const { administrator, options, simulator, grants } = await scene(usual);
    const others = { ...grants()['catalog/river-hotels'], users: ['ALL_PRIVILEGES'] };
    Object.assign(grants(), { 'catalog/river-hotels': others });
    const { outcome } = await grantTableflowAccess(administrator, { ...input, exact: true }, options);
    expect(outcome).toBe('updated');
    expect(simulator.calls.find((call) => call.method === 'PATCH')?.body).toEqual({
      changes: [{ principal, add: onCatalog, remove: ['ALL_PRIVILEGES'] }],
    });
    expect([...(grants()['catalog/river-hotels']?.[principal] ?? [])].sort()).toEqual([...onCatalog].sort());
    expect(grants()['catalog/river-hotels']?.users).toEqual(['ALL_PRIVILEGES']);
    expect((await grantTableflowAccess(administrator, { ...input, exact: true }, options)).outcome).toBe('unchanged');
  });
});

describe('revoking', () => {
  it('takes the least set and leaves the rest', async () => {
    const { administrator, options, calls, grants } = await scene({ catalog: ['SELECT'] });
    await grantTableflowAccess(administrator, input, options);
    calls();
    expect(await revokeTableflowAccess(administrator, input)).toMatchObject({ outcome: 'deleted' });
    expect(grants()['catalog/river-hotels']?.[principal]).toEqual(['SELECT']);
    expect(grants()['external_location/river-external-location']?.[principal]).toBeUndefined();
    expect(calls()).toEqual([readCatalog, patchCatalog, readLocation, patchLocation]);
  });

  it('a second time, and of a catalog that is gone, finds nothing', async () => {
    const { administrator, changes } = await scene();
    expect(await revokeTableflowAccess(administrator, input)).toEqual({ outcome: 'unchanged', changes: [] });
    const gone = { ...input, catalogName: 'gone' };
    expect(await revokeTableflowAccess(administrator, gone)).toEqual({ outcome: 'unchanged', changes: [] });
    expect(changes()).toEqual([]);
  });
});

describe('when it does not work', () => {
  it('changes nothing where one of the securables does not exist', async () => {
    const { administrator, options, calls } = await scene();
    const error = await thrownBy(
      grantTableflowAccess(administrator, { ...input, externalLocationName: 'gone' }, options),
    );
    expect(error).toMatchObject({ name: 'ApiError', status: 404, tried: 'list the grants on external_location gone' });
    expect(calls()).toEqual([readCatalog, read('external_location', 'gone', 404)]);
  });

  it('says that the service principal cannot grant itself anything', async () => {
    const { lab, options } = await scene({ catalog: ['USE_CATALOG'], externalLocation: ['READ_FILES'] });
    const error = await thrownBy(grantTableflowAccess(lab.databricks.unityCatalog, input, options));
    expect(error).toMatchObject({ name: 'ApiError', status: 403, tried: 'change the grants on catalog river-hotels' });
  });

  it('finds what was granted though the answer was lost', async () => {
    const { administrator, options, simulator } = await scene();
    simulator.faults.add({ on: 'updatePermissions', drop: 'after' });
    expect((await grantTableflowAccess(administrator, input, options)).outcome).toBe('created');
  });

  it('tells a change that was lost before its effect, and goes on with the next one', async () => {
    const { administrator, options, simulator } = await scene();
    simulator.faults.add({ on: 'updatePermissions', drop: 'before' });
    expect(await thrownBy(grantTableflowAccess(administrator, input, options))).toMatchObject({ name: 'NetworkError' });
    expect((await grantTableflowAccess(administrator, input, options)).outcome).toBe('created');
  });

  it('refuses wrong input before the first call', async () => {
    const { administrator, calls } = await scene();
    const wrong = { principal: '', catalogName: 'a.b', externalLocationName: '' };
    expect((await thrownBy(grantTableflowAccess(administrator, wrong))).message).toBe(
      [
        'Could not grant Tableflow access:',
        '  - principal: is empty. It must have at least one character.',
        '  - catalogName: is not valid. It must be the name of a catalog, without dots, slashes and blanks.',
        '  - externalLocationName: is empty. It must have at least one character.',
      ].join('\n'),
    );
    expect(calls()).toEqual([]);
  });
});
