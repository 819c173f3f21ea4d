import { expect, it } from 'vitest';
import { closestName } from './closest-name.ts';

const names = ['kafkaApiKey', 'kafkaApiSecret', 'terraform', 'tfvars', 'prefix'];

it.each([
  ['kafkaApiKey', 'kafkaApiKey'],
  ['kafkaApikey', 'kafkaApiKey'],
  ['KAFKA_API_KEY', 'kafkaApiKey'],
  ['kafkApiKye', 'kafkaApiKey'],
  ['kafka.api.secrets', 'kafkaApiSecret'],
  ['terrafrom', 'terraform'],
  ['tfvar', 'tfvars'],
  ['perfix', 'prefix'],
  ['tables', undefined],
  ['x', undefined],
  ['', undefined],
])('%s is closest to %s', (written, meant) => {
  expect(closestName(written, names)).toBe(meant);
});
