import type { SandboxDescription } from '@tableflow-workshop/sandbox';
import * as z from 'zod';

const text = z.string();
const key = z.strictObject({ id: text, secret: text });

export const sandboxOutput = z
  .strictObject({
    confluent: z.strictObject({ baseUrl: text, kafkaRestUrl: text, schemaRegistryUrl: text, telemetryUrl: text }),
    databricks: z.strictObject({ workspaceUrl: text }),
    credentials: z.strictObject({
      cloud: key,
      tableflow: key,
      kafka: key,
      schemaRegistry: key,
      databricks: z.strictObject({ clientId: text, clientSecret: text }),
      databricksAdmin: z.strictObject({ token: text }).describe('Of an administrator, to change grants.'),
      confluentUser: z.strictObject({ email: text, password: text }),
    }),
    ids: z.strictObject({
      organizationId: text,
      environmentId: text,
      kafkaClusterId: text,
      serviceAccountId: text,
      providerIntegrationId: text,
      bucketName: text,
      catalogName: text,
      schemaName: text,
      externalLocationName: text,
      warehouseId: text,
    }),
    postgres: z.strictObject({ host: text, port: z.number().int(), database: text, user: text, password: text }),
    dataFolder: text,
    storageFolder: text,
    environment: z.record(z.string(), text).describe('The same as environment variables.'),
    attendees: z
      .array(z.strictObject({ prefix: text, environment: z.record(z.string(), text) }))
      .describe('Those of a workshop that is rehearsed, each with the variables of their lab.'),
    faults: z
      .array(
        z.strictObject({
          kind: z.enum(['wrongPassword', 'missingGrant', 'pausedConnector', 'suspendedTopic', 'lostSlot']),
          prefix: text,
        }),
      )
      .describe('What goes wrong for which attendee, where that was asked for.'),
  })
  .describe(
    'A running sandbox, on one line at the start. All secrets are invented.',
  ) satisfies z.ZodType<SandboxDescription>;
