import type { TableflowTopic } from '../../src/resources/tableflow/tableflow-topics.ts';

type CatalogSync = NonNullable<TableflowTopic['status']['catalog_sync_statuses']>[number];

/** Tableflow on the hotel topic as the service describes it, in the state a test is about. */
export function tableflowTopic(state: {
  readonly phase: string | undefined;
  readonly suspended?: boolean;
  readonly message?: string;
  /** What the format DELTA complains about. */
  readonly failing?: string;
  readonly sync?: readonly CatalogSync[];
}): TableflowTopic {
  return {
    spec: {
      display_name: 'riverhotel.public.hotel',
      suspended: state.suspended ?? false,
      config: { metadata_column_naming_scheme: 'DEFAULT' },
      storage: {
        kind: 'ByobAws',
        bucket_name: 'river-tableflow-bucket',
        bucket_region: 'us-west-2',
        provider_integration_id: 'cspi-river1',
        table_path: 's3://river-tableflow-bucket//0/1/v1/hotel',
      },
      table_formats: ['DELTA'],
      environment: { id: 'env-river1' },
      kafka_cluster: { id: 'lkc-river1', environment: 'env-river1' },
    },
    status: {
      ...(state.phase === undefined ? {} : { phase: state.phase }),
      error_message: state.message ?? '',
      catalog_sync_statuses: [...(state.sync ?? [])],
      failing_table_formats: state.failing === undefined ? [] : [{ format: 'DELTA', error_message: state.failing }],
      write_mode: 'APPEND',
    },
  } as TableflowTopic;
}
