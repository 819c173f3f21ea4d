import type { Unseen } from '../../findings/unseen.ts';
import { dropReplicationSql, type Replication } from './replication-of.ts';

/** Slot and publication in a database that could not be checked, with what drops them. */
export function unseenReplication(
  replication: Replication,
  why: string = 'the lab has no connection to it',
): Unseen & { readonly system: 'PostgreSQL' } {
  const said = why.replace(/\.$/, '');
  return {
    system: 'PostgreSQL',
    what: 'replication slot and publication',
    why: `${said}. If they are still there, run: ${dropReplicationSql(replication)}`,
  };
}
