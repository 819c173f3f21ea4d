import type { DoctorResult } from '@tableflow-workshop/lab3-recipes';
import * as z from 'zod';
import type { PipelineView } from '../render-pipeline.ts';
import { finding, health, partDiagnosis, problem, tableVerdict } from './parts.ts';

// What the commands print that say how the lab is.

const doctorVerdict = z.enum(['healthy', 'unhealthy']);

const labSides = z.strictObject({
  sourceDatabase: doctorVerdict,
  confluentCloud: doctorVerdict,
  databricks: doctorVerdict,
}) satisfies z.ZodType<DoctorResult['sides']>;

export const doctorOutput = z
  .strictObject({
    verdict: doctorVerdict,
    sides: z
      .union([labSides, z.strictObject({ kafka: doctorVerdict })])
      .describe('The lab, or with --kafka that Kafka.'),
    findings: z.array(finding).describe('Errors first, then warnings, then notes.'),
  })
  .describe('What would stop the lab, or a sandbox with topics in Kafka.');

export const diagnoseOutput = partDiagnosis.describe('How one part of the lab is, and why.');

export const statusOutput = z
  .strictObject({ verdict: z.enum(['healthy', 'not healthy']), parts: z.array(diagnoseOutput) })
  .describe('How each part of the lab is.');

export const watchOutput = z
  .strictObject({
    at: z.string().describe('When it was seen, in ISO 8601.'),
    connector: health,
    integration: health,
    tables: z.array(tableVerdict),
  })
  .describe('The pipeline at one moment: one line for each check.') satisfies z.ZodType<PipelineView>;

export const configOutput = z
  .strictObject({
    verdict: z.enum(['complete', 'incomplete']),
    settings: z.array(
      z.strictObject({
        name: z.string(),
        value: z.string().describe('[redacted] for a secret.'),
        from: z.string().describe('The place that it comes from.'),
      }),
    ),
    problems: z.array(problem),
    credentials: z
      .array(
        z.strictObject({
          title: z.string(),
          id: z.string().nullable().describe('null where there is none.'),
          hasSecret: z.boolean(),
          opens: z.string(),
          places: z
            .array(z.strictObject({ setting: z.string(), from: z.string(), isUsed: z.boolean() }))
            .describe('Every place that has a part of it, in the order in which they count.'),
          without: z.string().nullable().describe('What happens without it; null where the lab needs it.'),
          getOne: z.string(),
        }),
      )
      .optional()
      .describe('With --explain.'),
  })
  .describe('What a run would work with.');
