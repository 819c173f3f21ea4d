/**
 * A row as PostgreSQL sends it, in the order of the table's columns: text, or `null` for NULL. `undefined` means that the
 * value was not sent: a large value that an update did not touch, or a column outside of the key in the old row of a
 * delete.
 */
export type SourceRow = readonly (string | null | undefined)[];

/** A table as the stream describes it before its first change, and again whenever it was altered. */
export interface Relation {
  readonly schema: string;
  readonly name: string;
  /** Whether updates and deletes carry the whole old row (REPLICA IDENTITY FULL). */
  readonly hasFullIdentity: boolean;
  readonly columns: readonly RelationColumn[];
}

export interface RelationColumn {
  readonly name: string;
  readonly isKey: boolean;
  readonly typeOid: number;
  readonly typeModifier: number;
}

/** What the stream says, of what matters here. */
export type StreamMessage =
  | {
      readonly kind: 'begin';
      readonly transactionId: number;
      readonly commitLsn: bigint;
      readonly committedMicros: bigint;
    }
  | { readonly kind: 'insert'; readonly relation: Relation; readonly after: SourceRow }
  /** `before` is the old row or its key; absent when the key did not change and old rows are not logged. */
  | { readonly kind: 'update'; readonly relation: Relation; readonly before?: SourceRow; readonly after: SourceRow }
  | { readonly kind: 'delete'; readonly relation: Relation; readonly before: SourceRow }
  | { readonly kind: 'commit'; readonly endLsn: bigint }
  | { readonly kind: 'other' };

/** Microseconds from 1970 to 2000, where PostgreSQL's time begins. */
const postgresEpochMicros = 946_684_800_000_000n;
const other: StreamMessage = { kind: 'other' };

/**
 * A decoder of one stream of `pgoutput`, version 1. Every value stays PostgreSQL's text: a JavaScript Date or number would
 * lose digits. Truncates, messages and origins are skipped, as `skipped.operations` says by default.
 *
 * @see https://www.postgresql.org/docs/current/protocol-logicalrep-message-formats.html
 */
export function createPgoutputDecoder(): (message: Buffer) => StreamMessage {
  const relations = new Map<number, Relation>();
  const relationOf = (reader: Reader): Relation => {
    const oid = reader.uint32();
    const relation = relations.get(oid);
    if (!relation) throw new Error(`The stream changes a table that it has not described: ${oid}`);
    return relation;
  };
  return (message) => {
    const reader = new Reader(message);
    switch (reader.character()) {
      case 'B':
        return readBegin(reader);
      case 'C':
        reader.skip(1 + 8);
        return { kind: 'commit', endLsn: reader.uint64() };
      case 'R':
        relations.set(reader.uint32(), readRelation(reader));
        return other;
      case 'I': {
        const relation = relationOf(reader);
        reader.skip(1);
        return { kind: 'insert', relation, after: readRow(reader) };
      }
      case 'U':
        return readUpdate(reader, relationOf(reader));
      case 'D': {
        const relation = relationOf(reader);
        return { kind: 'delete', relation, before: readOldRow(reader, relation, reader.character()) };
      }
      default:
        return other;
    }
  };
}

function readBegin(reader: Reader): StreamMessage {
  const commitLsn = reader.uint64();
  const committedMicros = reader.uint64() + postgresEpochMicros;
  return { kind: 'begin', commitLsn, committedMicros, transactionId: reader.uint32() };
}

function readRelation(reader: Reader): Relation {
  const [schema, name] = [reader.text(), reader.text()];
  const hasFullIdentity = reader.character() === 'f';
  const columns = Array.from({ length: reader.uint16() }, (): RelationColumn => {
    const isKey = reader.uint8() === 1;
    return { isKey, name: reader.text(), typeOid: reader.uint32(), typeModifier: reader.int32() };
  });
  return { schema, name, hasFullIdentity, columns };
}

function readUpdate(reader: Reader, relation: Relation): StreamMessage {
  const tag = reader.character();
  if (tag === 'N') return { kind: 'update', relation, after: readRow(reader) };
  const before = readOldRow(reader, relation, tag);
  reader.skip(1);
  const after = readRow(reader);
  // The whole old row has the large values that the new one leaves out.
  if (tag !== 'O') return { kind: 'update', relation, before, after };
  return {
    kind: 'update',
    relation,
    before,
    after: after.map((value, index) => (value === undefined ? before[index] : value)),
  };
}

/** In a row that is a key only (`K`), the other columns are sent as NULL, which they need not be. */
function readOldRow(reader: Reader, { columns }: Relation, tag: string): SourceRow {
  const row = readRow(reader);
  return tag === 'K' ? row.map((value, index) => (columns[index]?.isKey ? value : undefined)) : row;
}

function readRow(reader: Reader): (string | null | undefined)[] {
  const row: (string | null | undefined)[] = [];
  for (let left = reader.uint16(); left > 0; left -= 1) {
    const tag = reader.character();
    row.push(tag === 't' ? reader.sizedText() : tag === 'n' ? null : undefined);
  }
  return row;
}

/** Reads one message from its beginning to its end. */
class Reader {
  #position = 0;

  constructor(private readonly bytes: Buffer) {}

  skip(count: number): void {
    this.#position += count;
  }

  uint8(): number {
    return this.bytes.readUInt8(this.#move(1));
  }

  character(): string {
    return String.fromCharCode(this.uint8());
  }

  uint16(): number {
    return this.bytes.readUInt16BE(this.#move(2));
  }

  int32(): number {
    return this.bytes.readInt32BE(this.#move(4));
  }

  uint32(): number {
    return this.bytes.readUInt32BE(this.#move(4));
  }

  uint64(): bigint {
    return this.bytes.readBigUInt64BE(this.#move(8));
  }

  /** Up to the next zero byte. */
  text(): string {
    const end = this.bytes.indexOf(0, this.#position);
    const start = this.#move(end + 1 - this.#position);
    return this.bytes.toString('utf8', start, end);
  }

  /** As long as the number before it says. */
  sizedText(): string {
    const length = this.uint32();
    const start = this.#move(length);
    return this.bytes.toString('utf8', start, start + length);
  }

  #move(count: number): number {
    const start = this.#position;
    this.#position += count;
    return start;
  }
}
