import type { TableflowSchemas } from '@tableflow-workshop/confluent-client/tableflow';
import type { Routes } from '../request/route.ts';
import { listPage } from './paging.ts';

const names = [
  'ap-northeast-1',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-west-1',
  'eu-west-2',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-2',
];

/** Where Tableflow runs. Cheap to read: it tells whether a Tableflow key works. Source: C2.2. */
export const tableflowRegionRoutes: Routes = {
  listTableflowRegions(call, { state }) {
    const cloud = call.query.get('cloud')?.toUpperCase();
    const { region } = state.world.kafkaCluster;
    const all = names.includes(region) ? names : [...names, region];
    const regions = cloud && cloud !== 'AWS' ? [] : all.map(describe);
    return listPage(call, { apiVersion: 'tableflow/v1', kind: 'RegionList' }, regions);
  },
};

function describe(region: string): TableflowSchemas['TableflowRegion'] {
  return {
    api_version: 'tableflow/v1',
    kind: 'Region',
    id: `aws.${region}`,
    metadata: { self: `https://api.confluent.cloud/tableflow/v1/regions/aws.${region}` },
    cloud: 'AWS',
    region,
  };
}
