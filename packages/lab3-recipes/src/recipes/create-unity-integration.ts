import { unwrapConfluent } from '@tableflow-workshop/confluent-client';
import { workspaceOrigin } from '@tableflow-workshop/databricks-client';
import * as z from 'zod';
import type { LabContext } from '../lab/context.ts';
import { ensure } from '../mechanics/ensure.ts';
import { text } from '../mechanics/input-schemas.ts';
import type { CallOptions, PreflightOption } from '../mechanics/options.ts';
import type { Outcome } from '../mechanics/outcome.ts';
import { parseInput } from '../mechanics/parse-input.ts';
import { secretSchema } from '../mechanics/secret-schema.ts';
import {
  isInWorkspace,
  listUnityIntegrations,
  type UnityIntegration,
} from '../resources/tableflow/unity-integrations.ts';
import { checkUnityCatalogAccess } from './check-unity-catalog-access.ts';

const inputSchema = z.strictObject({
  /** Name of the integration in Confluent Cloud, 1 to 64 characters. */
  name: text.max(64, 'must have at most 64 characters'),
  /** Databricks workspace, `https://…`; the browser's address will do. */
  workspaceUrl: text,
  /**
   * Catalog in which the tables are published. It has to exist. 1 to 255 characters without dots, slashes and blanks.
   */
  catalogName: z.string().regex(/^[^./\s]{1,255}$/, 'must be the name of a catalog, without dots, slashes and blanks'),
  /** Client id of the service principal as which Tableflow publishes. */
  clientId: text,
  /** OAuth secret of this service principal, made with `createSecret`. */
  clientSecret: secretSchema,
  /** Schema for the tables: letters, digits, underscores and hyphens, at most 255. Default: the cluster's id. */
  schemaName: z.optional(
    z.string().regex(/^[A-Za-z0-9_-]{1,255}$/, 'may hold letters, digits, underscores and hyphens'),
  ),
});

/** Where the tables are published, and as whom. */
export type CreateUnityIntegrationInput = z.input<typeof inputSchema>;

/** The integration as it is now. */
export interface CreateUnityIntegrationResult {
  readonly outcome: Outcome;
  readonly integrationId: string;
  readonly name: string;
  /** PENDING until Tableflow runs on a first Delta topic of the cluster: that is not a fault. */
  readonly phase: string;
}

/**
 * Connects Confluent Cloud's Tableflow with Unity Catalog: LAB 3, step 1. From then on every Delta topic of the cluster
 * appears as a table in the catalog, in a schema named after the cluster unless `schemaName` is given.
 *
 * It does not wait for CONNECTED: the service remains PENDING until a first Delta topic runs. An integration of this name,
 * or one that publishes to the same place under another name, is adopted. A failed one gets the given secret again.
 *
 * Undo: `deleteUnityIntegration`.
 *
 * @throws ApiError when the service principal is refused, InputError with the missing grants, both before any change
 * @example
 * const { workspaceUrl, catalogName, clientId, clientSecret } = lab.config.databricks;
 * await createUnityIntegration(lab, { name: 'tableflow-databricks-workshop', workspaceUrl, catalogName, clientId, clientSecret });
 * @see https://docs.confluent.io/cloud/current/topics/tableflow/how-to-guides/catalog-integration/integrate-with-unity-catalog.html
 */
export async function createUnityIntegration(
  lab: LabContext,
  input: CreateUnityIntegrationInput,
  options: CallOptions & PreflightOption = {},
): Promise<CreateUnityIntegrationResult> {
  const given = parseInput(inputSchema, input, 'create the Unity Catalog integration');
  const wanted: Wanted = {
    ...given,
    workspaceUrl: workspaceOrigin(given.workspaceUrl),
    // The cluster's id is the default; given by name it would be a custom schema of the same name.
    schemaName: given.schemaName === lab.config.kafkaClusterId ? undefined : given.schemaName,
  };

  const { thing: integration, isNew } = await ensure({
    what: `Unity Catalog integration "${wanted.name}"`,
    find: async () => chooseIntegration(await listUnityIntegrations(lab, options.signal), wanted),
    create: async () => {
      if (options.preflight !== false) await checkUnityCatalogAccess(lab, options.signal);
      await create(lab, wanted, options.signal);
    },
  });
  const isUpdated = !isNew && (await sync(lab, integration, wanted, options));
  const outcome = isNew ? 'created' : isUpdated ? 'updated' : 'unchanged';
  return {
    outcome,
    integrationId: integration.id,
    name: integration.name,
    phase: isUpdated ? 'PENDING' : integration.phase,
  };
}

type Wanted = z.output<typeof inputSchema>;

/** The one of this name, else one that publishes to the same place. */
function chooseIntegration(all: readonly UnityIntegration[], wanted: Wanted): UnityIntegration | undefined {
  const samePlace = (one: UnityIntegration): boolean =>
    isInWorkspace(one, wanted.workspaceUrl) &&
    one.catalogName === wanted.catalogName &&
    one.schemaName === wanted.schemaName;
  return all.find((one) => one.name === wanted.name) ?? all.find(samePlace);
}

async function create(lab: LabContext, wanted: Wanted, signal: AbortSignal | undefined): Promise<void> {
  const call = lab.confluent.tableflow.POST('/tableflow/v1/catalog-integrations', {
    body: {
      spec: {
        display_name: wanted.name,
        config: {
          kind: 'Unity',
          workspace_endpoint: wanted.workspaceUrl,
          catalog_name: wanted.catalogName,
          client_id: wanted.clientId,
          client_secret: wanted.clientSecret.reveal(),
          ...(wanted.schemaName ? { custom_schema: wanted.schemaName } : {}),
        },
        environment: { id: lab.config.environmentId },
        kafka_cluster: { id: lab.config.kafkaClusterId },
      },
    },
    signal,
  });
  await unwrapConfluent(call, `create Unity Catalog integration "${wanted.name}"`);
}

/** Workspace, catalog and schema may change. Id and secret are never returned, so they are sent when it has failed. */
async function sync(
  lab: LabContext,
  integration: UnityIntegration,
  wanted: Wanted,
  options: CallOptions & PreflightOption,
): Promise<boolean> {
  const isFailed = integration.phase === 'FAILED';
  const change = {
    ...(isInWorkspace(integration, wanted.workspaceUrl) ? {} : { workspace_endpoint: wanted.workspaceUrl }),
    ...(integration.catalogName === wanted.catalogName ? {} : { catalog_name: wanted.catalogName }),
    ...(integration.schemaName === wanted.schemaName ? {} : { custom_schema: wanted.schemaName ?? '' }),
    ...(isFailed ? { client_id: wanted.clientId, client_secret: wanted.clientSecret.reveal() } : {}),
  };
  if (Object.keys(change).length === 0) return false;
  if (options.preflight !== false) await checkUnityCatalogAccess(lab, options.signal);
  const call = lab.confluent.tableflow.PATCH('/tableflow/v1/catalog-integrations/{id}', {
    params: { path: { id: integration.id } },
    body: {
      spec: {
        config: { kind: 'Unity', ...change },
        environment: { id: lab.config.environmentId },
        kafka_cluster: { id: lab.config.kafkaClusterId },
      },
    },
    signal: options.signal,
  });
  await unwrapConfluent(call, `update Unity Catalog integration "${integration.name}"`);
  return true;
}
