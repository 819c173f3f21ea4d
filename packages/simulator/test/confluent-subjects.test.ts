import { describe, expect, it } from 'vitest';
import { createLab, type Lab, refusalOf } from './lab.ts';

const first = '{"type":"record","name":"Click","fields":[{"name":"id","type":"int"}]}';
const second = '{"type":"record","name":"Click","fields":[]}';

function register({ clients }: Lab, subject: string, schema: string, schemaType?: 'JSON' | 'PROTOBUF') {
  return clients.schemaRegistry.POST('/subjects/{subject}/versions', {
    params: { path: { subject } },
    body: { schema, ...(schemaType ? { schemaType } : {}) },
  });
}

const read = ({ clients }: Lab, subject: string, version: string) =>
  clients.schemaRegistry.GET('/subjects/{subject}/versions/{version}', { params: { path: { subject, version } } });

const remove = ({ clients }: Lab, subject: string, permanent?: boolean) =>
  clients.schemaRegistry.DELETE('/subjects/{subject}', {
    params: { path: { subject }, query: permanent ? { permanent } : {} },
  });

describe('subjects', () => {
  it('counts ids from 100001 and gives the same schema the same id', async () => {
    const lab = createLab();
    const ids = [
      await register(lab, 'a-value', first),
      await register(lab, 'a-value', second),
      await register(lab, 'a-value', first),
      await register(lab, 'b-value', second),
    ].map((result) => result.data?.id);
    expect(ids).toEqual([100_001, 100_002, 100_001, 100_002]);
    expect((await read(lab, 'a-value', 'latest')).data).toEqual({
      subject: 'a-value',
      version: 2,
      id: 100_002,
      schema: second,
    });
    expect((await read(lab, 'b-value', '1')).data?.id).toBe(100_002);
  });

  it('names the type of a schema unless it is Avro', async () => {
    const lab = createLab();
    await register(lab, 'a-value', '{"type":"object"}', 'JSON');
    await register(lab, 'b-value', 'syntax = "proto3";', 'PROTOBUF');
    expect((await read(lab, 'a-value', '1')).data).toEqual({
      subject: 'a-value',
      version: 1,
      id: 100_001,
      schema: '{"type":"object"}',
      schemaType: 'JSON',
    });
    const { data } = await lab.clients.schemaRegistry.GET('/schemas/ids/{id}', { params: { path: { id: 100_002 } } });
    expect(data).toEqual({ schema: 'syntax = "proto3";', schemaType: 'PROTOBUF' });
  });

  it('lists plain names and numbers', async () => {
    const lab = createLab();
    for (const subject of ['b-value', 'a-value', 'a-key']) await register(lab, subject, first);
    await register(lab, 'a-value', second);
    const list = async (query: object) =>
      (await lab.clients.schemaRegistry.GET('/subjects', { params: { query } })).data;
    expect(await list({})).toEqual(['a-key', 'a-value', 'b-value']);
    expect(await list({ subjectPrefix: 'a-' })).toEqual(['a-key', 'a-value']);
    expect(await list({ offset: 1, limit: 1 })).toEqual(['a-value']);
    const versions = await lab.clients.schemaRegistry.GET('/subjects/{subject}/versions', {
      params: { path: { subject: 'a-value' } },
    });
    expect(versions.data).toEqual([1, 2]);
  });

  it('says what is missing', async () => {
    const lab = createLab();
    await register(lab, 'a-value', first);
    expect([
      refusalOf(await read(lab, 'none', '1')),
      refusalOf(await read(lab, 'a-value', '9')),
      refusalOf(await read(lab, 'a-value', 'newest')),
      refusalOf(await lab.clients.schemaRegistry.GET('/schemas/ids/{id}', { params: { path: { id: 7 } } })),
      refusalOf(await register(lab, 'a-value', '{')),
    ]).toEqual([
      { status: 404, error: { error_code: 40401, message: "Subject 'none' not found." } },
      { status: 404, error: { error_code: 40402, message: 'Version 9 not found.' } },
      {
        status: 422,
        error: { error_code: 42202, message: "The specified version 'newest' is not a valid version id" },
      },
      { status: 404, error: { error_code: 40403, message: 'Schema 7 not found' } },
      { status: 422, error: { error_code: 42201, message: 'Invalid schema of type AVRO' } },
    ]);
  });

  it('goes softly first, and numbers go on after that', async () => {
    const lab = createLab();
    await register(lab, 'a-value', first);
    expect(refusalOf(await remove(lab, 'a-value', true))).toEqual({
      status: 404,
      error: {
        error_code: 40405,
        message: "Subject 'a-value' was not deleted first before being permanently deleted",
      },
    });
    expect((await remove(lab, 'a-value')).data).toEqual([1]);
    const list = async (query: object) =>
      (await lab.clients.schemaRegistry.GET('/subjects', { params: { query } })).data;
    expect([await list({}), await list({ deleted: true }), await list({ deletedOnly: true })]).toEqual([
      [],
      ['a-value'],
      ['a-value'],
    ]);
    const { data } = await lab.clients.schemaRegistry.GET('/schemas/ids/{id}', { params: { path: { id: 100_001 } } });
    expect(data?.schema).toBe(first);
    await register(lab, 'a-value', second);
    expect((await read(lab, 'a-value', 'latest')).data?.version).toBe(2);
    await remove(lab, 'a-value');
    expect((await remove(lab, 'a-value', true)).data).toEqual([2]);
    expect((await remove(lab, 'a-value')).response.status).toBe(404);
  });
});

