/** An id and the secret that goes with it. */
export interface WorldKey {
  readonly id: string;
  readonly secret: string;
}

/** One table of the simulated source database. The sandbox has a real database and leaves this empty. */
export interface WorldTable {
  readonly name: string;
  readonly rows: number;
}

/**
 * What exists before the lab begins: what LAB 2's Terraform leaves behind, in both clouds. Plain data, so that a test
 * changes one value and spells out the situation it is about.
 */
export interface World {
  readonly organizationId: string;
  readonly environment: { readonly id: string; readonly name: string };
  readonly kafkaCluster: {
    readonly id: string;
    readonly name: string;
    readonly region: string;
    readonly restUrl: string;
  };
  readonly schemaRegistry: { readonly id: string; readonly url: string };
  readonly serviceAccount: {
    readonly id: string;
    readonly name: string;
    /** What it may do in the whole environment. Without a role its connectors need ACLs. */
    readonly roles: readonly string[];
  };
  readonly keys: {
    readonly cloud: WorldKey;
    readonly tableflow: WorldKey;
    readonly kafka: WorldKey;
    readonly schemaRegistry: WorldKey;
  };
  readonly providerIntegration: {
    readonly id: string;
    readonly customerRoleArn: string;
    readonly confluentRoleArn: string;
    readonly externalId: string;
  };
  readonly bucket: { readonly name: string; readonly region: string };
  /** Nobody reaches the storage until the customer's account lets them in. Default: trust is taken as given. */
  readonly isTrustEnforced?: boolean;
  readonly databricks: {
    readonly workspaceUrl: string;
    readonly workspaceId: string;
    readonly metastoreId: string;
    readonly externalAccessEnabled: boolean;
    readonly catalogName: string;
    readonly externalLocationName: string;
    readonly storageCredentialName: string;
    readonly warehouse: { readonly id: string; readonly name: string };
    readonly servicePrincipal: { readonly name: string; readonly clientId: string; readonly clientSecret: string };
    /** An administrator's personal access token, for what the lab's Terraform did. */
    readonly adminToken: string;
    /** What the service principal was granted, by securable. */
    readonly grants: {
      readonly catalog: readonly string[];
      readonly externalLocation: readonly string[];
      readonly storageCredential: readonly string[];
    };
  };
  /** The source database as the simulated connector finds it. */
  readonly database: {
    readonly hostname: string;
    readonly port: number;
    readonly name: string;
    readonly user: string;
    readonly password: string;
    readonly walLevel: 'logical' | 'replica';
    readonly tables: readonly WorldTable[];
  };
}

/** River Hotels as the lab's text describes it. Every value is invented. */
export const riverHotels: World = {
  organizationId: '6a1f0c52-0d7e-4c0b-9a55-2f1f3f7d9a10',
  environment: { id: 'env-river1', name: 'river-hotels' },
  kafkaCluster: {
    id: 'lkc-river1',
    name: 'river-hotels',
    region: 'us-west-2',
    restUrl: 'https://pkc-river1.us-west-2.aws.confluent.cloud:443',
  },
  schemaRegistry: { id: 'lsrc-river1', url: 'https://psrc-river1.us-west-2.aws.confluent.cloud' },
  serviceAccount: { id: 'sa-river1', name: 'river-app-manager', roles: ['EnvironmentAdmin'] },
  keys: {
    cloud: { id: 'RIVERCLOUDKEY001', secret: 'river-cloud-secret' },
    tableflow: { id: 'RIVERTABLEFLOW01', secret: 'river-tableflow-secret' },
    kafka: { id: 'RIVERKAFKAKEY001', secret: 'river-kafka-secret' },
    schemaRegistry: { id: 'RIVERSCHEMAKEY01', secret: 'river-schema-registry-secret' },
  },
  providerIntegration: {
    id: 'cspi-river1',
    customerRoleArn: 'arn:aws:iam::123456789012:role/river-tableflow-role',
    confluentRoleArn: 'arn:aws:iam::210987654321:role/cspi-river1',
    externalId: '2d6f7a34-5a4e-4f1b-8f0e-1b6a7c8d9e0f',
  },
  bucket: { name: 'river-tableflow-bucket', region: 'us-west-2' },
  databricks: {
    workspaceUrl: 'https://dbc-1a2b3c4d-5e6f.cloud.databricks.com',
    workspaceId: '1234567890123456',
    metastoreId: '7f3c2b1a-9e8d-4c7b-8a6f-5e4d3c2b1a09',
    externalAccessEnabled: true,
    catalogName: 'river-hotels',
    externalLocationName: 'river-external-location',
    storageCredentialName: 'river-storage-credential',
    warehouse: { id: '0a1b2c3d4e5f6071', name: 'Serverless Starter Warehouse' },
    servicePrincipal: {
      name: 'river-tableflow',
      clientId: 'c0ffee00-1111-4222-8333-444455556666',
      clientSecret: 'river-databricks-secret',
    },
    adminToken: 'river-databricks-admin-token',
    grants: {
      catalog: ['ALL_PRIVILEGES', 'USE_CATALOG', 'CREATE_SCHEMA', 'USE_SCHEMA', 'EXTERNAL_USE_SCHEMA', 'CREATE_TABLE'],
      externalLocation: [
        'ALL_PRIVILEGES',
        'CREATE_EXTERNAL_TABLE',
        'READ_FILES',
        'WRITE_FILES',
        'EXTERNAL_USE_LOCATION',
      ],
      storageCredential: ['ALL_PRIVILEGES'],
    },
  },
  database: {
    hostname: 'river-postgres.us-west-2.compute.amazonaws.com',
    port: 5432,
    name: 'workshop',
    user: 'debezium',
    password: 'river-database-secret',
    walLevel: 'logical',
    tables: [
      { name: 'public.customer', rows: 1_000 },
      { name: 'public.hotel', rows: 30 },
    ],
  },
};
