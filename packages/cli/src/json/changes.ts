import type {
  ConnectStorageResult,
  EnableTableflowResult,
  RepairDeltaTableResult,
  ResumeTableflowResult,
  RotateCredentialsResult,
} from '@tableflow-workshop/lab3-recipes';
import * as z from 'zod';
import type { GrantReport } from '../grant-report.ts';
import { tableVerdict } from './parts.ts';

// What the commands print that change one thing.

const text = z.string();
const outcome = z.enum(['created', 'updated', 'unchanged']);

export const enableOutput = z
  .strictObject({ outcome, topic: text, phase: text, writeMode: text, tablePath: text.optional() })
  .describe('A topic that is a table now.') satisfies z.ZodType<Omit<EnableTableflowResult, 'tablePath'>>;

export const resumeOutput = z
  .strictObject({ outcome: z.enum(['updated', 'unchanged']), topic: text, phase: text })
  .describe('Tableflow that goes on.') satisfies z.ZodType<ResumeTableflowResult>;

const settings = z.strictObject({
  retentionMs: z.number().optional(),
  dataRetentionMs: z.number().optional(),
  errorHandling: z.looseObject({ mode: text }).optional(),
  metadataColumnNamingScheme: text.optional(),
});

export const repairOutput = z
  .strictObject({
    outcome: z.enum(['planned', 'repaired', 'unchanged']).describe('planned: it was only shown.'),
    topic: text,
    evidence: text.optional().describe('What the service says of the table.'),
    plan: settings.extend({ topic: text, tablePath: text, formats: z.array(text) }).optional(),
    steps: z.array(
      z.discriminatedUnion('action', [
        z.strictObject({ action: z.literal('disable Tableflow'), topic: text }),
        z.strictObject({ action: z.literal('delete files'), prefix: text }),
        z.strictObject({ action: z.literal('enable Tableflow'), topic: text, settings }),
        z.strictObject({ action: z.literal('verify table'), topic: text }),
      ]),
    ),
    warnings: z.array(text).describe('What the repair loses.'),
    table: tableVerdict.optional().describe('The new table, once it was verified.'),
  })
  .describe('A table that was built again, or would be.') satisfies z.ZodType<
  Pick<RepairDeltaTableResult, 'outcome' | 'topic' | 'warnings'>
>;

export const grantOutput = z
  .strictObject({
    outcome: z.enum(['planned', 'granted', 'unchanged']).describe('planned: it was only shown.'),
    tableflow: z.exactOptional(
      z.strictObject({
        changes: z.array(
          z.strictObject({
            securable: z.strictObject({ type: z.enum(['catalog', 'external_location']), fullName: text }),
            principal: text,
            gains: z.array(text),
            loses: z.array(text),
          }),
        ),
      }),
    ),
    connector: z.exactOptional(
      z.strictObject({
        serviceAccountId: text,
        granted: z.array(
          z.strictObject({
            resourceType: z.enum(['CLUSTER', 'TOPIC']),
            resourceName: text,
            patternType: z.enum(['LITERAL', 'PREFIXED']),
            operation: z.enum(['DESCRIBE', 'CREATE', 'WRITE']),
          }),
        ),
      }),
    ),
  })
  .describe('What was missing, and whether it was granted.') satisfies z.ZodType<GrantReport>;

const policy = z.looseObject({ Version: text, Statement: z.array(z.looseObject({ Sid: text, Effect: text })) });

export const storageOutput = z
  .strictObject({
    outcome,
    state: z.enum(['connected', 'awaiting-trust', 'propagating']),
    providerIntegrationId: text,
    trust: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('ByobAws'),
        roleArn: text,
        document: policy.describe('The whole trust policy of the role.'),
        permissions: policy.describe('What the role itself may do.'),
      }),
      z.strictObject({
        kind: z.literal('AzureDataLakeStorageGen2'),
        document: z.strictObject({ tenantId: text, applicationId: text, consentUrl: text }),
        permissions: z.array(
          z.strictObject({ principal: text, role: text, storageAccountName: text, containerName: text }),
        ),
      }),
    ]),
    nextStep: text.optional(),
    refusal: text.optional().describe('What was said last by the side that does not get through.'),
    files: z.array(text).describe('Where the two policies were written.'),
  })
  .describe('A storage with both clouds, and what is left to apply.') satisfies z.ZodType<
  Pick<ConnectStorageResult, 'outcome' | 'state' | 'providerIntegrationId'>
>;

const rotated = { outcome: z.literal('updated'), name: text, mayDeleteOld: z.boolean(), next: text };

export const rotateOutput = z
  .strictObject({
    integration: z.strictObject({ ...rotated, integrationId: text, phase: text }).optional(),
    database: z.strictObject({ ...rotated, login: z.enum(['proven', 'no connection', 'unreachable']) }).optional(),
  })
  .describe('Which credentials were changed.') satisfies z.ZodType<{
  [Key in keyof RotateCredentialsResult]?: unknown;
}>;
