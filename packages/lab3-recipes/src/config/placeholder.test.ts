import { expect, test } from 'vitest';
import { isPlaceholder } from './placeholder.ts';

test.each([
  '<your-key>',
  'YOUR_CONFLUENT_CLOUD_API_KEY',
  'your-api-key',
  'xxxx',
  'XXXXXXXXXXXX',
  'changeme',
  'CHANGE_ME',
  'change-this',
  'TODO',
  'to-do',
  'tbd',
  'REPLACE_ME',
  'replace-with-your-key',
  '********',
  '...',
  '{{ api_key }}',
  'placeholder',
  'insert-key-here',
])('%s is nobody’s value', (value) => {
  expect(isPlaceholder(value)).toBe(true);
  expect(isPlaceholder(value, 'whole')).toBe(true);
});

test.each(['https://YOUR_DATABRICKS_HOST_URL', 'dbc-xxxxxxxx-xxxx.cloud.databricks.com', 'env-xxxxx', 's3-<bucket>'])(
  '%s holds one',
  (value) => {
    expect(isPlaceholder(value)).toBe(true);
  },
);

test.each([
  'river-hotels',
  'RIVERCLOUD000042',
  'maxxxx-lake',
  'todolist_db',
  'https://dbc-00042042-0042.cloud.databricks.com',
  'exchangeme',
  'yours-truly',
])('%s is a value', (value) => {
  expect(isPlaceholder(value)).toBe(false);
});

test.each(['a<b>c', 'Xxxx9!', 'my-changeme-9', 'p4$$your-w0rd', 'xx'])('%s may be a password', (value) => {
  expect(isPlaceholder(value, 'whole')).toBe(false);
});
