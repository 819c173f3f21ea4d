import { randomUUID } from 'node:crypto';
import { ApiError, collect } from '@tableflow-workshop/client-core';
import {
  changeGrants,
  isAlreadyExists,
  isMissing,
  listCatalogs,
  listGrants,
  listSchemas,
  listTables,
  type Securable,
  tableExists,
} from '@tableflow-workshop/databricks-client';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  createCatalog,
  createSchema,
  createTable,
  deleteCatalog,
  deleteSchema,
  deleteTable,
  dropCatalog,
  getCatalog,
  getSchema,
  getTable,
} from './unity-catalog/objects.ts';
import { findTarget } from './unity-catalog/target.ts';

/*
 * What our client expects of a Unity Catalog, whoever serves it. By itself it runs against our simulator.
 *
 * Against the open-source server: `pnpm run unity-catalog` fetches it from Maven Central, starts it, runs this suite and
 * stops it (needs Maven and JDK 17 or newer). Against a server that runs already:
 *
 *   cd tooling && UNITY_CATALOG_URL=http://localhost:8080 npx vitest run test/unity-catalog-contract.test.ts
 *
 * UNITY_CATALOG_TOKEN         for a server with authorisation; the caller must be allowed to create catalogs
 * UNITY_CATALOG_STORAGE_ROOT  where the caller may register external tables
 * UNITY_CATALOG_PRINCIPAL     a user who exists, to test grants; needs a server with authorisation
 */

const { name: server, client, storageRoot, principal, prepare } = findTarget(process.env);
/** Sets the catalogs of this run apart from all others. */
const run = `contract-${randomUUID().slice(0, 8)}`;
const catalog = `${run}-main`;

/** More than any server under test should have. */
const everything = 100_000;
const namesOf = async (items: AsyncIterable<{ readonly name?: string }>): Promise<readonly string[]> =>
  (await collect(items, everything)).map(({ name = '' }) => name).sort();
const thrownBy = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

