import { describe, expect, it } from 'vitest';
import { replicationNames } from './replication-names.ts';

describe('names of slot and publication', () => {
  it('are the same in every run', () => {
    expect(replicationNames('riverhotel-postgres-cdc')).toEqual({
      slotName: 'riverhotel_postgres_cdc_0kjtqle_slot',
      publicationName: 'riverhotel_postgres_cdc_0kjtqle_pub',
    });
  });

  it('begin with the owner, and differ for owners and clusters that read alike', () => {
    const of = (name: string, kafkaClusterId: string, connector = 'riverhotel-postgres-cdc') =>
      replicationNames(connector, { name, kafkaClusterId }).slotName;
    expect([
      of('wp001', 'lkc-1'),
      of('wp001', 'lkc-2'),
      of('WP 001', 'lkc-1'),
      of('wp001', 'lkc-1', 'wp001-postgres-cdc'),
      of('p'.repeat(80), 'lkc-1').length,
    ]).toEqual([
      'wp001_riverhotel_postgres_cdc_0uqf244_slot',
      'wp001_riverhotel_postgres_cdc_1b4rmrp_slot',
      'wp_001_riverhotel_postgres_cdc_0l0rsmm_slot',
      'wp001_postgres_cdc_0yhe6gc_slot',
      63,
    ]);
  });

  it('are unique and valid for a thousand connectors, also where those read alike', () => {
    const words = ['River', 'river', 'Río', 'hotel.cdc', 'hotel cdc', 'HOTEL_CDC', '河', '', '9', 'a'.repeat(80)];
    const separators = ['-', '_', '.', ' ', '--', '/', 'é', '__', '', '~'];
    const names = words.flatMap((word) =>
      separators.flatMap((separator) =>
        Array.from({ length: 12 }, (_, index) => `${word}${separator}${'x'.repeat(index)}`),
      ),
    );
    const distinct = [...new Set(names)].slice(0, 1_000);
    const made = distinct.map((name) => replicationNames(name));
    expect(distinct).toHaveLength(1_000);
    expect(new Set(made.map((one) => one.slotName)).size).toBe(1_000);
    expect(new Set(made.map((one) => one.publicationName)).size).toBe(1_000);
    expect(made.filter(({ slotName }) => !/^[a-z0-9_]{1,63}$/.test(slotName))).toEqual([]);
    expect(made.filter(({ publicationName }) => !/^[a-z_][a-z0-9_]{0,62}$/.test(publicationName))).toEqual([]);
  });

  it('begin with no digit, and with something where nothing is left of the name', () => {
    expect(['9-lives', '---'].map((name) => replicationNames(name).publicationName)).toEqual([
      '_9_lives_02bntry_pub',
      'connector_1impw1y_pub',
    ]);
  });
});
