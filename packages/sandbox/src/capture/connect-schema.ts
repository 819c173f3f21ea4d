/** A schema as Kafka Connect has it: what a connector makes before a converter writes it as Avro. */
export interface ConnectSchema {
  readonly type: ConnectType;
  /** What a value means, such as `io.debezium.time.Date`. */
  readonly name?: string;
  readonly version?: number;
  readonly isOptional: boolean;
  /** What stands for a missing value, in the form that is encoded. */
  readonly default?: unknown;
  readonly parameters?: Readonly<Record<string, string>>;
  /** Of an ARRAY. */
  readonly items?: ConnectSchema;
  /** Of a STRUCT. */
  readonly fields?: readonly ConnectField[];
}

export type ConnectType =
  | 'BOOLEAN'
  | 'INT16'
  | 'INT32'
  | 'INT64'
  | 'FLOAT32'
  | 'FLOAT64'
  | 'STRING'
  | 'BYTES'
  | 'ARRAY'
  | 'STRUCT';

export interface ConnectField {
  readonly name: string;
  readonly schema: ConnectSchema;
}

/** A schema without a meaning of its own. */
export function plain(type: ConnectType): ConnectSchema {
  return { type, isOptional: true };
}

/** A schema whose values mean something. */
export function semantic(
  type: ConnectType,
  name: string,
  parameters?: Readonly<Record<string, string>>,
): ConnectSchema {
  return { type, name, version: 1, isOptional: true, ...(parameters && { parameters }) };
}
