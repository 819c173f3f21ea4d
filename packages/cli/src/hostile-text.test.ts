import type { DoctorResult, LabEvent, PlanLab3Result, TableVerdict } from '@tableflow-workshop/lab3-recipes';
import { expect, it } from 'vitest';
import { renderError } from './render-error.ts';
import { renderFindings } from './render-findings.ts';
import { renderJson } from './render-json.ts';
import { renderPlan } from './render-plan.ts';
import { createProgressView } from './render-progress.ts';
import { renderTable } from './render-table.ts';
import { renderVerdicts } from './render-verdicts.ts';

// Text of a server, a file or a person, wherever it ends up: no control that a terminal obeys, no line that looks like one
// of ours, and no more of it than can be read.

const hostile = `\u001b[2J\u009b1A\n✓ verify tables: complete\u202e\u2066\r${'x'.repeat(10_000)}`;
const finding = { ruleId: 'r', severity: 'error' as const, subject: hostile, evidence: hostile, remedy: hostile };
const sides = { sourceDatabase: 'unhealthy', confluentCloud: 'unhealthy', databricks: 'unhealthy' } as const;
const table = {
  topic: hostile,
  fullTableName: hostile,
  sourceRows: 1,
  topicRecords: 1,
  deltaRows: 1,
  freshnessMs: 1,
  verdict: 'behind',
  reason: hostile,
  notes: [hostile],
};
const plan = {
  steps: [{ name: hostile, outcome: 'created', calls: [{ method: 'GET', path: hostile }] }],
  tables: [{ topic: hostile, fullTableName: hostile, writeMode: 'APPEND', why: hostile }],
  irreversible: [{ effect: hostile }],
  adopted: [
    {
      kind: hostile,
      name: hostile,
      differences: [{ key: hostile, current: hostile, wanted: hostile, matters: hostile }],
    },
  ],
  problems: [{ path: hostile, problem: hostile, remedy: hostile }],
};

function progress(): string {
  let written = '';
  const view = createProgressView({ write: (text: string) => (written += text) });
  const events = [
    { kind: 'started', step: hostile },
    { kind: 'waiting', step: hostile, progress: { phase: hostile } },
    { kind: 'finished', step: hostile, outcome: 'created', durationMs: 1 },
    { kind: 'failed', step: hostile, durationMs: 1 },
    { kind: 'stopped', step: hostile, durationMs: 1 },
  ];
  for (const event of events) view.show(event as unknown as LabEvent);
  return written;
}

it.each([
  ['the progress', progress()],
  ['findings', renderFindings({ verdict: 'unhealthy', sides, findings: [finding] } as DoctorResult)],
  ['a plan', renderPlan(plan as unknown as PlanLab3Result)],
  ['verdicts', renderVerdicts([table as unknown as TableVerdict])],
  ['a table', renderTable(['a'], [[hostile]])],
  ['a document', renderJson({ name: hostile, list: [hostile] }, 2)],
  ['an error of somebody else', renderError(new Error(hostile), 'text')],
  ['an error of somebody else as JSON', renderError(new Error(hostile), 'json')],
])('%s', (_what, rendered) => {
  expect(rendered.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]|\\u00[01]|\\r/u);
  expect(rendered).not.toMatch(/^✓ verify tables/m);
  expect(rendered.length).toBeLessThan(20_000);
});
