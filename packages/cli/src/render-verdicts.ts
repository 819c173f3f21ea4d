import { plainText } from '@tableflow-workshop/client-core';
import type { TableVerdict } from '@tableflow-workshop/lab3-recipes';
import { renderTable } from './render-table.ts';

const header = ['topic', 'table', 'source rows', 'topic records', 'Delta rows', 'freshness', 'verdict'];

/** The proof as a table, and below it the reason of every table that is not complete, and what to know of the others. */
export function renderVerdicts(tables: readonly TableVerdict[], columns?: number): string {
  const rows = tables.map((table) => [
    table.topic,
    table.fullTableName ?? '–',
    count(table.sourceRows),
    count(table.topicRecords),
    count(table.deltaRows),
    table.freshnessMs === null ? '–' : `${(table.freshnessMs / 1_000).toFixed(0)} s`,
    table.verdict,
  ]);
  const reasons = tables.flatMap(({ topic, verdict, reason, notes }) =>
    [...(verdict === 'complete' ? [] : [reason]), ...notes].map((text) => plainText(`${topic}: ${text}`, 1_000)),
  );
  return [renderTable(header, rows, columns), ...reasons].join('\n');
}

function count(value: number | null): string {
  return value === null ? '–' : value.toLocaleString('en-US');
}
