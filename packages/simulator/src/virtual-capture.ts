import type { World, WorldTable } from './world.ts';

/** What a connector would capture, or why it would fail. */
export type Capture = { readonly problem: string } | { readonly topics: readonly CapturedTopic[] };

/** A topic with what the rows of its table make of it. */
export type CapturedTopic = Omit<WorldTable, 'name'> & { readonly topic: string };

/**
 * Looks at a connector's configuration with the eyes of the source database: what it would refuse, in the words of
 * PostgreSQL and Debezium, or which tables would become topics. Source: C3.5.
 */
export function captureTables(config: Readonly<Record<string, string>>, database: World['database']): Capture {
  const value = (key: string): string => config[key]?.trim() ?? '';
  const [hostname, port, user] = [value('database.hostname'), value('database.port'), value('database.user')];
  if (hostname !== database.hostname) {
    return { problem: `The connection attempt failed: java.net.UnknownHostException: ${hostname}` };
  }
  if (port !== String(database.port)) {
    return {
      problem: `Unable to connect: Connection to ${hostname}:${port} refused. Check that the hostname and port are correct.`,
    };
  }
  if (user !== database.user || config['database.password'] !== database.password) {
    return { problem: `FATAL: password authentication failed for user "${user}"` };
  }
  if (value('database.dbname') !== database.name) {
    return { problem: `FATAL: database "${value('database.dbname')}" does not exist` };
  }
  if (database.walLevel !== 'logical') {
    return { problem: `Postgres server wal_level property must be 'logical' but is: '${database.walLevel}'` };
  }
  const included = patterns(config['table.include.list']);
  const excluded = patterns(config['table.exclude.list']);
  const tables = database.tables.filter(
    ({ name }) =>
      (included.length === 0 || included.some((one) => one.test(name))) && !excluded.some((one) => one.test(name)),
  );
  if (tables.length === 0) return { problem: `No table filters match a table of database "${database.name}"` };
  // Without a snapshot a topic appears with the first change, and here nothing changes.
  if (['never', 'no_data'].includes(value('snapshot.mode'))) return { topics: [] };
  return { topics: tables.map(({ name, ...made }) => ({ topic: `${value('topic.prefix')}.${name}`, ...made })) };
}

/** Regular expressions that must match the whole `schema.table`. One that is broken matches nothing. */
function patterns(list: string | undefined): RegExp[] {
  return (list ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => {
      try {
        return new RegExp(`^(?:${one})$`);
      } catch {
        return /(?!)/;
      }
    });
}
