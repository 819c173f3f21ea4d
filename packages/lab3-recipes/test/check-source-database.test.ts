import { riverHotels } from '@tableflow-workshop/simulator';
import { describe, expect, it } from 'vitest';
import { checkSourceDatabase } from '../src/recipes/check-source-database.ts';
import { replicationOf } from '../src/resources/connector/replication-of.ts';
import type { SourceFindings } from '../src/source/source-database.ts';
import { SourceError } from '../src/source/source-error.ts';
import { goodTable, inDepth, slot } from './support/healthy-source.ts';
import { labWithTopics } from './support/scenes.ts';
import { configOf, createSimulatedLab } from './support/simulated-lab.ts';
import { goodFindings, sourceDouble } from './support/source-double.ts';
import { thrownBy } from './support/thrown-by.ts';

const tables = ['public.hotel', 'public.customer'];
const labWith = async (inspect: ReturnType<typeof sourceDouble>['inspect']) =>
  (await createSimulatedLab({ source: sourceDouble({ inspect }) })).lab;

describe('the check of the source database', () => {
  it('finds nothing wrong', async () => {
    expect(await checkSourceDatabase(await labWith(async () => goodFindings), tables)).toBe('checked');
  });

  it('says that nobody can check', async () => {
    expect(await checkSourceDatabase((await createSimulatedLab()).lab, tables)).toBe('no connection');
    const unreachable = async () => {
      throw new SourceError('Could not inspect PostgreSQL: timeout expired.', 'unreachable', {});
    };
    expect(await checkSourceDatabase(await labWith(unreachable), tables)).toBe('unreachable');
  });

  it('lists all that is wrong, each with what mends it', async () => {
    const lab = await labWith(async () => ({
      walLevel: 'replica',
      mayReplicate: false,
      tables: ['public.hotel', 'public.guest'],
    }));
    expect((await thrownBy(checkSourceDatabase(lab, tables))).message).toBe(
      [
        'Could not capture public.hotel, public.customer from database workshop:',
        `  - wal_level: is "replica", but change capture needs "logical". Run ALTER SYSTEM SET wal_level = 'logical' and restart PostgreSQL.`,
        '  - role debezium: may not replicate. Run ALTER ROLE debezium REPLICATION;',
        '  - table public.customer: does not exist. Create it, or correct the table list; there are: public.hotel, public.guest.',
      ].join('\n'),
    );
  });

  it('says that there are no tables at all', async () => {
    const lab = await labWith(async () => ({ ...goodFindings, tables: [] }));
    expect((await thrownBy(checkSourceDatabase(lab, ['public.hotel']))).message).toBe(
      [
        'Could not capture public.hotel from database workshop:',
        '  - table public.hotel: does not exist. Create it, or correct the table list; there are: none.',
      ].join('\n'),
    );
  });

  it('asks in depth, for the names of the lab', async () => {
    const scopes: unknown[] = [];
    const lab = await labWith(async (_signal, scope) => {
      scopes.push(scope);
      return inDepth();
    });
    expect(await checkSourceDatabase(lab, tables)).toBe('checked');
    expect(
      await checkSourceDatabase(lab, tables, undefined, { slotName: 'own_slot', publicationName: 'own_pub' }),
    ).toBe('checked');
    const names = replicationOf(configOf(riverHotels));
    expect(scopes).toEqual([
      { tables, ...names },
      { tables, slotName: 'own_slot', publicationName: 'own_pub' },
    ]);
  });

  it.each<[string, SourceFindings, string]>([
    [
      'a table without a primary key',
      inDepth({ tables: [goodTable('public.hotel', { hasPrimaryKey: false })] }),
      'table public.hotel: it has no primary key, so PostgreSQL will refuse its updates and deletes once it is published. Run ALTER TABLE public.hotel ADD PRIMARY KEY (…); or where there can be none ALTER TABLE public.hotel REPLICA IDENTITY FULL;',
    ],
    [
      'a table that may not be read',
      inDepth({ tables: [goodTable('public.hotel', { maySelect: false })] }),
      'table public.hotel: role debezium has no SELECT on it. Run GRANT SELECT ON public.hotel TO debezium;',
    ],
    [
      'a schema that may not be used',
      inDepth({ tables: [goodTable('public.hotel', { mayUseSchema: false })] }),
      'table public.hotel: role debezium has no USAGE on schema public. Run GRANT USAGE ON SCHEMA public TO debezium;',
    ],
    [
      'a table of another role',
      inDepth({ tables: [goodTable('public.hotel', { isOwned: false })] }),
      'table public.hotel: role debezium does not own it, and only an owner may put it into a publication. Run ALTER TABLE public.hotel OWNER TO debezium;',
    ],
    [
      'no right to create a publication',
      inDepth({ mayCreatePublication: false }),
      'role debezium: role debezium has no CREATE on database workshop, which a new publication needs. Run GRANT CREATE ON DATABASE workshop TO debezium;',
    ],
    [
      'a publication of another role',
      inDepth({ publication: { isOwned: false, tables: [] } }),
      `publication ${replicationOf(configOf(riverHotels)).publicationName}: it belongs to another role than debezium. Run ALTER PUBLICATION ${replicationOf(configOf(riverHotels)).publicationName} OWNER TO debezium;`,
    ],
  ])('refuses %s', async (_what, findings, problem) => {
    const lab = await labWith(async () => findings);
    expect((await thrownBy(checkSourceDatabase(lab, tables))).message).toBe(
      `Could not capture public.hotel, public.customer from database workshop:\n  - ${problem}`,
    );
  });

  const { slotName } = replicationOf(configOf(riverHotels));
  const inUse = sourceDouble({ inspect: async () => inDepth({ allSlots: [slot(slotName)] }) });
  const foreign = `replication slot ${slotName}: it is active, and the lab has no connector that reads it.`;

  it('takes a slot in use for that of the connector, where there is one', async () => {
    const { anotherLab } = await labWithTopics();
    expect(await checkSourceDatabase(await anotherLab({ source: inUse }), tables)).toBe('checked');
  });

  it.each([{}, { isOurs: false }])("takes it for somebody else's where there is none: told %o", async (names) => {
    const { lab } = await createSimulatedLab({ source: inUse });
    expect((await thrownBy(checkSourceDatabase(lab, tables, undefined, names))).message).toContain(foreign);
  });

  it('lets pass what is only a warning', async () => {
    const long = goodTable('public.hotel', { toastColumns: ['description'], toastBytes: 9_000 });
    expect(await checkSourceDatabase(await labWith(async () => inDepth({ tables: [long] })), tables)).toBe('checked');
  });

  it('names what the provider of the server calls it', async () => {
    const lab = await labWith(async () => inDepth({ provider: 'RDS' }, { walLevel: 'replica', mayReplicate: false }));
    expect((await thrownBy(checkSourceDatabase(lab, tables))).message).toBe(
      [
        'Could not capture public.hotel, public.customer from database workshop:',
        '  - wal_level: is "replica", but change capture needs "logical". Set rds.logical_replication = 1 in the parameter group and reboot the instance.',
        '  - role debezium: may not replicate. Run GRANT rds_replication TO debezium;',
      ].join('\n'),
    );
  });

  it('passes on a refusal, and whatever else goes wrong', async () => {
    const refusal = new SourceError('Could not inspect PostgreSQL: password authentication failed.', 'refused', {});
    await expect(checkSourceDatabase(await labWith(() => Promise.reject(refusal)), tables)).rejects.toBe(refusal);
    const bug = new TypeError('a bug');
    await expect(checkSourceDatabase(await labWith(() => Promise.reject(bug)), tables)).rejects.toBe(bug);
  });

  it('hands on the signal, and ends with the reason of an abort', async () => {
    const controller = new AbortController();
    const reason = new Error('the person pressed Ctrl-C');
    const lab = await labWith(async (signal) => {
      expect(signal).toBe(controller.signal);
      controller.abort(reason);
      return goodFindings;
    });
    await expect(checkSourceDatabase(lab, tables, controller.signal)).rejects.toBe(reason);
  });
});
