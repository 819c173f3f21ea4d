import { InputError, type Secret, waitUntil } from '@tableflow-workshop/client-core';
import { unwrapConfluent } from '@tableflow-workshop/confluent-client';
import { workspaceOrigin } from '@tableflow-workshop/databricks-client';
import * as z from 'zod';
import type { LabContext } from '../lab/context.ts';
import { text } from '../mechanics/input-schemas.ts';
import { judgeAfterChange } from '../mechanics/judge-after-change.ts';
import type { RecipeOptions } from '../mechanics/options.ts';
import { parseInput } from '../mechanics/parse-input.ts';
import { proveOrPutBack } from '../mechanics/rotation.ts';
import { secretSchema } from '../mechanics/secret-schema.ts';
import { judgeIntegration } from '../resources/tableflow/judge-integration.ts';
import { isRunningDelta, listTableflowTopics } from '../resources/tableflow/tableflow-topics.ts';
import {
  findUnityIntegration,
  listUnityIntegrations,
  type UnityIntegration,
} from '../resources/tableflow/unity-integrations.ts';
import { checkUnityCatalogAccess } from './check-unity-catalog-access.ts';

/** What the recipe takes. */
export const integrationSecretSchema = z.strictObject({
  integrationName: z.optional(text),
  clientId: z.optional(text),
  clientSecret: secretSchema,
  previousClientSecret: z.optional(secretSchema),
});

/** The new secret of the integration's service principal. */
export interface RotateIntegrationSecretInput {
  /** Default: the lab's integration. */
  readonly integrationName?: string | undefined;
  /** Default: the lab's service principal. */
  readonly clientId?: string | undefined;
  /** The new secret, created in the workspace next to the old one. */
  readonly clientSecret: Secret;
  /** Put back when the integration fails with the new one. Default: the secret of the lab's configuration. */
  readonly previousClientSecret?: Secret | undefined;
}

/** How far the new secret is proven. */
export interface RotateIntegrationSecretResult {
  /** The service shows no secret, so every run writes it. */
  readonly outcome: 'updated';
  readonly integrationId: string;
  readonly name: string;
  readonly phase: string;
  /** True once the integration is CONNECTED with the new secret. */
  readonly mayDeleteOld: boolean;
  /** What is left to the caller. */
  readonly next: string;
}

/**
 * Gives the Unity Catalog integration another client secret. The new one is proven first: it logs in to the workspace,
 * reads the catalog and holds the privileges that Tableflow needs. Then it is written, and the integration has to become
 * CONNECTED with it; when it fails, the previous secret is put back.
 *
 * It neither makes nor deletes secrets in Databricks: create the new one next to the old, and delete the old one after
 * `mayDeleteOld`. While no Delta topic runs, the integration remains PENDING, and the old secret should be kept too. Safe to run
 * again after any end. Its undo is the same recipe with the old secret.
 *
 * Undo: itself, with the previous secret.
 *
 * @param options `timeoutMs` limits the wait for CONNECTED, default 30 minutes; with `wait: false` it ends once the secret
 *   is written
 * @throws ApiError where the new secret is refused and InputError where privileges are missing, both before anything is written;
 *   RotationError when the integration fails with it
 * @example
 * const clientSecret = createSecret((await readFile('new-secret.txt', 'utf8')).trim());
 * const { mayDeleteOld, next } = await rotateIntegrationSecret(lab, { clientSecret });
 * @see https://docs.databricks.com/aws/en/dev-tools/auth/oauth-m2m
 */
