import { describe, expect, it } from 'vitest';
import { workspaceOrigin } from './workspace-url.ts';

const origin = 'https://dbc-1a2b3c4d-5e6f.cloud.databricks.com';

describe('workspaceOrigin', () => {
  it.each([
    [origin, origin],
    [`${origin}/`, origin],
    [`${origin}/?o=1234567890#job/1`, origin],
    [`${origin}/explore/data?o=1234567890`, origin],
    [`${origin}/?w=1234567890`, origin],
    [`dbc-1a2b3c4d-5e6f.cloud.databricks.com/?o=1234567890#`, origin],
    ['dbc-1a2b3c4d-5e6f.cloud.databricks.com', origin],
    ['dbc-1a2b3c4d-5e6f.cloud.databricks.com/', origin],
    [`  ${origin}\n`, origin],
    ['HTTPS://DBC-1a2b3c4d-5e6f.cloud.databricks.com', origin],
    [`${origin}:443`, origin],
    ['https://someone:secret@adb-1.2.azuredatabricks.net', 'https://adb-1.2.azuredatabricks.net'],
    ['http://127.0.0.1:8099/', 'http://127.0.0.1:8099'],
    ['https://accounts-payable.cloud.databricks.com', 'https://accounts-payable.cloud.databricks.com'],
  ])('reads %j', (pasted, found) => {
    expect(workspaceOrigin(pasted)).toBe(found);
  });

  it.each([
    '',
    '   ',
    'https://',
    'two words',
    'ftp://dbc-1.cloud.databricks.com',
    'jdbc://dbc-1.cloud.databricks.com',
  ])('refuses %j', (pasted) => {
    expect(() => workspaceOrigin(pasted)).toThrow(
      'Could not find the Databricks workspace:\n  - workspaceUrl: this is not a URL. Give the address of the workspace, like https://dbc-1a2b3c4d-5e6f.cloud.databricks.com.',
    );
  });

  it.each([
    'accounts.cloud.databricks.com',
    'https://accounts.azuredatabricks.net/login',
    'accounts-dod.cloud.databricks.us',
  ])('refuses the account console: %s', (pasted) => {
    expect(() => workspaceOrigin(pasted)).toThrow(
      /workspaceUrl: https:\/\/accounts\S+ is the account console\. Open the workspace itself and copy its address\.$/,
    );
  });
});
