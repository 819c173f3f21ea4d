import { z } from 'zod';
import { loopbackOrigin } from './loopback-url.ts';

/** The origin of a URL on this machine. */
const loopbackUrl = z.string('is missing or is not a text').transform((text, context) => {
  const origin = loopbackOrigin(text);
  if (origin !== undefined) return origin;
  context.addIssue('must be an address of this machine: http://127.0.0.1:<port>');
  return z.NEVER;
});

const value = z
  .string('is missing or is not a text')
  .min(1, 'is empty')
  .max(1_000, 'is longer than 1,000 characters')
  // A line break would end a header, and start another one.
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'has control characters');

/** The variables by which a sandbox describes itself: complete, so that nothing is taken from anywhere else. */
const environment = z.object({
  CONFLUENT_CLOUD_BASE_URL: loopbackUrl,
  CONFLUENT_TELEMETRY_URL: loopbackUrl,
  CONFLUENT_ENVIRONMENT_ID: value,
  CONFLUENT_KAFKA_CLUSTER_ID: value,
  CONFLUENT_SERVICE_ACCOUNT_ID: value,
  CONFLUENT_CLOUD_API_KEY: value,
  CONFLUENT_CLOUD_API_SECRET: value,
  TABLEFLOW_API_KEY: value,
  TABLEFLOW_API_SECRET: value,
  KAFKA_REST_ENDPOINT: loopbackUrl,
  KAFKA_API_KEY: value,
  KAFKA_API_SECRET: value,
  SCHEMA_REGISTRY_REST_ENDPOINT: loopbackUrl,
  SCHEMA_REGISTRY_API_KEY: value,
  SCHEMA_REGISTRY_API_SECRET: value,
  DATABRICKS_HOST: loopbackUrl,
  DATABRICKS_CLIENT_ID: value,
  DATABRICKS_CLIENT_SECRET: value,
  DATABRICKS_WAREHOUSE_ID: value,
  LAB3_CATALOG: value,
  LAB3_BUCKET: value,
  LAB3_PROVIDER_INTEGRATION_ID: value,
  LAB3_DATABASE_HOSTNAME: z.enum(['127.0.0.1', '::1'], 'must be an address of this machine: 127.0.0.1'),
  LAB3_DATABASE_PORT: value.regex(/^[1-9]\d{0,4}$/, 'is not a port'),
  LAB3_DATABASE_NAME: value,
  LAB3_DATABASE_USER: value,
  LAB3_DATABASE_PASSWORD: value,
  LAB3_DATABASE_SSLMODE: z.literal('disable', 'must be "disable"'),
});

/** The administrator of the sandbox's workspace, who changes grants and connects storage. */
const credentials = z.object({ databricksAdmin: z.object({ token: value }) });

/** What the command uses of the description of a sandbox. The rest of it is for people and is not read. */
export const descriptionSchema = z.object(
  {
    environment,
    credentials: credentials.optional(),
    attendees: z
      .array(z.object({ prefix: value, environment }), 'is not a list')
      .max(200, 'has more than 200')
      .optional(),
  },
  'is not a JSON object',
);

/** One attendee of a workshop that a sandbox rehearses. */
export interface SandboxAttendee {
  readonly prefix: string;
  readonly environment: SandboxEnvironment;
}

/** What a sandbox says of itself, as far as the command uses it. */
export type CheckedDescription = z.output<typeof descriptionSchema>;

/** The variables of a sandbox that was found to be one. */
export type SandboxEnvironment = z.output<typeof environment>;

/** How a running sandbox is reached: `sandbox.json` of its data folder. */
export const accessSchema = z.object(
  {
    url: loopbackUrl,
    token: z.string('is missing or is not a text').regex(/^[\w.~+/=-]{1,512}$/, 'is not a token'),
    pid: z.number('is missing or is not a number').int('is not a process id').positive('is not a process id'),
  },
  'is not a JSON object',
);

/** What is wrong, place by place; values are not quoted, because they may be secrets. */
export function saysWhatIsWrong({ issues }: z.ZodError): string {
  const shown = issues.slice(0, 5).map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(' '));
  const more = issues.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}