export async function rotateIntegrationSecret(
  lab: LabContext,
  input: RotateIntegrationSecretInput,
  options: RecipeOptions = {},
): Promise<RotateIntegrationSecretResult> {
  const wanted = parseInput(integrationSecretSchema, input, 'rotate the secret of the Unity Catalog integration');
  const { clientId = lab.config.databricks.clientId, clientSecret } = wanted;
  const name = wanted.integrationName ?? lab.config.integrationName;
  const tried = `rotate the secret of Unity Catalog integration "${name}"`;
  const { signal } = options;
  const before = (await listUnityIntegrations(lab, signal)).find((one) => one.name === name);
  if (!before) {
    const remedy = 'Check integrationName, or create it with createUnityIntegration.';
    throw new InputError({
      tried,
      problems: [{ path: 'integrationName', problem: `integration "${name}" does not exist.`, remedy }],
    });
  }
  await checkUnityCatalogAccess(labAs(lab, before, { clientId, clientSecret }), signal);
  const isTried = (await listTableflowTopics(lab, signal)).some(isRunningDelta);

  await write(lab, before, { clientId, clientSecret }, tried, signal);
  const previous = previousOf(lab, wanted, clientSecret);
  const after = await proveOrPutBack({
    tried,
    prove: () =>
      isTried && options.wait !== false
        ? waitUntilConnected(lab, before, options)
        : readIntegration(lab, before, signal),
    putBack: previous && (() => write(lab, before, previous, tried, signal)),
    giveBy: 'previousClientSecret',
  });
  const mayDeleteOld = isTried && options.wait !== false;
  const next = mayDeleteOld
    ? 'Give the lab the new secret (DATABRICKS_CLIENT_SECRET), then delete the old one: workspace settings, Identity and access, Service principals, Secrets.'
    : 'Keep the old secret until the integration is CONNECTED, which needs a Delta topic that runs.';
  return { outcome: 'updated', integrationId: before.id, name, phase: after.phase, mayDeleteOld, next };
}

interface Principal {
  readonly clientId: string;
  readonly clientSecret: Secret;
}

/** The lab as the integration will see it: its workspace and its catalog, with the new secret. */
function labAs(lab: LabContext, integration: UnityIntegration, principal: Principal): LabContext {
  const workspaceUrl = workspaceOrigin(integration.workspaceUrl);
  const { catalogName } = integration;
  return {
    ...lab,
    config: { ...lab.config, databricks: { ...lab.config.databricks, ...principal, workspaceUrl, catalogName } },
    databricks: { ...lab.databricks, unityCatalog: lab.databricks.unityCatalogAs({ ...principal, workspaceUrl }) },
  };
}

/** The secret in force before, where it is known and another. */
function previousOf(
  { config }: LabContext,
  { previousClientSecret }: RotateIntegrationSecretInput,
  now: Secret,
): Principal | undefined {
  const { clientId, clientSecret } = config.databricks;
  const previous = previousClientSecret ?? clientSecret;
  return previous.reveal() === now.reveal() ? undefined : { clientId, clientSecret: previous };
}

async function write(
  lab: LabContext,
  { id }: UnityIntegration,
  { clientId, clientSecret }: Principal,
  tried: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const call = lab.confluent.tableflow.PATCH('/tableflow/v1/catalog-integrations/{id}', {
    params: { path: { id } },
    body: {
      spec: {
        config: { kind: 'Unity', client_id: clientId, client_secret: clientSecret.reveal() },
        environment: { id: lab.config.environmentId },
        kafka_cluster: { id: lab.config.kafkaClusterId },
      },
    },
    signal,
  });
  await unwrapConfluent(call, tried);
}

async function readIntegration(
  lab: LabContext,
  before: UnityIntegration,
  signal: AbortSignal | undefined,
): Promise<UnityIntegration> {
  return (await findUnityIntegration(lab, before.id, signal)) ?? before;
}

async function waitUntilConnected(
  lab: LabContext,
  before: UnityIntegration,
  options: RecipeOptions,
): Promise<UnityIntegration> {
  const describe = (one: UnityIntegration | undefined): string =>
    [one?.phase, one?.errorMessage, one?.lastSyncAt].join('|');
  const connected = await waitUntil({
    ...options,
    waitingFor: `Unity Catalog integration "${before.name}" to connect with the new secret`,
    clock: lab.clock,
    timeoutMs: options.timeoutMs ?? 30 * 60_000,
    observe: (signal) => findUnityIntegration(lab, before.id, signal),
    judge: judgeAfterChange({ clock: lab.clock, before: describe(before), describe, judge: judgeIntegration }),
    timeoutHint: () => 'Keep both secrets, and ask diagnoseIntegration for the cause.',
  });
  return connected ?? before;
}
