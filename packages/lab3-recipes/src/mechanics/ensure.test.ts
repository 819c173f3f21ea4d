import { ApiError, InputError, NetworkError } from '@tableflow-workshop/client-core';
import { describe, expect, it } from 'vitest';
import { ensure } from './ensure.ts';

const facts = { service: 'Confluent Cloud', tried: 'create it' };
const conflict = new ApiError({ ...facts, status: 409 });
const existsAlready = new ApiError({ ...facts, status: 400, code: 'SCHEMA_ALREADY_EXISTS' });
const broken = new ApiError({ ...facts, status: 503 });
const lost = new NetworkError({ ...facts, code: 'ECONNRESET' });

/** Things as they are found one after the other, and a creation that ends as given. */
function script(checks: readonly (string | undefined)[], failure?: unknown) {
  const done: string[] = [];
  const left = [...checks];
  return {
    done,
    options: {
      what: 'it',
      find: async () => {
        done.push('find');
        return left.shift();
      },
      create: async () => {
        done.push('create');
        if (failure) throw failure;
      },
    },
  };
}

describe('ensuring that a thing exists', () => {
  it('creates nothing where it is there', async () => {
    const { done, options } = script(['it']);
    expect(await ensure(options)).toEqual({ thing: 'it', isNew: false });
    expect(done).toEqual(['find']);
  });

  it('creates it where it is not, and reads it back', async () => {
    const { done, options } = script([undefined, 'it']);
    expect(await ensure(options)).toEqual({ thing: 'it', isNew: true });
    expect(done).toEqual(['find', 'create', 'find']);
  });

  it('checks twice where the first check is behind', async () => {
    const { done, options } = script([undefined, undefined, 'it']);
    expect(await ensure(options)).toEqual({ thing: 'it', isNew: true });
    expect(done).toEqual(['find', 'create', 'find', 'find']);
  });

  it.each([
    ['a conflict', conflict, false],
    ['the code of a conflict', existsAlready, false],
    ['a failure of the server', broken, true],
    ['a lost answer', lost, true],
  ])('after %s takes what is there', async (_what, failure, isNew) => {
    const { done, options } = script([undefined, 'it'], failure);
    expect(await ensure(options)).toEqual({ thing: 'it', isNew });
    expect(done).toEqual(['find', 'create', 'find']);
  });

  it.each([
    ['a conflict', conflict],
    ['a failure of the server', broken],
    ['a lost answer', lost],
  ])('after %s throws it where nothing is there', async (_what, failure) => {
    await expect(ensure(script([undefined, undefined], failure).options)).rejects.toBe(failure);
  });

  it.each([
    ['a refusal', new ApiError({ ...facts, status: 422 })],
    ['wrong input', new InputError({ tried: 'create it', problems: [] })],
    ['anything else', new Error('a bug')],
  ])('after %s does not check again', async (_what, failure) => {
    const { done, options } = script([undefined, 'it'], failure);
    await expect(ensure(options)).rejects.toBe(failure);
    expect(done).toEqual(['find', 'create']);
  });

  it('creates what was in the way, and is gone at the next check', async () => {
    const { done, options } = script([undefined, undefined, undefined, 'it']);
    let isTaken = true;
    const create = async (): Promise<void> => {
      await options.create();
      if (!isTaken) return;
      isTaken = false;
      throw conflict;
    };
    expect(await ensure({ ...options, create })).toEqual({ thing: 'it', isNew: true });
    expect(done).toEqual(['find', 'create', 'find', 'find', 'create', 'find']);
  });

  it('says that what was created is not to be found', async () => {
    await expect(ensure(script([undefined, undefined]).options)).rejects.toThrow(
      'Could not create it: it was created, and somebody else deleted it. Another run may be tearing the lab down (lab3 down): let it finish, then run this again.',
    );
  });

  it('passes on what the first check throws', async () => {
    const failing = { what: 'it', find: () => Promise.reject(broken), create: async () => undefined };
    await expect(ensure(failing)).rejects.toBe(broken);
  });
});
