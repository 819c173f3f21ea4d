import { riverHotels } from '@tableflow-workshop/simulator';
import type { CreatePostgresCdcConnectorInput } from '../../src/recipes/create-postgres-cdc-connector.ts';
import type { CreateUnityIntegrationInput } from '../../src/recipes/create-unity-integration.ts';
import type { EnableTableflowInput } from '../../src/recipes/enable-tableflow.ts';
import { configOf } from './simulated-lab.ts';

const { databricks, storage } = configOf(riverHotels);
const { workspaceUrl, catalogName, clientId, clientSecret } = databricks;

/** The lab's integration, as River Hotels makes it. */
export const unityInput: CreateUnityIntegrationInput = {
  name: 'tableflow-databricks-workshop',
  workspaceUrl,
  catalogName,
  clientId,
  clientSecret,
};

/** The lab's connector. */
export const connectorInput: CreatePostgresCdcConnectorInput = {
  name: 'riverhotel-postgres-cdc',
  topicPrefix: 'riverhotel',
  tables: ['public.hotel', 'public.customer'],
};

export const hotelTopic = 'riverhotel.public.hotel';
export const customerTopic = 'riverhotel.public.customer';

/** Tableflow on the smaller topic of the lab. */
export const tableflowInput: EnableTableflowInput = { topic: hotelTopic, storage };
