import { ConnectorFailure, configException } from './connector-failure.ts';

/** Settings that change what is written, with the values that the sandbox honours. The first is the default. */
const honoured: Readonly<Record<string, readonly string[]>> = {
  'binary.handling.mode': ['bytes'],
  'interval.handling.mode': ['numeric'],
  'hstore.handling.mode': ['json'],
  'skipped.operations': ['t'],
  'schema.name.adjustment.mode': ['none', 'avro'],
  'field.name.adjustment.mode': ['none', 'avro'],
  'event.converting.failure.handling.mode': ['warn', 'skip'],
  'slot.failover': ['false'],
  'slot.drop.on.stop': ['false'],
  'provide.transaction.metadata': ['false'],
  'include.unknown.datatypes': ['false'],
  'output.key.format': ['AVRO'],
  'output.data.format': ['AVRO'],
};

/** Settings that change what is written and have no value that the sandbox honours, by the beginning of their names. */
const refused = [
  'transforms',
  'predicates',
  'converters',
  'signal.data.collection',
  'signal.enabled.channels',
  'message.key.columns',
  'column.mask.',
  'column.truncate.',
  'column.propagate.source.type',
  'datatype.propagate.source.type',
  'snapshot.select.statement.overrides',
  'snapshot.include.collection.list',
  'incremental.snapshot.',
  'topic.delimiter',
  'topic.naming.strategy',
] as const;

/**
 * No setting is accepted and ignored that would change the records: a mask on an e-mail address must mask it, or stop the
 * connector before the first record.
 *
 * @throws ConnectorFailure that names the key
 */
export function refuseUnsupported(config: Readonly<Record<string, string>>): void {
  for (const [key, given] of Object.entries(config)) {
    const value = given.trim();
    if (value === '') continue;
    const known = Object.hasOwn(honoured, key) ? honoured[key] : undefined;
    if (known && !known.some((one) => one.toLowerCase() === value.toLowerCase())) {
      refuse(key, value, `the sandbox honours ${known.join(' and ')} only`);
    }
    const isRefused = refused.some((name) => (name.endsWith('.') ? key.startsWith(name) : key === name));
    if (isRefused) refuse(key, value, 'the sandbox does not do this');
  }
}

function refuse(key: string, value: string, reason: string): never {
  throw new ConnectorFailure(configException, `Invalid value ${value} for configuration ${key}: ${reason}`);
}
