import { expect, it } from 'vitest';
import { renderFindings } from './render-findings.ts';

it('shows the sides, the findings by subject, and how many there are', () => {
  const finding = { subject: 'catalog river-hotels', remedy: 'Run GRANT X;' };
  expect(
    renderFindings({
      verdict: 'unhealthy',
      sides: { sourceDatabase: 'healthy', confluentCloud: 'healthy', databricks: 'unhealthy' },
      findings: [
        { ...finding, ruleId: 'use-schema', severity: 'error', evidence: 'is missing USE_SCHEMA' },
        { ...finding, ruleId: 'create-table', severity: 'error', evidence: 'is missing CREATE_TABLE' },
        {
          ruleId: 'slot-leftover',
          severity: 'warning',
          subject: 'replication slot x',
          evidence: 'it is left',
          remedy: 'Drop it.',
        },
      ],
    }),
  ).toBe(`✓ source database
✓ Confluent Cloud
✗ Databricks

✗ catalog river-hotels
    is missing USE_SCHEMA [use-schema]
    → Run GRANT X;
    is missing CREATE_TABLE [create-table]
    → Run GRANT X;

! replication slot x
    it is left [slot-leftover]
    → Drop it.

unhealthy: 2 errors, 1 warning, 0 notes`);
});

it('is short where nothing was found', () => {
  const sides = { sourceDatabase: 'healthy', confluentCloud: 'healthy', databricks: 'healthy' } as const;
  expect(renderFindings({ verdict: 'healthy', sides, findings: [] })).toBe(
    '✓ source database\n✓ Confluent Cloud\n✓ Databricks\n\nhealthy: 0 errors, 0 warnings, 0 notes',
  );
});
