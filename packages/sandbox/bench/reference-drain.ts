import { spawn } from 'node:child_process';
import type { BenchTable } from './bench-table.ts';
import type { Drain } from './drain.ts';

const program = 'pg_recvlogical';

/** PostgreSQL's own program, up to where the log ends when it starts. */
export function referenceDrain({ postgres, publication }: BenchTable): Drain {
  return {
    label: `\`${program}\` to \`/dev/null\``,
    async prepare(slot) {
      await postgres.withClient(
        (client) => client.query("SELECT pg_create_logical_replication_slot($1, 'pgoutput')", [slot]),
        'workshop',
      );
      return async () => {
        const { rows } = await postgres.withClient(
          (client) => client.query<{ lsn: string }>('SELECT pg_current_wal_lsn() AS lsn'),
          'workshop',
        );
        const { host, port, superuser } = postgres;
        const startMs = performance.now();
        const args = ['-h', host, '-p', String(port), '-U', superuser.user, '-d', 'workshop', '-S', slot, '--start'];
        const options = ['-o', 'proto_version=1', '-o', `publication_names=${publication}`, '-f', '/dev/null'];
        const child = spawn(program, [...args, ...options, '--no-loop', '--endpos', rows[0]?.lsn ?? ''], {
          stdio: ['ignore', 'inherit', 'inherit'],
          env: { PATH: process.env.PATH, PGPASSWORD: superuser.password.reveal() },
        });
        const code = await new Promise((resolve, reject) => child.once('error', reject).once('exit', resolve));
        if (code !== 0) throw new Error(`${program} ended with ${code}`);
        return { seconds: (performance.now() - startMs) / 1_000 };
      };
    },
  };
}