describe('a version of a subject', () => {
  const removeVersion = ({ clients }: Lab, version: string, permanent?: boolean) =>
    clients.schemaRegistry.DELETE('/subjects/{subject}/versions/{version}', {
      params: { path: { subject: 'a-value', version }, query: permanent ? { permanent } : {} },
    });
  const versions = async ({ clients }: Lab, query: object = {}) =>
    (
      await clients.schemaRegistry.GET('/subjects/{subject}/versions', {
        params: { path: { subject: 'a-value' }, query },
      })
    ).data;

  it('is deleted softly, then for good, and its number is not given again', async () => {
    const lab = createLab();
    await register(lab, 'a-value', first);
    await register(lab, 'a-value', second);
    expect(refusalOf(await removeVersion(lab, '2', true))).toEqual({
      status: 404,
      error: {
        error_code: 40407,
        message: "Subject 'a-value' Version 2 was not deleted first before being permanently deleted",
      },
    });
    expect((await removeVersion(lab, 'latest')).data).toBe(2);
    expect([await versions(lab), await versions(lab, { deleted: true })]).toEqual([[1], [1, 2]]);
    expect(refusalOf(await removeVersion(lab, '2'))).toEqual({
      status: 404,
      error: {
        error_code: 40406,
        message: "Subject 'a-value' Version 2 was soft deleted. Set permanent=true to delete permanently",
      },
    });
    const { data } = await lab.clients.schemaRegistry.GET('/schemas/ids/{id}', { params: { path: { id: 100_002 } } });
    expect(data?.schema).toBe(second);
    await register(lab, 'a-value', '{"type":"string"}');
    expect(await versions(lab)).toEqual([1, 3]);
    expect((await removeVersion(lab, '2', true)).data).toBe(2);
    expect(await versions(lab, { deleted: true })).toEqual([1, 3]);
  });

  it('takes the subject along where it is the last', async () => {
    const lab = createLab();
    await register(lab, 'a-value', first);
    await removeVersion(lab, '1');
    expect((await lab.clients.schemaRegistry.GET('/subjects')).data).toEqual([]);
    expect((await removeVersion(lab, '9', true)).response.status).toBe(404);
    expect((await removeVersion(lab, '1', true)).data).toBe(1);
    expect((await removeVersion(lab, '1')).response.status).toBe(404);
  });
});
