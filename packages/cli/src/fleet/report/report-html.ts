import { createHash } from 'node:crypto';
import type { VerifyFleetResult } from '@tableflow-workshop/lab3-recipes/fleet';
import { escapeHtml } from './escape-html.ts';
import { type ReportRow, reportColumns, reportRows } from './report-row.ts';

const style = `
:root { color-scheme: light dark; font: 1rem/1.4 system-ui, sans-serif; }
body { margin: 1.5rem; }
h1 { font-size: 1.4rem; }
form { display: flex; flex-wrap: wrap; gap: 1rem; margin: 1rem 0; }
input, select { font: inherit; padding: .25rem .5rem; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; padding: .5rem 0; }
th, td { border-bottom: 1px solid #8886; padding: .3rem .6rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead th { position: sticky; top: 0; background: Canvas; }
tr.is-not-well th, tr.is-not-well .outcome { font-weight: bold; }
tr.is-not-well { background: #c002; }
:focus-visible { outline: 3px solid Highlight; outline-offset: 1px; }
@media print { form { display: none; } thead th { position: static; } }
`;

/** The filter works where scripts do; without them the whole table is there. */
const script = `
const [search, outcome] = [document.getElementById('search'), document.getElementById('outcome')];
const rows = [...document.querySelectorAll('tbody tr')];
const shown = document.getElementById('shown');
const apply = () => {
  const text = search.value.trim().toLowerCase();
  let count = 0;
  for (const row of rows) {
    const fits = (text === '' || row.dataset.names.includes(text)) && (outcome.value === '' || row.dataset.outcome === outcome.value);
    row.hidden = !fits;
    if (fits) count += 1;
  }
  shown.textContent = count + ' of ' + rows.length + ' attendees';
};
document.querySelector('form').hidden = false;
search.addEventListener('input', apply);
outcome.addEventListener('change', apply);
apply();
`;

/**
 * The receipt of a workshop as one page that needs nothing else: what several attendees have in common first, then a row for each,
 * with a search by name or prefix. Everything that others wrote is escaped, and no other script may run in it.
 *
 * @param at when the clouds were asked, in ISO 8601
 */
export function reportHtml(result: VerifyFleetResult, at: string): string {
  const rows = reportRows(result);
  const complete = rows.filter(({ outcome }) => outcome === 'complete').length;
  const outcomes = [...new Set(rows.map(({ outcome }) => outcome))].sort();
  const policy = `default-src 'none'; style-src '${hashOf(style)}'; script-src '${hashOf(script)}'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>LAB 3: ${complete} of ${rows.length} complete</title>
<style>${style}</style>
</head>
<body>
<h1>LAB 3: ${complete} of ${rows.length} attendees complete</h1>
<p>Checked at <time datetime="${escapeHtml(at)}">${escapeHtml(at)}</time>.</p>
${findingsOf(result)}
<form hidden role="search">
<label>Name or prefix <input id="search" type="search" autocomplete="off"></label>
<label>Outcome <select id="outcome"><option value="">all</option>${outcomes.map((one) => `<option>${escapeHtml(one)}</option>`).join('')}</select></label>
<output id="shown" aria-live="polite"></output>
</form>
<table>
<caption>The lab of each attendee</caption>
<thead><tr>${reportColumns.map(([, title]) => `<th scope="col">${title}</th>`).join('')}</tr></thead>
<tbody>
${rows.map(htmlRow).join('\n')}
</tbody>
</table>
<script>${script}</script>
</body>
</html>
`;
}

function htmlRow(row: ReportRow): string {
  const names = escapeHtml(`${row.attendee} ${row.prefix}`.toLowerCase());
  const cells = reportColumns.map(([key]) => {
    const text = escapeHtml(row[key]);
    return key === 'attendee' ? `<th scope="row">${text}</th>` : `<td class="${key}">${text}</td>`;
  });
  const mark = row.outcome === 'complete' ? '' : ' class="is-not-well"';
  return `<tr${mark} data-names="${names}" data-outcome="${escapeHtml(row.outcome)}">${cells.join('')}</tr>`;
}

function findingsOf({ findings }: VerifyFleetResult): string {
  if (findings.length === 0) return '';
  const items = findings.map(
    ({ attendees, evidence, remedy, where }) =>
      `<li><strong>${attendees.length === 1 ? '1 attendee' : `${attendees.length} attendees`}: ${escapeHtml(where)}</strong><br>${escapeHtml(evidence)}<br>→ ${escapeHtml(remedy)}</li>`,
  );
  return `<h2>To fix</h2>\n<ul>\n${items.join('\n')}\n</ul>`;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
