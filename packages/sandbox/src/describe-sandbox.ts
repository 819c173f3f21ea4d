import { join } from 'node:path';
import { attendeesOf, environmentOf, type World } from '@tableflow-workshop/simulator';
import type { PlannedFault } from './faults/sandbox-faults.ts';
import { prefixOf } from './prefix-of.ts';

/** Everything that a client of the sandbox needs: what `lab3 sandbox --json` prints. All secrets are invented. */
export interface SandboxDescription {
  readonly confluent: {
    readonly baseUrl: string;
    readonly kafkaRestUrl: string;
    readonly schemaRegistryUrl: string;
    readonly telemetryUrl: string;
  };
  readonly databricks: { readonly workspaceUrl: string };
  readonly credentials: World['keys'] & {
    readonly databricks: { readonly clientId: string; readonly clientSecret: string };
    /** A personal access token of an administrator, to change grants. */
    readonly databricksAdmin: { readonly token: string };
    /** Who signs in to the command line of Confluent: `confluent login --url <baseUrl>/confluent.cloud`. */
    readonly confluentUser: { readonly email: string; readonly password: string };
  };
  readonly ids: {
    readonly organizationId: string;
    readonly environmentId: string;
    readonly kafkaClusterId: string;
    readonly serviceAccountId: string;
    readonly providerIntegrationId: string;
    readonly bucketName: string;
    readonly catalogName: string;
    readonly schemaName: string;
    readonly externalLocationName: string;
    readonly warehouseId: string;
  };
  readonly postgres: {
    readonly host: string;
    readonly port: number;
    readonly database: string;
    readonly user: string;
    readonly password: string;
  };
  /** Everything that the sandbox keeps. `lab3 --sandbox <folder>` joins it by this folder. */
  readonly dataFolder: string;
  /** Holds the Delta files, a folder for each bucket. */
  readonly storageFolder: string;
  /** The same as environment variables, as the recipes and `lab3` read them. */
  readonly environment: Readonly<Record<string, string>>;
  /** The attendees of a workshop, each with the environment variables of their lab; `roster.csv` of the data folder has the same. */
  readonly attendees: readonly SandboxAttendee[];
  /** What goes wrong for whom, where that was asked for. */
  readonly faults: readonly PlannedFault[];
}

/** One attendee of a rehearsed workshop. */
export interface SandboxAttendee {
  /** E.g. `wp001`: the start of the names of all that is theirs. */
  readonly prefix: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Describes a sandbox whose world holds the addresses of this machine. */
export function describeSandbox(
  world: World,
  dataFolder: string,
  faults: readonly PlannedFault[] = [],
): SandboxDescription {
  const confluentUrl = world.kafkaCluster.restUrl;
  const databricksUrl = world.databricks.workspaceUrl;
  const { database, databricks, keys } = world;
  const { clientId, clientSecret } = databricks.servicePrincipal;
  return {
    confluent: {
      baseUrl: confluentUrl,
      kafkaRestUrl: confluentUrl,
      schemaRegistryUrl: confluentUrl,
      telemetryUrl: confluentUrl,
    },
    databricks: { workspaceUrl: databricksUrl },
    credentials: {
      ...keys,
      databricks: { clientId, clientSecret },
      databricksAdmin: { token: databricks.adminToken },
      confluentUser: { email: world.user?.email ?? '', password: world.user?.password ?? '' },
    },
    ids: {
      organizationId: world.organizationId,
      environmentId: world.environment.id,
      kafkaClusterId: world.kafkaCluster.id,
      serviceAccountId: world.serviceAccount.id,
      providerIntegrationId: world.providerIntegration.id,
      bucketName: world.bucket.name,
      catalogName: databricks.catalogName,
      schemaName: world.kafkaCluster.id,
      externalLocationName: databricks.externalLocationName,
      warehouseId: databricks.warehouse.id,
    },
    postgres: {
      host: database.hostname,
      port: database.port,
      database: database.name,
      user: database.user,
      password: database.password,
    },
    dataFolder,
    storageFolder: join(dataFolder, 'storage'),
    environment: localEnvironmentOf(world),
    attendees: attendeesOf(world).map((attendee) => {
      const prefix = prefixOf(attendee);
      const environment = localEnvironmentOf(attendee);
      const isWrong = faults.some((one) => one.kind === 'wrongPassword' && one.prefix === prefix);
      const password = { LAB3_DATABASE_PASSWORD: `${database.password}-of-last-year` };
      return { prefix, environment: isWrong ? { ...environment, ...password } : environment };
    }),
    faults,
  };
}

function localEnvironmentOf(world: World): Readonly<Record<string, string>> {
  return {
    ...environmentOf(world),
    CONFLUENT_CLOUD_BASE_URL: world.kafkaCluster.restUrl,
    CONFLUENT_TELEMETRY_URL: world.kafkaCluster.restUrl,
    LAB3_DATABASE_SSLMODE: 'disable',
  };
}
