import { commitsChart } from '../charts/commits-chart.ts';
import { rowsChart } from '../charts/rows-chart.ts';
import { conditionOfTable } from '../condition.ts';
import { bytes, count, duration, time } from '../format.ts';
import { type Html, html } from '../html.ts';
import type { ReportDocument, ReportedTable } from '../report-document.ts';
import { badge } from './badge.ts';
import { detailsTable, figureWithTable } from './details-table.ts';

const columns = ['topic', 'source rows', 'records', 'Delta rows', 'freshness', 'verdict'];

/** All tables at a glance, and then each with its rows, its commits and its schemas. */
export function tablesSection({ tables }: ReportDocument): Html {
  const rows = tables.map(({ verdict }) => [
    verdict.topic,
    count(verdict.sourceRows),
    count(verdict.topicRecords),
    count(verdict.deltaRows),
    verdict.freshnessMs === null ? '–' : duration(verdict.freshnessMs),
    badge(conditionOfTable(verdict.verdict), verdict.verdict),
  ]);
  return html`<section aria-labelledby="tables"><h2 id="tables">Tables</h2>
${detailsTable('Rows of each table', columns, rows, columns.slice(1, 5))}
${tables.map(tableArticle)}</section>`;
}

function tableArticle({ verdict, commits, schemaVersions, samples = [] }: ReportedTable, index: number): Html {
  const { topic } = verdict;
  const sorted = [...commits].sort((left, right) => left.version - right.version);
  const points = rowPoints(sorted, samples);
  const id = `table-${index + 1}`;
  const rowsLabel = `Rows of ${topic} over time, up to ${count(points.at(-1)?.[1])}`;
  const filesLabel = `Files of ${topic} that each of ${count(sorted.length)} commits added`;
  const rowsPicture = rowsChart(`${id}-rows`, rowsLabel, points);
  const filesPicture = commitsChart(`${id}-files`, filesLabel, sorted);
  return html`<article aria-labelledby="${id}"><h3 id="${id}">${topic}</h3>
<p class="quiet">${verdict.fullTableName ?? 'not published'}${verdict.writeMode !== null && html` · ${verdict.writeMode}`} · ${verdict.reason}</p>
<div class="pair">
${rowsPicture && figureWithTable(`${id}-rows-figures`, 'Rows over time (UTC)', rowsPicture, rowsTable(topic, points))}
${filesPicture && figureWithTable(`${id}-files-figures`, 'Files added by each commit', filesPicture, commitsTable(topic, sorted))}
</div>
${!rowsPicture && !filesPicture && html`<p class="quiet">No history of this table was read.</p>`}
${schemaVersions.length > 0 && schemasTable(topic, schemaVersions)}
</article>`;
}

/** What the commits added up, where each says so, and what was counted in between. */
function rowPoints(
  commits: ReportedTable['commits'],
  samples: NonNullable<ReportedTable['samples']>,
): readonly (readonly [number, number])[] {
  let total = 0;
  const known = commits[0]?.version === 0 && commits.every(({ rows }) => rows !== null) ? commits : [];
  const summed = known.map(({ at, rows }): [number, number] => {
    total += rows ?? 0;
    return [Date.parse(at), total];
  });
  const counted = samples.map(({ at, rows }): [number, number] => [Date.parse(at), rows]);
  return [...summed, ...counted].filter(([ms]) => !Number.isNaN(ms)).sort(([left], [right]) => left - right);
}

function rowsTable(topic: string, points: readonly (readonly [number, number])[]): Html {
  const rows = points.map(([ms, total]) => [time(new Date(ms).toISOString()), count(total)]);
  return detailsTable(`Rows of ${topic} over time`, ['time', 'rows'], rows, ['rows']);
}

function commitsTable(topic: string, commits: ReportedTable['commits']): Html {
  const names = ['version', 'time', 'operation', 'rows', 'files', 'size'];
  const rows = commits.map((one) => [
    String(one.version),
    time(one.at),
    one.operation,
    count(one.rows),
    count(one.files),
    bytes(one.bytes),
  ]);
  return detailsTable(`Commits of ${topic}`, names, rows, names.slice(3));
}

function schemasTable(topic: string, versions: ReportedTable['schemaVersions']): Html {
  const sorted = [...versions].sort((left, right) => left.version - right.version);
  const rows = sorted.map(({ version, fields }, index) => {
    const before = sorted[index - 1]?.fields ?? [];
    const added = index === 0 ? [] : fields.filter((field) => !before.includes(field));
    const removed = before.filter((field) => !fields.includes(field));
    const changes = [...added.map((field) => `+ ${field}`), ...removed.map((field) => `− ${field}`)];
    return [String(version), count(fields.length), changes.join(', ') || (index === 0 ? 'the first' : 'no field')];
  });
  return detailsTable(`Schemas of ${topic}`, ['version', 'fields', 'changes'], rows);
}
