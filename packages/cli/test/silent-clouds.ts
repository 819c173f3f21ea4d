import { type AddressInfo, createServer, type Socket } from 'node:net';

/** Clouds and a database that accept a connection and never say a word. */
export interface SilentClouds {
  /** What names them to a command, with everything else that a lab needs. */
  readonly environment: Readonly<Record<string, string>>;
  /** Resolves once somebody has connected after this call. */
  connected(): Promise<void>;
  close(): Promise<void>;
}

export async function startSilentClouds(): Promise<SilentClouds> {
  const sockets = new Set<Socket>();
  let onConnection: (() => void)[] = [];
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
    // A process that only found out whether the port is open sends nothing.
    socket.once('data', () => {
      for (const resolve of onConnection) resolve();
      onConnection = [];
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return {
    environment: {
      CONFLUENT_ENVIRONMENT_ID: 'env-river1',
      CONFLUENT_KAFKA_CLUSTER_ID: 'lkc-river1',
      CONFLUENT_SERVICE_ACCOUNT_ID: 'sa-river1',
      CONFLUENT_CLOUD_BASE_URL: url,
      CONFLUENT_TELEMETRY_URL: url,
      CONFLUENT_CLOUD_API_KEY: 'RIVERCLOUDKEY001',
      CONFLUENT_CLOUD_API_SECRET: 'river-cloud-secret',
      TABLEFLOW_API_KEY: 'RIVERTABLEFLOW01',
      TABLEFLOW_API_SECRET: 'river-tableflow-secret',
      KAFKA_REST_ENDPOINT: url,
      KAFKA_API_KEY: 'RIVERKAFKAKEY001',
      KAFKA_API_SECRET: 'river-kafka-secret',
      SCHEMA_REGISTRY_REST_ENDPOINT: url,
      SCHEMA_REGISTRY_API_KEY: 'RIVERREGISTRY001',
      SCHEMA_REGISTRY_API_SECRET: 'river-registry-secret',
      DATABRICKS_HOST: url,
      DATABRICKS_CLIENT_ID: 'c0ffee00-1111-4222-8333-444455556666',
      DATABRICKS_CLIENT_SECRET: 'river-databricks-secret',
      DATABRICKS_ADMIN_TOKEN: 'river-admin-token',
      DATABRICKS_WAREHOUSE_ID: 'abcdef0123456789',
      LAB3_CATALOG: 'river-hotels',
      LAB3_BUCKET: 'river-bucket',
      LAB3_PROVIDER_INTEGRATION_ID: 'cspi-river1',
      LAB3_DATABASE_HOSTNAME: '127.0.0.1',
      LAB3_DATABASE_PORT: String(port),
      LAB3_DATABASE_USER: 'debezium',
      LAB3_DATABASE_PASSWORD: 'river-database-secret',
      LAB3_DATABASE_NAME: 'workshop',
      LAB3_DATABASE_SSLMODE: 'disable',
      LAB3_NEW_DATABASE_PASSWORD: 'river-new-secret',
    },
    connected: () => new Promise((resolve) => onConnection.push(resolve)),
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
