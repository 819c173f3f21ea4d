import { apiKey, createTableflowClient, unwrapConfluent } from '@tableflow-workshop/confluent-client/tableflow';

const tableflow = createTableflowClient({ credentials: apiKey('Tableflow', 'id', 'secret') });
const topic = await unwrapConfluent(
  tableflow.POST('/tableflow/v1/tableflow-topics', {
    body: {
      spec: {
        display_name: 'orders',
        storage: { kind: 'Managed' },
        table_formats: ['DELTA'],
        environment: { id: 'env-1' },
        kafka_cluster: { id: 'lkc-1' },
      },
    },
  }),
  'enable Tableflow',
);
export const phase: string | undefined = topic.status.phase;
