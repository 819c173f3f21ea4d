import { describe, expect, it } from 'vitest';
import { deleteTableFiles } from '../src/recipes/delete-table-files.ts';
import { disableTableflow } from '../src/recipes/disable-tableflow.ts';
import { hotelTopic } from './support/inputs.ts';
import { labWithTables } from './support/scenes.ts';
import type { SimulatedLab } from './support/simulated-lab.ts';
import { thrownBy } from './support/thrown-by.ts';

const topic = hotelTopic;
const tableflow =
  'GET /tableflow/v1/tableflow-topics/riverhotel.public.hotel?environment=env-river1&spec.kafka_cluster=lkc-river1';
const tables =
  'GET /api/2.1/unity-catalog/tables?catalog_name=river-hotels&schema_name=lkc-river1&max_results=0&omit_columns=true';
const table = '/api/2.1/unity-catalog/tables/river-hotels.lkc-river1.riverhotel_public_hotel';
const login = ['GET /oidc/.well-known/oauth-authorization-server → 200', 'POST /oidc/v1/token → 200'];

function bucket() {
  const deleted: string[] = [];
  return { deleted, deletePrefix: async (url: string) => void deleted.push(url) };
}

/** A lab that keeps the table of a topic without Tableflow; gives its place. */
async function labWithDisabledTopic(): Promise<SimulatedLab & { readonly tablePath: string }> {
  const simulated = await labWithTables();
  const live = simulated.simulator.state.confluent.tableflowTopics.find((one) => one.topic.spec.display_name === topic);
  const tablePath = live?.topic.spec.storage.table_path ?? '';
  await disableTableflow(simulated.lab, { topic, keepTable: true });
  simulated.simulator.forgetCalls();
  return { ...simulated, tablePath };
}

describe('deleting the files of a table', () => {
  it('deletes its own path, and then the table that knew it', async () => {
    const { lab, calls, tablePath } = await labWithDisabledTopic();
    const files = bucket();
    expect(await deleteTableFiles(lab, { topic, files })).toEqual({
      outcome: 'deleted',
      deletedPrefix: `${tablePath}/`,
    });
    expect(files.deleted).toEqual([`${tablePath}/`]);
    expect(tablePath).toMatch(
      /^s3:\/\/river-tableflow-bucket\/\/[01]{8}\/[01]{8}\/[\w-]+\/env-river1\/lkc-river1\/v1\//,
    );
    expect(calls()).toEqual([`${tableflow} → 404`, ...login, `${tables} → 200`, `DELETE ${table} → 200`]);
  });

  it('a second time finds nothing, and with the path deletes what may be left there', async () => {
    const { lab, calls, tablePath } = await labWithDisabledTopic();
    const files = bucket();
    await deleteTableFiles(lab, { topic, files });
    calls();
    expect(await deleteTableFiles(lab, { topic, files })).toEqual({ outcome: 'unchanged', deletedPrefix: undefined });
    expect(calls()).toEqual([`${tableflow} → 404`, `${tables} → 200`]);
    expect((await deleteTableFiles(lab, { topic, files, tablePath })).outcome).toBe('deleted');
    expect(files.deleted).toEqual([`${tablePath}/`, `${tablePath}/`]);
  });

  it('keeps the table when the files could not be deleted, so that the next run finds them', async () => {
    const { lab, simulator, tablePath } = await labWithDisabledTopic();
    const refusal = new Error('AccessDenied s3 for river-confluent-key at https://s3/?X-Amz-Signature=abc');
    const error = await thrownBy(
      deleteTableFiles(lab, { topic, files: { deletePrefix: () => Promise.reject(refusal) } }),
    );
    expect(error).toMatchObject({
      name: 'TableFilesError',
      code: 'table_files_not_deleted',
      topic,
      path: `${tablePath}/`,
    });
    expect(error.message).toBe(
      `Could not delete the files under ${tablePath}/ of topic "riverhotel.public.hotel": AccessDenied s3 for river-confluent-key at https://s3/. Tableflow is disabled on the topic, nothing else was changed: run it again.`,
    );
    expect(simulator.state.databricks.tables.map((one) => one.name)).toContain('riverhotel_public_hotel');
    expect((await deleteTableFiles(lab, { topic, files: bucket() })).deletedPrefix).toBe(`${tablePath}/`);
  });
});

it('tells what a port throws that is no error, and no secret of it', async () => {
  const { lab, tablePath } = await labWithDisabledTopic();
  const files = { deletePrefix: () => Promise.reject(`refused ${lab.config.databricks.clientSecret.reveal()}.`) };
  expect((await thrownBy(deleteTableFiles(lab, { topic, files }))).message).toBe(
    `Could not delete the files under ${tablePath}/ of topic "riverhotel.public.hotel": refused [redacted]. Tableflow is disabled on the topic, nothing else was changed: run it again.`,
  );
});

it('ends with the reason of an abort, whatever the port throws then', async () => {
  const { lab } = await labWithDisabledTopic();
  const controller = new AbortController();
  const reason = new Error('the person pressed Ctrl-C');
  const deletePrefix = async () => {
    controller.abort(reason);
    throw new Error('aborted by the bucket');
  };
  const work = deleteTableFiles(lab, { topic, files: { deletePrefix } }, { signal: controller.signal });
  await expect(work).rejects.toBe(reason);
});

describe('files that are refused', () => {
  it('are those that Tableflow still writes', async () => {
    const { lab, changes } = await labWithTables();
    const files = bucket();
    expect((await thrownBy(deleteTableFiles(lab, { topic, files }))).message).toBe(
      [
        'Could not delete the files of "riverhotel.public.hotel":',
        '  - files: Tableflow still writes them. Disable it first: disableTableflow(lab, { topic }).',
      ].join('\n'),
    );
    expect([files.deleted, changes()]).toEqual([[], []]);
  });

  it('are those of any place but a table of the cluster', async () => {
    const { lab, changes } = await labWithDisabledTopic();
    const files = bucket();
    const tablePath = 's3://river-tableflow-bucket/';
    expect(await thrownBy(deleteTableFiles(lab, { topic, files, tablePath }))).toMatchObject({ name: 'InputError' });
    expect([files.deleted, changes()]).toEqual([[], []]);
  });
});
