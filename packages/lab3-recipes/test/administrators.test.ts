import { createSecret } from '@tableflow-workshop/client-core';
import { riverHotels } from '@tableflow-workshop/simulator';
import { expect, it } from 'vitest';
import {
  createKafkaAdministrator,
  createStorageAdministrator,
  findExternalLocation,
  grantConnectorAccess,
} from '../src/index.ts';
import { createSimulatedLab } from './support/simulated-lab.ts';

const { databricks, kafkaCluster } = riverHotels;

it('the administrator of the storage is whoever has the Cloud key and the token', async () => {
  const { lab, simulator, clock, calls } = await createSimulatedLab();
  const { fetch } = simulator;
  const administrator = createStorageAdministrator(
    {
      cloudKey: lab.config.confluent.cloudKey,
      workspaceUrl: databricks.workspaceUrl,
      token: createSecret(databricks.adminToken),
    },
    { fetch, clock },
  );
  calls();
  expect((await findExternalLocation(administrator.unityCatalog, lab.config.storage))?.name).toBe(
    databricks.externalLocationName,
  );
  expect(calls()).toEqual(['GET /api/2.1/unity-catalog/external-locations?max_results=0 → 200']);
});

it('the administrator of the cluster needs no Tableflow key, and finds the endpoint where none is given', async () => {
  const { lab, simulator, clock, calls } = await createSimulatedLab();
  const { kafka, tableflowKey: _tableflowKey, ...confluent } = lab.config.confluent;
  const config = { ...lab.config, confluent: { ...confluent, kafka: { key: kafka.key } } };
  calls();
  const administrator = await createKafkaAdministrator(config, { fetch: simulator.fetch, clock });
  expect(calls()).toEqual([`GET /cmk/v2/clusters/${kafkaCluster.id}?environment=${riverHotels.environment.id} → 200`]);
  const access = { kafkaClusterId: kafkaCluster.id, serviceAccountId: 'sa-river9', topicPrefix: 'riverhotel' };
  const { granted } = await grantConnectorAccess(administrator, { ...access, planOnly: true });
  expect(granted.map(({ operation }) => operation)).toEqual(['DESCRIBE', 'CREATE', 'WRITE']);
});