describe(`Unity Catalog at ${server}`, () => {
  beforeAll(prepare);
  afterEach(() => dropCatalog(client, catalog));

  describe('catalogs', () => {
    it('can be read after they were made', async () => {
      expect(await createCatalog(client, catalog)).toMatchObject({ name: catalog, comment: 'made by a test' });
      expect(await getCatalog(client, catalog)).toMatchObject({ name: catalog, comment: 'made by a test' });
    });

    it('are made once', async () => {
      await createCatalog(client, catalog);
      expect(isAlreadyExists(await thrownBy(createCatalog(client, catalog)))).toBe(true);
    });

    it('are listed, however small the pages are', async () => {
      const names = ['a', 'b', 'c'].map((letter) => `${run}-${letter}`);
      try {
        for (const name of names) await createCatalog(client, name);
        const found = await namesOf(listCatalogs(client, { pageSize: 1 }));
        expect(found.filter((name) => name.startsWith(run))).toEqual(names);
        expect(await namesOf(listCatalogs(client))).toEqual(found);
      } finally {
        for (const name of names) await dropCatalog(client, name);
      }
    });

    it('are missing before they are made and after they were deleted', async () => {
      expect(isMissing(await thrownBy(getCatalog(client, catalog)))).toBe(true);
      await createCatalog(client, catalog);
      await deleteCatalog(client, catalog);
      expect(isMissing(await thrownBy(getCatalog(client, catalog)))).toBe(true);
      expect(isMissing(await thrownBy(deleteCatalog(client, catalog)))).toBe(true);
    });

    it('are kept while they hold a schema, unless forced', async () => {
      await createCatalog(client, catalog);
      await createSchema(client, catalog, 'bookings');
      expect(await thrownBy(deleteCatalog(client, catalog))).toMatchObject({ status: 400 });
      expect(await getSchema(client, `${catalog}.bookings`)).toMatchObject({ name: 'bookings' });
      await deleteCatalog(client, catalog, true);
      expect(isMissing(await thrownBy(getCatalog(client, catalog)))).toBe(true);
    });
  });

  describe('schemas', () => {
    beforeEach(() => createCatalog(client, catalog));

    it('can be read after they were made', async () => {
      const expected = { name: 'bookings', catalog_name: catalog, full_name: `${catalog}.bookings` };
      expect(await createSchema(client, catalog, 'bookings')).toMatchObject(expected);
      expect(await getSchema(client, `${catalog}.bookings`)).toMatchObject(expected);
    });

    it('are made once, and only in a catalog that exists', async () => {
      await createSchema(client, catalog, 'bookings');
      expect(isAlreadyExists(await thrownBy(createSchema(client, catalog, 'bookings')))).toBe(true);
      expect(isMissing(await thrownBy(createSchema(client, `${run}-none`, 'bookings')))).toBe(true);
    });

    it('are listed, however small the pages are', async () => {
      for (const name of ['a', 'b', 'c']) await createSchema(client, catalog, name);
      const found = await namesOf(listSchemas(client, catalog, { pageSize: 1 }));
      // Some servers make schemas of their own.
      expect(found.filter((name) => name.length === 1)).toEqual(['a', 'b', 'c']);
      expect(await namesOf(listSchemas(client, catalog))).toEqual(found);
      expect(isMissing(await thrownBy(namesOf(listSchemas(client, `${run}-none`))))).toBe(true);
    });

    it('are missing before they are made and after they were deleted', async () => {
      const fullName = `${catalog}.bookings`;
      expect(isMissing(await thrownBy(getSchema(client, fullName)))).toBe(true);
      await createSchema(client, catalog, 'bookings');
      await deleteSchema(client, fullName);
      expect(isMissing(await thrownBy(getSchema(client, fullName)))).toBe(true);
      expect(isMissing(await thrownBy(deleteSchema(client, fullName)))).toBe(true);
    });

    it('are kept while they hold a table, unless forced', async () => {
      await createSchema(client, catalog, 'bookings');
      await createTable(client, [catalog, 'bookings', 'hotels'], storageRoot);
      expect(await thrownBy(deleteSchema(client, `${catalog}.bookings`))).toMatchObject({ status: 400 });
      expect(await tableExists(client, `${catalog}.bookings.hotels`)).toBe(true);
      await deleteSchema(client, `${catalog}.bookings`, true);
      expect(await tableExists(client, `${catalog}.bookings.hotels`)).toBe(false);
    });
  });

  describe('external Delta tables', () => {
    const fullName = `${catalog}.bookings.hotels`;
    beforeEach(async () => {
      await createCatalog(client, catalog);
      await createSchema(client, catalog, 'bookings');
    });

    it('can be read after they were made', async () => {
      const expected = {
        name: 'hotels',
        catalog_name: catalog,
        schema_name: 'bookings',
        table_type: 'EXTERNAL',
        data_source_format: 'DELTA',
        storage_location: `${storageRoot}/${catalog}/bookings/hotels`,
      };
      expect(await createTable(client, [catalog, 'bookings', 'hotels'], storageRoot)).toMatchObject(expected);
      expect(await getTable(client, fullName)).toMatchObject(expected);
    });

    it('are made once, and only in a schema that exists', async () => {
      await createTable(client, [catalog, 'bookings', 'hotels'], storageRoot);
      const again = createTable(client, [catalog, 'bookings', 'hotels'], storageRoot);
      // With authorisation the open-source server minds the path first, which belongs to the table that is there.
      const refusal = await thrownBy(again);
      expect(isAlreadyExists(refusal) || (ApiError.isInstance(refusal) && refusal.status === 403)).toBe(true);
      const elsewhere = createTable(client, [catalog, 'none', 'hotels'], storageRoot);
      expect(isMissing(await thrownBy(elsewhere))).toBe(true);
    });

    it('are listed, however small the pages are', async () => {
      expect(await namesOf(listTables(client, catalog, 'bookings'))).toEqual([]);
      // The last page is as full as the others: some servers let an empty one follow.
      for (const name of ['a', 'b', 'c', 'd']) await createTable(client, [catalog, 'bookings', name], storageRoot);
      const lists = [1, 2, 3, 0].map((pageSize) => namesOf(listTables(client, catalog, 'bookings', { pageSize })));
      const all = ['a', 'b', 'c', 'd'];
      expect(await Promise.all(lists)).toEqual([all, all, all, all]);
      expect(isMissing(await thrownBy(namesOf(listTables(client, catalog, 'none'))))).toBe(true);
    });

    it('exist or do not', async () => {
      await createTable(client, [catalog, 'bookings', 'hotels'], storageRoot);
      expect(await tableExists(client, fullName)).toBe(true);
      expect(await tableExists(client, `${catalog}.bookings.none`)).toBe(false);
      expect(await tableExists(client, `${catalog}.none.hotels`)).toBe(false);
      expect(await tableExists(client, `${run}-none.bookings.hotels`)).toBe(false);
    });

    it('are missing before they are made and after they were deleted', async () => {
      expect(isMissing(await thrownBy(getTable(client, fullName)))).toBe(true);
      await createTable(client, [catalog, 'bookings', 'hotels'], storageRoot);
      await deleteTable(client, fullName);
      expect(isMissing(await thrownBy(getTable(client, fullName)))).toBe(true);
      expect(isMissing(await thrownBy(deleteTable(client, fullName)))).toBe(true);
    });
  });

  describe.skipIf(!principal)('grants', () => {
    const grantee = principal ?? '';
    const onCatalog: Securable = { type: 'catalog', fullName: catalog };
    const held = async (): Promise<readonly string[]> => {
      const [grant] = await collect(listGrants(client, onCatalog, { principal: grantee }), 10);
      return [...(grant?.privileges ?? [])].sort();
    };
    beforeEach(() => createCatalog(client, catalog));

    it('are none at first', async () => {
      expect(await held()).toEqual([]);
    });

    it('come and go, in any spelling', async () => {
      const granted = await changeGrants(client, onCatalog, [
        { principal: grantee, add: ['USE_CATALOG', 'create schema'] },
      ]);
      expect(granted.map((grant) => [...grant.privileges].sort())).toEqual([['CREATE_SCHEMA', 'USE_CATALOG']]);
      expect(await held()).toEqual(['CREATE_SCHEMA', 'USE_CATALOG']);

      await changeGrants(client, onCatalog, [{ principal: grantee, add: ['SELECT'], remove: ['use catalog'] }]);
      expect(await held()).toEqual(['CREATE_SCHEMA', 'SELECT']);

      await changeGrants(client, onCatalog, [{ principal: grantee, remove: ['CREATE_SCHEMA', 'SELECT'] }]);
      expect(await held()).toEqual([]);
    });

    it('can be given twice and taken twice', async () => {
      const give = [{ principal: grantee, add: ['USE_CATALOG'] }];
      await changeGrants(client, onCatalog, give);
      await changeGrants(client, onCatalog, give);
      expect(await held()).toEqual(['USE_CATALOG']);
      const take = [{ principal: grantee, remove: ['USE_CATALOG'] }];
      await changeGrants(client, onCatalog, take);
      expect(await changeGrants(client, onCatalog, take)).toEqual([]);
    });

    it('need an object and a principal that exist', async () => {
      const give = [{ principal: grantee, add: ['USE_CATALOG'] }];
      const nowhere = changeGrants(client, { type: 'catalog', fullName: `${run}-none` }, give);
      expect(isMissing(await thrownBy(nowhere))).toBe(true);
      const toNobody = changeGrants(client, onCatalog, [{ ...give[0], principal: `${run}@example.com` }]);
      expect(isMissing(await thrownBy(toNobody))).toBe(true);
    });
  });
});
