import { expect, test } from 'vitest';
import { refuseUnsupported } from './refuse-unsupported.ts';

const exception = 'org.apache.kafka.common.config.ConfigException: ';

test.each([
  ['transforms', 'mask', 'the sandbox does not do this'],
  ['column.mask.hash.SHA-256.with.salt.s', 'public.customer.email', 'the sandbox does not do this'],
  ['message.key.columns', 'public.customer:email', 'the sandbox does not do this'],
  ['binary.handling.mode', 'base64', 'the sandbox honours bytes only'],
  ['interval.handling.mode', 'string', 'the sandbox honours numeric only'],
  ['skipped.operations', 'd', 'the sandbox honours t only'],
  ['slot.failover', 'true', 'the sandbox honours false only'],
  ['provide.transaction.metadata', 'true', 'the sandbox honours false only'],
  ['output.data.format', 'JSON_SR', 'the sandbox honours AVRO only'],
])('%s=%s is refused by name', (key, value, reason) => {
  expect(() => refuseUnsupported({ [key]: value })).toThrow(
    `${exception}Invalid value ${value} for configuration ${key}: ${reason}`,
  );
});

test('what is honoured, empty or without effect on the records passes', () => {
  refuseUnsupported({
    transforms: '',
    'binary.handling.mode': 'bytes',
    'field.name.adjustment.mode': 'AVRO',
    'output.data.format': 'AVRO',
    'tasks.max': '1',
  });
});
