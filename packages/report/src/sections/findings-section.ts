import { conditionOfPart, conditionOfTable } from '../condition.ts';
import { type Html, html } from '../html.ts';
import type { ReportDocument, ReportedPart } from '../report-document.ts';

/** What is not well, what speaks for each cause, and what fixes it. */
export function findingsSection({ parts, tables }: ReportDocument): Html {
  const ofParts = parts.filter((part) => conditionOfPart(part) !== 'healthy').map(partFinding);
  const ofTables = tables
    .map(({ verdict }) => verdict)
    .filter(({ verdict }) => conditionOfTable(verdict) !== 'healthy')
    .map(
      ({ topic, verdict, hop, reason }) => html`<article class="finding ${conditionOfTable(verdict)}">
<h3>${topic}: ${verdict}${hop !== null && html`, held up at ${hop}`}</h3>
<p>${reason}</p></article>`,
    );
  const notes = tables.flatMap(({ verdict }) => verdict.notes.map((note) => html`<li>${verdict.topic}: ${note}</li>`));
  const all = [...ofParts, ...ofTables];
  return html`<section aria-labelledby="findings"><h2 id="findings">Findings</h2>
${all.length === 0 ? html`<p>Nothing to fix.</p>` : all}
${notes.length > 0 && html`<h3>Good to know</h3><ul>${notes}</ul>`}</section>`;
}

function partFinding(part: ReportedPart): Html {
  const { causes, unknown, health, recommendations = [] } = part;
  const condition = conditionOfPart(part);
  return html`<article class="finding ${condition}"><h3>${part.part}: ${health.state}</h3>
<p class="phase">${health.phase}</p>
${causes.map(
  ({ cause, evidence, remedy, ruleId }) => html`<h4>${cause}</h4>
<ul>${evidence.map(({ from, text }) => html`<li><span class="from">${from}</span> ${text}</li>`)}</ul>
<p class="remedy"><strong>To fix it:</strong> ${remedy} <span class="rule">${ruleId}</span></p>`,
)}
${unknown.length > 0 && html`<h4>${causes.length === 0 ? 'What was said' : 'Not explained'}</h4><ul>${unknown.map(({ from, text }) => html`<li><span class="from">${from}</span> ${text}</li>`)}</ul>`}
${recommendations.length > 0 && html`<h4>The service recommends</h4><ul>${recommendations.map((text) => html`<li>${text}</li>`)}</ul>`}
</article>`;
}
