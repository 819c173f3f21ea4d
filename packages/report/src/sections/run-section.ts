import { stepsChart } from '../charts/steps-chart.ts';
import { duration, time } from '../format.ts';
import { type Html, html } from '../html.ts';
import type { ReportDocument, ReportedRun } from '../report-document.ts';
import { detailsTable, figureWithTable } from './details-table.ts';

/** The receipt of the run: which lab it was, what it did, and how long that took. */
export function runSection({ lab, run }: ReportDocument): Html {
  const facts: readonly (readonly [string, string])[] = [
    ['environment', lab.environmentId],
    ['Kafka cluster', lab.kafkaClusterId],
    ['topic prefix', lab.topicPrefix],
    ['connector', lab.connectorName],
    ['integration', lab.integrationName],
    ['catalog', lab.catalogName],
    ...(run ? ([['performed', time(run.date)], ['verdict then', run.verdict], ...versionsOf(run)] as const) : []),
  ];
  return html`<section aria-labelledby="receipt"><h2 id="receipt">Receipt</h2>
<dl>${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
${run ? stepsOf(run) : html`<p class="quiet">No receipt of a run was found.</p>`}</section>`;
}

function versionsOf({ versions }: ReportedRun): readonly (readonly [string, string])[] {
  return Object.entries(versions).map(([name, version]) => [`version of ${name}`, version]);
}

function stepsOf({ steps }: ReportedRun): Html {
  const rows = steps.map(({ name, outcome, durationMs, warnings = [] }) => [
    name,
    outcome,
    duration(durationMs),
    warnings.join(' '),
  ]);
  const table = detailsTable('Steps of the run', ['step', 'outcome', 'took', 'on the way'], rows, ['took']);
  const picture = stepsChart('steps-chart', `When each of ${steps.length} steps ran`, steps);
  return html`<h3>Steps</h3>${picture ? figureWithTable('steps-figures', 'When each step ran, from the start of the run', picture, table, true) : table}`;
}
