/** An id and the secret that goes with it. */
export interface WorldKey {
  /** Id of the key. */
  readonly id: string;
  /** Its secret, in plain text: it opens nothing but the simulator. */
  readonly secret: string;
}

/** One table of the simulated source database. The sandbox has a real database and leaves this empty. */
export interface WorldTable {
  /** As `schema.table`. */
  readonly name: string;
  /** How many rows it has. */
  readonly rows: number;
  /** Records that its rows and their changes make in the topic, at least one for each row. Default: one for each row. */
  readonly records?: number;
  /** Records after those that no table can take, such as tombstones. Default: none. */
  readonly badRecords?: number;
}

/**
 * What exists before the lab begins: what LAB 2's Terraform leaves behind, in both clouds. Plain data, so that a test
 * changes one value and spells out the situation it is about.
 */
export interface World {
  /** Organization in Confluent Cloud, a UUID. */
  readonly organizationId: string;
  /** Environment of the lab. */
  readonly environment: {
    /** `env-…`. */
    readonly id: string;
    /** Its name. */
    readonly name: string;
  };
  /** Kafka cluster of the lab. */
  readonly kafkaCluster: {
    /** `lkc-…`. */
    readonly id: string;
    /** Its name. */
    readonly name: string;
    /** Region of AWS. */
    readonly region: string;
    /** Where Kafka REST answers. */
    readonly restUrl: string;
  };
  /** Who signs in to the command line of Confluent. Default: a person whom nobody can sign in as. */
  readonly user?: {
    /** `u-…`. */
    readonly id: string;
    /** What the person signs in with. */
    readonly email: string;
    /** The password in plain text. */
    readonly password: string;
  };
  /** Schema Registry of the environment. */
  readonly schemaRegistry: {
    /** `lsrc-…`. */
    readonly id: string;
    /** Where it answers. */
    readonly url: string;
  };
  /** Account of the lab, which owns the keys. */
  readonly serviceAccount: {
    /** `sa-…`. */
    readonly id: string;
    /** Its name. */
    readonly name: string;
    /** What it may do in the whole environment. Without a role its connectors need ACLs. */
    readonly roles: readonly string[];
  };
  /** One key of each kind. */
  readonly keys: {
    /** Opens the control plane. */
    readonly cloud: WorldKey;
    /** Opens Tableflow. */
    readonly tableflow: WorldKey;
    /** Opens Kafka REST. */
    readonly kafka: WorldKey;
    /** Opens the Schema Registry. */
    readonly schemaRegistry: WorldKey;
  };
  /** Integration with the bucket. */
  readonly providerIntegration: {
    /** `cspi-…`. */
    readonly id: string;
    /** Role of the customer's account. */
    readonly customerRoleArn: string;
    /** Role on Confluent's side. */
    readonly confluentRoleArn: string;
    /** Condition of the trust. */
    readonly externalId: string;
  };
  /** Bucket of the lab. */
  readonly bucket: {
    /** Its name. */
    readonly name: string;
    /** Its region. */
    readonly region: string;
  };
  /** More buckets of the customer. One that an external location is over needs no entry. Default: none. */
  readonly otherBuckets?: readonly {
    /** Its name. */
    readonly name: string;
    /** Its region. */
    readonly region: string;
  }[];
  /**
   * How many people share this organization, workspace and database, each with an environment and a catalog of their own:
   * see `attendeesOf`. Default: none but the lab's.
   */
  readonly attendees?: number;
  /** Nobody reaches the storage until the customer's account lets them in. Default: trust is taken as given. */
  readonly isTrustEnforced?: boolean;
  /** Workspace of the lab. */
  readonly databricks: {
    /** Its address. */
    readonly workspaceUrl: string;
    /** Its id. */
    readonly workspaceId: string;
    /** Metastore of the workspace, a UUID. */
    readonly metastoreId: string;
    /** Whether external engines may use its tables. */
    readonly externalAccessEnabled: boolean;
    /** Catalog for the tables. */
    readonly catalogName: string;
    /** Location over the bucket. */
    readonly externalLocationName: string;
    /** Credential of the location. */
    readonly storageCredentialName: string;
    /** SQL warehouse. */
    readonly warehouse: {
      /** 16 hexadecimal digits. */
      readonly id: string;
      /** Its name. */
      readonly name: string;
    };
    /** Who publishes the tables. */
    readonly servicePrincipal: {
      /** Its name. */
      readonly name: string;
      /** Its application id. */
      readonly clientId: string;
      /** Its OAuth secret, in plain text. */
      readonly clientSecret: string;
    };
    /** An administrator's personal access token, for what the lab's Terraform did. */
    readonly adminToken: string;
    /** What the service principal was granted, by securable. */
    readonly grants: {
      /** On the catalog. */
      readonly catalog: readonly string[];
      /** On the external location. */
      readonly externalLocation: readonly string[];
      /** On the storage credential. */
      readonly storageCredential: readonly string[];
    };
  };
  /** The source database as the simulated connector finds it. */
  readonly database: {
    /** Host under which the connector asks for it. */
    readonly hostname: string;
    /** Its port. */
    readonly port: number;
    /** Database with the tables. */
    readonly name: string;
    /** Role of the connector. */
    readonly user: string;
    /** Its password, in plain text. */
    readonly password: string;
    /** `logical` lets changes be captured. */
    readonly walLevel: 'logical' | 'replica';
    /** The tables, with their rows. */
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
  user: { id: 'u-river1', email: 'admin@river-hotels.example', password: 'river-user-secret' },
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
