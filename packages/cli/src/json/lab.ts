import type {
  AuditLeftoversResult,
  PlanLab3Result,
  TearDownLab3Result,
  VerifyTablesResult,
} from '@tableflow-workshop/lab3-recipes';
import * as z from 'zod';
import type { Receipt } from '../receipt.ts';
import { kept, leftover, problem, run, step, tableVerdict, unseen } from './parts.ts';

// What the commands print that perform the lab, prove it, plan it and take it back.

const text = z.string();
const partOutcome = z.enum(['created', 'updated', 'unchanged', 'adopted', 'refused']);

export const upOutput = z
  .strictObject({
    ...run,
    verdict: text.describe('complete, or incomplete.'),
    tables: z.array(tableVerdict),
    steps: z.array(step),
  })
  .describe('The receipt of a lab; .lab3/receipt.json is the same.') satisfies z.ZodType<Receipt>;

export const verifyOutput = z
  .strictObject({ ...run, verdict: z.enum(['complete', 'incomplete']), tables: z.array(tableVerdict) })
  .describe('How far the rows of each table have come.') satisfies z.ZodType<VerifyTablesResult>;

export const downOutput = z
  .strictObject({ steps: z.array(step), kept: z.array(kept), unseen: z.array(unseen) })
  .describe('What was taken back, and what stays.') satisfies z.ZodType<
  Omit<TearDownLab3Result, 'steps'> & { readonly steps: readonly unknown[] }
>;

export const auditOutput = z
  .strictObject({
    verdict: z.enum(['clean', 'leftovers']),
    leftovers: z.array(leftover),
    unseen: z.array(unseen),
  })
  .describe('What is left of the lab.') satisfies z.ZodType<AuditLeftoversResult>;

const call = z.strictObject({ method: text, path: text, operation: text });

/** What somebody else made. */
export const adoptedPart = z.strictObject({
  kind: z.enum(['connector', 'catalog integration', 'Tableflow topic']),
  name: text,
  id: text.optional(),
  differences: z.array(
    z.strictObject({
      key: text,
      current: text.optional().describe('Absent: not set.'),
      wanted: text.optional().describe('Absent: this lab would set nothing.'),
      matters: text.optional().describe('What follows from it. Absent: nothing.'),
    }),
  ),
});

export const planOutput = z
  .strictObject({
    steps: z.array(z.strictObject({ name: text, outcome: partOutcome, calls: z.array(call) })),
    tables: z.array(
      z.strictObject({
        topic: text,
        fullTableName: text,
        writeMode: text,
        why: text,
        dataRetentionMs: z.number().optional().describe('Absent: rows are kept for ever.'),
      }),
    ),
    adopted: z.array(adoptedPart).describe('What somebody else made, and stays as it is.'),
    missingGrants: z.array(
      z.strictObject({ securable: text, principal: text, gains: z.array(text), remedies: z.array(text) }),
    ),
    irreversible: z.array(z.strictObject({ step: text, effect: text })),
    problems: z.array(problem).describe('What has to be fixed first.'),
  })
  .describe('What `up` would do.') satisfies z.ZodType<Pick<PlanLab3Result, 'steps' | 'problems' | 'irreversible'>>;
