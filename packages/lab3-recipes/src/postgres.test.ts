import { createServer, type Server } from 'node:net';
import { inspect } from 'node:util';
import { createSecret } from '@tableflow-workshop/client-core';
import pg from 'pg';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { connectPostgres } from './postgres.ts';
import { SourceError } from './source/source-error.ts';

// How failures are told. What the queries say is tested on a real server elsewhere.

const secret = 'river-database-canary';
const servers: Server[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

/** A server that answers every first message with these bytes; gives its port. */
async function serverAnswering(answer: Buffer | undefined): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => (answer ? socket.end(answer) : socket.destroy()));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server listens on no port');
  return address.port;
}

/** PostgreSQL's ErrorResponse. */
function refusal(code: string, message: string): Buffer {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${message}\0\0`);
  const length = Buffer.alloc(4);
  length.writeInt32BE(fields.length + 4);
  return Buffer.concat([Buffer.from('E'), length, fields]);
}

async function failureAt(port: number, hostname = '127.0.0.1'): Promise<SourceError> {
  const source = connectPostgres({
    hostname,
    port,
    user: 'debezium',
    password: createSecret(secret),
    databaseName: 'workshop',
    sslMode: 'disable',
  });
  try {
    await source.inspect();
  } catch (error) {
    if (SourceError.isInstance(error)) return error;
    throw error;
  } finally {
    await source.close();
  }
  throw new Error('nothing failed');
}

describe('a database that refuses', () => {
  it.each([
    [
      '28P01',
      'password authentication failed for user "debezium"',
      'Set the right database password (LAB3_DATABASE_PASSWORD, or database_password in the Terraform output), or change it: ALTER ROLE <user> PASSWORD ….',
    ],
    [
      '28000',
      'no pg_hba.conf entry for host "203.0.113.7", user "debezium", database "workshop", no encryption',
      'Add a host line to pg_hba.conf (or open the firewall rule of the managed service) for the role and the address. Where the text says "no encryption" or "SSL off", the server lets in TLS only: set database.sslmode to require (LAB3_DATABASE_SSLMODE=require).',
    ],
    [
      '3D000',
      'database "workshop" does not exist',
      'Check the database name (LAB3_DATABASE_NAME, or database_name in the Terraform output).',
    ],
    [
      '53300',
      'sorry, too many clients already',
      'End idle sessions (SELECT pid, usename, state FROM pg_stat_activity), or raise max_connections, or the CONNECTION LIMIT of role or database.',
    ],
    ['XX000', 'cache lookup failed for relation 16384', undefined],
  ])('%s: %s', async (code, said, remedy) => {
    const port = await serverAnswering(refusal(code, said));
    const error = await failureAt(port);
    expect(error).toMatchObject({ name: 'SourceError', reason: 'refused', code, detail: said, hint: remedy });
    expect(error.message).toBe(
      `Could not inspect PostgreSQL 127.0.0.1:${port}/workshop as debezium: ${said}.${remedy ? ` ${remedy}` : ''}`,
    );
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(secret);
  });
});

describe('a database that is not reached', () => {
  it('because nothing listens there', async () => {
    const port = await serverAnswering(undefined);
    await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
    const error = await failureAt(port);
    expect(error).toMatchObject({ reason: 'unreachable', code: 'ECONNREFUSED' });
    expect(error.message).toBe(
      `Could not inspect PostgreSQL 127.0.0.1:${port}/workshop as debezium: connect ECONNREFUSED 127.0.0.1:${port}. Check hostname and port, that PostgreSQL runs (a new server takes 5 to 10 minutes), and that its firewall lets the caller in.`,
    );
  });

  it('because the peer goes away', async () => {
    const error = await failureAt(await serverAnswering(undefined));
    expect(error.reason).toBe('unreachable');
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(secret);
  });

  it('because the connection broke under a query', async () => {
    const broken = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
    vi.spyOn(pg.Pool.prototype, 'query').mockImplementation(() => Promise.reject(broken));
    expect(await failureAt(5432)).toMatchObject({ reason: 'unreachable', code: 'EPIPE' });
  });

  it('because no such host is known', async () => {
    const error = await failureAt(5432, 'db.river.invalid');
    expect(error.reason).toBe('unreachable');
    expect(error.hint).toBe(
      'Correct the hostname (LAB3_DATABASE_HOSTNAME, or public_dns in the Terraform output); a private name is not known to Confluent Cloud.',
    );
  });
});
