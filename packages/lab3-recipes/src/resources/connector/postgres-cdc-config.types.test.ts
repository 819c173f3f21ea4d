import { createSecret } from '@tableflow-workshop/client-core';
import { expectTypeOf, it } from 'vitest';
import type { CreatePostgresCdcConnectorInput } from '../../recipes/create-postgres-cdc-connector.ts';
import { type ConnectorConfig, type PostgresCdcConfigInput, postgresCdcConfig } from './postgres-cdc-config.ts';

// What the compiler must refuse is behind `@ts-expect-error`: `tsc` fails where it accepts it. Nothing is called.

const database = {
  hostname: 'db.river.example',
  port: 5432,
  user: 'debezium',
  password: createSecret('river-database-secret'),
  databaseName: 'workshop',
};
const rest = {
  name: 'river-cdc',
  topicPrefix: 'riverhotel',
  authentication: { mode: 'SERVICE_ACCOUNT', serviceAccountId: 'sa-river1' } as const,
  database,
};
const right = { ...rest, tables: ['public.hotel'] };

/** Compiled, never run. */
const compiled = (_calls: (build: typeof postgresCdcConfig, maybe: number | undefined) => unknown): void => undefined;

it('accepts what is right, as a plain literal', () => {
  compiled((build, maybe) => [
    build(right),
    build({ ...rest, excludedTables: ['public.audit'] }),
    build({ ...right, heartbeatIntervalMs: maybe, snapshotMode: undefined }),
    build({ ...right, decimalHandlingMode: 'precise', timePrecisionMode: 'adaptive', outputDataFormat: 'PROTOBUF' }),
    build({ ...right, database: { ...database, insecureSslMode: 'disable' } }),
    build({ ...right, authentication: { mode: 'KAFKA_API_KEY', id: 'K', secret: createSecret('k') } }),
  ]);
  expectTypeOf(postgresCdcConfig).returns.toEqualTypeOf<ConnectorConfig>();
});

it('refuses words that the service does not know', () => {
  compiled((build) => [
    // @ts-expect-error no such mode
    build({ ...right, decimalHandlingMode: 'foo' }),
    // @ts-expect-error no such mode
    build({ ...right, timePrecisionMode: 'microseconds' }),
    // @ts-expect-error the old name of no_data
    build({ ...right, snapshotMode: 'never' }),
    // @ts-expect-error STRING is for keys only
    build({ ...right, outputDataFormat: 'STRING' }),
    // @ts-expect-error wire values are the service's own words
    build({ ...right, outputKeyFormat: 'avro' }),
    // @ts-expect-error texts are for the wire
    build({ ...right, tombstonesOnDelete: 'false' }),
    // @ts-expect-error no such mode
    build({ ...right, publicationAutocreateMode: 'some' }),
  ]);
});

it('refuses unknown and missing keys', () => {
  compiled((build) => [
    // @ts-expect-error a key of the wire
    build({ ...right, 'decimal.handling.mode': 'double' }),
    // @ts-expect-error no such input
    build({ ...right, decimals: 'double' }),
    // @ts-expect-error which tables?
    build(rest),
    // @ts-expect-error one of both
    build({ ...right, excludedTables: ['public.audit'] }),
    // @ts-expect-error a name is missing
    build({ ...right, name: undefined }),
  ]);
});

it('refuses a weak connection that is not asked for by name, and an open password', () => {
  compiled((build) => [
    // @ts-expect-error weaker than require
    build({ ...right, database: { ...database, sslMode: 'disable' } }),
    // @ts-expect-error not weaker
    build({ ...right, database: { ...database, insecureSslMode: 'require' } }),
    // @ts-expect-error not wrapped
    build({ ...right, database: { ...database, password: 'river-database-secret' } }),
    // @ts-expect-error belongs to the other mode
    build({ ...right, authentication: { mode: 'KAFKA_API_KEY', serviceAccountId: 'sa-river1' } }),
  ]);
});

it('gives the recipe the same settings, but for what the lab knows', () => {
  expectTypeOf<Exclude<keyof PostgresCdcConfigInput, keyof CreatePostgresCdcConnectorInput>>().toEqualTypeOf<
    'authentication' | 'database' | 'excludedTables'
  >();
  expectTypeOf<CreatePostgresCdcConnectorInput['decimalHandlingMode']>().toEqualTypeOf<
    'double' | 'precise' | 'string' | undefined
  >();
});
