import type { FunctionRule, FunctionRules } from './function-rule.ts';

/** Functions that have no meaning without OVER. */
export const windowFunctions: FunctionRules = {
  cume_dist: ranking('double'),
  dense_rank: ranking('integer'),
  lag: shifted('lag'),
  lead: shifted('lead'),
  nth_value: {
    least: 2,
    most: 2,
    isWindow: true,
    emit(site) {
      const value = site.arg(0);
      const nulls = site.call.nulls === 'IGNORE' ? ' IGNORE NULLS' : '';
      return { sql: `nth_value(${value.sql}, ${site.as(1, 'integer')}${nulls})${site.tail}`, type: value.type };
    },
  },
  ntile: {
    least: 1,
    most: 1,
    isWindow: true,
    emit: (site) => ({ sql: `CAST(ntile(${site.as(0, 'integer')})${site.tail} AS INTEGER)`, type: 'integer' }),
  },
  percent_rank: ranking('double'),
  rank: ranking('integer'),
  row_number: ranking('integer'),
};

function ranking(type: 'double' | 'integer'): FunctionRule {
  return {
    least: 0,
    most: 0,
    isWindow: true,
    emit: ({ call, tail }) => ({
      sql: type === 'integer' ? `CAST(${call.name}()${tail} AS INTEGER)` : `${call.name}()${tail}`,
      type,
    }),
  };
}

function shifted(name: string): FunctionRule {
  return {
    least: 1,
    most: 3,
    isWindow: true,
    shownDefaults: ['', '1', 'NULL'],
    emit(site) {
      const value = site.arg(0);
      const more = site.call.args
        .slice(1)
        .map((_arg, index) => (index === 0 ? site.as(1, 'integer') : site.arg(2).sql));
      const nulls = site.call.nulls === 'IGNORE' ? ' IGNORE NULLS' : '';
      return { sql: `${name}(${[value.sql, ...more].join(', ')}${nulls})${site.tail}`, type: value.type };
    },
  };
}
