import { plainText } from '@tableflow-workshop/client-core';
import type { Diagnosis, TableVerdict } from '@tableflow-workshop/lab3-recipes';
import { renderTable } from './render-table.ts';

/** The pipeline at one moment. */
export interface PipelineView {
  /** When it was seen, ISO 8601. */
  readonly at: string;
  readonly connector: Diagnosis['health'];
  readonly integration: Diagnosis['health'];
  readonly tables: readonly TableVerdict[];
}

const header = ['topic', 'source', 'records', 'per s', 'Tableflow', 'rows', 'per s', 'fresh', 'verdict'];

/** The pipeline as a table, with what comes in per second since the last check, and why a table is not complete. */
export function renderPipeline(view: PipelineView, last?: PipelineView, columns?: number): string {
  const seconds = last === undefined ? undefined : (Date.parse(view.at) - Date.parse(last.at)) / 1_000;
  const rows = view.tables.map((table) => {
    const before = last?.tables.find(({ topic }) => topic === table.topic);
    return [
      table.topic,
      count(table.sourceRows),
      count(table.topicRecords),
      rate(table.topicRecords, before?.topicRecords, seconds),
      table.tableflowPhase ?? '–',
      count(table.deltaRows),
      rate(table.deltaRows, before?.deltaRows, seconds),
      table.freshnessMs === null ? '–' : `${Math.round(table.freshnessMs / 1_000)} s`,
      table.verdict,
    ];
  });
  const lag = view.tables.reduce((most, { slotLagBytes }) => Math.max(most, slotLagBytes ?? 0), 0);
  const parts = [
    view.at.slice(11, 19),
    `connector ${view.connector.phase}`,
    `slot ${Math.ceil(lag / 1_024).toLocaleString('en-US')} KiB behind`,
    `integration ${view.integration.phase}`,
  ].map((text) => plainText(text, 100));
  const reasons = view.tables
    .filter(({ verdict }) => verdict !== 'complete')
    .map(({ topic, reason }) => plainText(`${topic}: ${reason}`, 1_000));
  return [parts.join(' · '), '', renderTable(header, rows, columns), ...reasons].join('\n');
}

function count(value: number | null): string {
  return value === null ? '–' : value.toLocaleString('en-US');
}

/** What was added in a second. A table that was made again begins at nothing, and has no rate. */
function rate(now: number | null, before: number | null | undefined, seconds: number | undefined): string {
  if (now === null || before === null || before === undefined || seconds === undefined || seconds <= 0) return '–';
  return now < before ? '–' : Math.round((now - before) / seconds).toLocaleString('en-US');
}
