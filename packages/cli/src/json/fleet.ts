import type {
  AuditFleetResult,
  FixFleetResult,
  PlanFleetResult,
  ReadFleetCostResult,
  SetUpFleetResult,
  TearDownFleetResult,
  VerifyFleetResult,
} from '@tableflow-workshop/lab3-recipes/fleet';
import type { FleetDocument } from '@tableflow-workshop/report';
import * as z from 'zod';
import { adoptedPart, auditOutput, planOutput } from './lab.ts';
import { kept, step, tableVerdict, unseen } from './parts.ts';

// What the commands on a whole workshop print.

const text = z.string();
const finding = z.strictObject({ ruleId: text, where: text, evidence: text, remedy: text });

/** What became of all, with what the work on one lab returned. */
function fleetOf<Outcome extends string, Details extends z.ZodType>(outcomes: readonly Outcome[], details: Details) {
  return {
    verdict: z.enum(['complete', 'incomplete']),
    attendees: z.array(
      z.strictObject({
        attendee: text,
        prefix: text.nullable(),
        outcome: z.enum([...outcomes, 'failed']),
        isRemembered: z.boolean().describe('An earlier run did it, and nobody was asked.'),
        durationMs: z.number(),
        findings: z.array(finding).describe('Why it is not as it should be.'),
        details: details.nullable(),
      }),
    ),
    findings: z
      .array(finding.extend({ attendees: z.array(text) }))
      .describe('The same finding with several attendees once, the most frequent first.'),
    notes: z.array(text).describe('What could not be checked beforehand.'),
  };
}

const verdict = z.enum(['complete', 'incomplete']);
const tables = z.array(tableVerdict);

export const fleetUpOutput = z
  .strictObject(
    fleetOf(
      ['complete', 'incomplete'],
      z.strictObject({ verdict, tables, adopted: z.array(adoptedPart), steps: z.array(step) }),
    ),
  )
  .describe('What became of the lab of each attendee.') satisfies z.ZodType<Pick<SetUpFleetResult, 'findings'>>;

export const fleetVerifyOutput = z
  .strictObject(fleetOf(['complete', 'incomplete'], z.strictObject({ verdict, tables })))
  .describe('How far the rows of each attendee have come.') satisfies z.ZodType<VerifyFleetResult>;

export const fleetPlanOutput = z
  .strictObject({
    ...fleetOf(['ready', 'to fix'], planOutput),
    shortages: z.array(text).describe('What there is too little of for all. While there is any, `up` refuses.'),
  })
  .describe('What `up` would do for each attendee.') satisfies z.ZodType<
  Pick<PlanFleetResult, 'findings' | 'shortages'>
>;

const state = z.enum(['stuck', 'on the way', 'not started', 'not checked', 'complete']);
const stage = z.enum(['waiting', 'running', 'done', 'failed']);

export const fleetWatchOutput = z
  .strictObject({
    at: text.describe('When it was seen, in ISO 8601.'),
    attendees: z.array(
      z.strictObject({
        attendee: text,
        prefix: text.nullable(),
        state: state.describe('`stuck` needs somebody; `on the way` needs time, or the next step of the attendee.'),
        stages: z.strictObject({ connector: stage, topic: stage, tableflow: stage, catalog: stage, rows: stage }),
        checkedAt: text.nullable().describe('When this lab was checked, in ISO 8601.'),
        tables: z.number(),
        completeTables: z.number(),
        rows: z.number().nullable().describe('Rows of all tables in Databricks.'),
        findings: z.array(finding).describe('Why it is not complete.'),
      }),
    ),
    counts: z.record(state, z.number()).describe('Attendees in each state.'),
    findings: z
      .array(finding.extend({ attendees: z.array(text) }))
      .describe('The same finding with several attendees once, the most frequent first.'),
    notes: z.array(text).describe('What could not be checked.'),
  })
  .describe('How far each lab is at one moment: one line for each check.') satisfies z.ZodType<FleetDocument>;

const remaining = z.strictObject({ kind: text, name: text, why: text, remedy: text });

export const fleetDownOutput = z
  .strictObject(
    fleetOf(
      ['gone', 'remains'],
      z.strictObject({
        steps: z.array(step),
        kept: z.array(kept),
        unseen: z.array(unseen),
        remaining: z.array(remaining).describe('What is still in the cluster, whoever made it.'),
      }),
    ),
  )
  .describe('What became of the lab of each attendee.') satisfies z.ZodType<Pick<TearDownFleetResult, 'findings'>>;

export const fleetAuditOutput = z
  .strictObject(fleetOf(['clean', 'leftovers'], auditOutput))
  .describe('What is left of the lab of each attendee.') satisfies z.ZodType<AuditFleetResult>;

const fix = z.strictObject({
  kind: z.enum(['grant', 'restart', 'repair', 'resume']),
  what: text,
  evidence: text,
  action: text.describe('What is done, as a sentence.'),
  warnings: z.array(text).describe('What it loses.'),
  state: z.enum(['planned', 'done', 'failed']),
});

export const fleetFixOutput = z
  .strictObject({
    ...fleetOf(['complete', 'fixed', 'fixable', 'to fix'], z.strictObject({ fixes: z.array(fix), tables })),
    fixes: z
      .array(fix.extend({ attendees: z.array(text) }))
      .describe('The same fix for several attendees once, the most frequent first.'),
    findings: z
      .array(finding.extend({ attendees: z.array(text), who: text.describe('Who has to do it.') }))
      .describe('What is left for a person.'),
  })
  .describe('What was fixed for each attendee, or would be.') satisfies z.ZodType<FixFleetResult>;

const amount = text.describe('An exact decimal number.');
const unit = z.enum([
  'kafkaBasicEcku',
  'kafkaStandardEcku',
  'kafkaEnterpriseEcku',
  'kafkaFreightEcku',
  'kafkaDedicatedCku',
  'connectorTask',
  'tableflowTopic',
  'serverlessDbu',
  'proDbu',
  'classicDbu',
]);
const costLine = z.strictObject({
  what: text,
  unit: unit.nullable(),
  units: z.number(),
  since: text.nullable(),
  isAtLeast: z.boolean().describe('It may have begun before that.'),
  hoursSoFar: z.number().nullable(),
  soFar: amount.nullable(),
  perHour: amount.nullable(),
  toCome: amount.nullable(),
});
const costSum = { soFar: amount, perHour: amount, toCome: amount.nullable() };
const unitPrice = z.strictObject({ amount: amount.nullable(), asOf: text, source: text });

export const fleetCostOutput = z
  .strictObject({
    ...fleetOf(['counted'], z.strictObject({ lines: z.array(costLine), ...costSum })),
    at: text,
    until: text.nullable(),
    prices: z.strictObject({ currency: text, units: z.record(unit, unitPrice) }),
    shared: z.array(costLine).describe('What all share; it is in the total only.'),
    total: z.strictObject(costSum),
    unknown: z.array(text).describe('What costs something that is not in the sums.'),
    budget: z.strictObject({ limit: amount, spent: amount, isExceeded: z.boolean() }).nullable(),
  })
  .describe('What the labs hold, and what that costs.') satisfies z.ZodType<ReadFleetCostResult>;
