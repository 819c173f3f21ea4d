import type { SettingDefinition } from './setting-definition.ts';
import { aboutDatabase } from './setting-remedies.ts';
import { hostname, port, secretText, sslMode, text } from './setting-schemas.ts';

/** How the connector reaches the source database. */
export const databaseSettings = {
  databaseHostname: {
    schema: hostname,
    environment: 'LAB3_DATABASE_HOSTNAME',
    terraform: [
      'postgres_cdc_connector.database_hostname',
      'aws_postgres.public_dns',
      'postgres_fqdn',
      'workshop_summary.postgres_public_dns',
    ],
    tfvars: ['shared_postgres_hostname'],
    remedy: aboutDatabase,
  },
  databasePort: {
    schema: port.optional(),
    environment: 'LAB3_DATABASE_PORT',
    terraform: ['postgres_cdc_connector.database_port'],
    tfvars: ['postgres_db_port'],
    remedy: 'Default: 5432.',
  },
  databaseUser: {
    schema: text,
    environment: 'LAB3_DATABASE_USER',
    terraform: ['postgres_cdc_connector.database_username'],
    tfvars: ['postgres_debezium_username'],
    remedy: aboutDatabase,
  },
  databasePassword: {
    schema: secretText,
    environment: 'LAB3_DATABASE_PASSWORD',
    terraform: ['postgres_cdc_connector.database_password'],
    tfvars: ['postgres_debezium_password', 'shared_postgres_debezium_password'],
    remedy: aboutDatabase,
  },
  databaseName: {
    schema: text,
    environment: 'LAB3_DATABASE_NAME',
    terraform: ['postgres_cdc_connector.database_name'],
    tfvars: ['postgres_db_name'],
    remedy: aboutDatabase,
  },
  databaseSslMode: { schema: sslMode.optional(), environment: 'LAB3_DATABASE_SSLMODE', remedy: 'Default: require.' },
} satisfies Record<string, SettingDefinition>;
