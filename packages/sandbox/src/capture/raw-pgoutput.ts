import { type Pgoutput, PgoutputPlugin } from 'pg-logical-replication';
import { quoted } from './source-table.ts';

/** The decoder of a publication's stream, and how many messages it has decoded. */
export interface RawPgoutput {
  readonly plugin: PgoutputPlugin;
  decodedCount(): number;
}

/**
 * Decodes the `pgoutput` stream and leaves every value as PostgreSQL's text. As it comes, the decoder makes JavaScript
 * dates and numbers, and microseconds are lost.
 *
 * @param onFailure takes what cannot be decoded: thrown from here, it would reach the socket and end the process
 */
export function createRawPgoutput(publicationName: string, onFailure: (error: unknown) => void): RawPgoutput {
  // Stands in an SQL string; unquoted, the server would fold it to lower case.
  const name = quoted(publicationName).replaceAll("'", "''");
  const plugin = new PgoutputPlugin({ protoVersion: 1, publicationNames: [name] });
  const decode = plugin.parse.bind(plugin);
  let decoded = 0;
  plugin.parse = (buffer: Buffer): Pgoutput.Message => {
    decoded += 1;
    try {
      const message = decode(buffer);
      if (message.tag === 'relation') for (const column of message.columns) column.parser = (text) => text;
      return message;
    } catch (error) {
      onFailure(error);
      return { tag: 'origin', originLsn: null, originName: '' };
    }
  };
  return { plugin, decodedCount: () => decoded };
}
