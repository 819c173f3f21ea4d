import type { ReportDocument } from '@tableflow-workshop/report';
import * as z from 'zod';
import { labDescription, partDiagnosis, step, tableVerdict } from './parts.ts';

const text = z.string();
const count = z.number().nullable();

export const reportOutput = z
  .strictObject({
    at: text.describe('When it was seen, in ISO 8601.'),
    lab: z.strictObject(labDescription),
    parts: z.array(partDiagnosis),
    tables: z.array(
      z.strictObject({
        verdict: tableVerdict,
        commits: z
          .array(
            z.strictObject({
              version: z.number().int(),
              at: text,
              operation: text,
              rows: count,
              files: count,
              bytes: count,
            }),
          )
          .describe('Of the Delta log, the newest 200, oldest first.'),
        schemaVersions: z.array(z.strictObject({ version: z.number().int(), fields: z.array(text) })),
        samples: z.array(z.strictObject({ at: text, rows: z.number() })).optional(),
      }),
    ),
    run: z
      .strictObject({
        date: text,
        verdict: text,
        versions: z.record(z.string(), text),
        steps: z.array(step),
      })
      .optional()
      .describe('What .lab3/receipt.json says, where it is of this lab.'),
  })
  .describe('Everything that the page shows.') satisfies z.ZodType<ReportDocument>;
