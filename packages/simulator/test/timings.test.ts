import { describe, expect, it } from 'vitest';
import type { Timings } from '../src/index.ts';
import { connectPath, createLab, runConnector, tableflowBody } from './lab.ts';

const connectors = '/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connectors';

/** Times of the two captured tables. */
const ofTopics: Readonly<Record<string, Partial<Timings>>> = {
  'riverhotel.public.customer': { topicCreationMs: 2_000, schemaRegistrationMs: 5_000, tableflowStartMs: 10_000 },
  'riverhotel.public.hotel': { topicCreationMs: 4_000, schemaRegistrationMs: 1_000, tableflowStartMs: 20_000 },
};
const timings = (name: string): Partial<Timings> => ofTopics[name] ?? {};

function standing({ simulator }: ReturnType<typeof createLab>) {
  const { topics, subjects } = simulator.state.confluent;
  return [topics.map((topic) => topic.name), subjects.map((subject) => subject.name)];
}

describe('captured tables', () => {
  it('appear one by one: each topic first, its schemas later', async () => {
    const lab = createLab({ timings });
    await runConnector(lab);
    const [customer, hotel] = Object.keys(ofTopics);
    expect(standing(lab)).toEqual([[], []]);
    await lab.pass(2_000);
    expect(standing(lab)).toEqual([[customer], []]);
    await lab.pass(2_000);
    expect(standing(lab)).toEqual([[customer, hotel], []]);
    await lab.pass(1_000);
    expect(standing(lab)).toEqual([
      [customer, hotel],
      [`${hotel}-key`, `${hotel}-value`],
    ]);
    await lab.pass(2_000);
    expect(standing(lab)[1]).toEqual([`${hotel}-key`, `${hotel}-value`, `${customer}-key`, `${customer}-value`]);
  });

  it('do not appear any more when the connector was deleted', async () => {
    const lab = createLab({ timings });
    await runConnector(lab);
    await lab.pass(2_000);
    const [name = ''] = lab.simulator.state.confluent.connectors.map((connector) => connector.name);
    await lab.clients.connect.DELETE(`${connectors}/{connector_name}`, {
      params: { path: { ...connectPath, connector_name: name } },
    });
    await lab.pass(60_000);
    expect(standing(lab)).toEqual([['riverhotel.public.customer'], []]);
  });
});

describe('Tableflow', () => {
  it('takes for each topic its own time', async () => {
    const lab = createLab({ timings });
    await runConnector(lab);
    await lab.pass(10_000);
    for (const topic of Object.keys(ofTopics)) {
      await lab.clients.tableflow.POST('/tableflow/v1/tableflow-topics', { body: tableflowBody(topic) });
    }
    const phases = () => lab.simulator.state.confluent.tableflowTopics.map(({ topic }) => topic.status.phase);
    await lab.pass(10_000);
    expect(phases()).toEqual(['RUNNING', 'PENDING']);
    await lab.pass(10_000);
    expect(phases()).toEqual(['RUNNING', 'RUNNING']);
  });
});
