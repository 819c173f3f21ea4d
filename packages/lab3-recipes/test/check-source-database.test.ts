import { describe, expect, it } from 'vitest';
import { checkSourceDatabase } from '../src/check-source-database.ts';
import { SourceError } from '../src/source/source-error.ts';
import { createSimulatedLab } from './simulated-lab.ts';
import { goodFindings, sourceDouble } from './source-double.ts';
import { thrownBy } from './thrown-by.ts';

const tables = ['public.hotel', 'public.customer'];
const labWith = async (inspect: ReturnType<typeof sourceDouble>['inspect']) =>
  (await createSimulatedLab({ source: sourceDouble({ inspect }) })).lab;

describe('the look at the source database', () => {
  it('finds nothing wrong', async () => {
    expect(await checkSourceDatabase(await labWith(async () => goodFindings), tables)).toBe('checked');
  });

  it('says that nobody can look', async () => {
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
        '  - role debezium: may not replicate. Run ALTER ROLE debezium REPLICATION.',
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
