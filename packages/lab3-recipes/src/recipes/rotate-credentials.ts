import * as z from 'zod';
import type { LabContext } from '../lab/context.ts';
import type { RecipeOptions } from '../mechanics/options.ts';
import { parseInput } from '../mechanics/parse-input.ts';
import {
  databasePasswordSchema,
  type RotateDatabasePasswordInput,
  type RotateDatabasePasswordResult,
  rotateDatabasePassword,
} from './rotate-database-password.ts';
import {
  integrationSecretSchema,
  type RotateIntegrationSecretInput,
  type RotateIntegrationSecretResult,
  rotateIntegrationSecret,
} from './rotate-integration-secret.ts';

const inputSchema = z
  .strictObject({
    integration: z.optional(integrationSecretSchema),
    database: z.optional(databasePasswordSchema),
  })
  .refine(({ integration, database }) => integration !== undefined || database !== undefined, {
    error: 'names neither integration nor database',
    params: { remedy: 'Give the new secret of at least one.' },
  });

/** Which of the lab's two credentials are changed, at least one. */
export interface RotateCredentialsInput {
  /** The new client secret of the Unity Catalog integration. Default: it stays. */
  readonly integration?: RotateIntegrationSecretInput | undefined;
  /** The new database password of the connector. Default: it stays. */
  readonly database?: RotateDatabasePasswordInput | undefined;
}

/** What became of each that was named. */
export interface RotateCredentialsResult {
  readonly integration: RotateIntegrationSecretResult | undefined;
  readonly database: RotateDatabasePasswordResult | undefined;
}

/**
 * Changes the credentials that the pipeline holds: the client secret of the Unity Catalog integration, the database
 * password of the connector, or both, one after the other. The first failure ends it, and the other is unchanged.
 *
 * Undo: itself, with the previous secrets.
 *
 * @param options see `rotateIntegrationSecret` and `rotateDatabasePassword`
 * @throws InputError where none is named, and whatever the two throw
 * @example
 * const password = createSecret((await readFile('new-password.txt', 'utf8')).trim());
 * await rotateCredentials(lab, { database: { password, connect: connectPostgres } });
 * @see https://docs.databricks.com/aws/en/dev-tools/auth/oauth-m2m
 */
export async function rotateCredentials(
  lab: LabContext,
  input: RotateCredentialsInput,
  options: RecipeOptions = {},
): Promise<RotateCredentialsResult> {
  const { integration, database } = parseInput(inputSchema, input, 'rotate credentials');
  return {
    database: database && (await rotateDatabasePassword(lab, database, options)),
    integration: integration && (await rotateIntegrationSecret(lab, integration, options)),
  };
}
