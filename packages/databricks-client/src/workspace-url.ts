import { InputError } from '@tableflow-workshop/client-core';

/**
 * The origin of a workspace, from whatever people paste: a bare host, a browser URL with path and `?o=`, a base URL
 * with a trailing slash.
 *
 * @throws InputError for what is not a web address, and for a URL of the account console, which has no catalogs
 * @example workspaceOrigin('dbc-1a2b3c4d-5e6f.cloud.databricks.com/explore/data?o=1234567890')
 * @see https://docs.databricks.com/aws/en/workspace/workspace-details
 */
export function workspaceOrigin(pasted: string): string {
  // Without types, it may come from a variable that is not set.
  const given = typeof pasted === 'string' ? pasted.trim() : '';
  const text = /^[a-z]+:\/\//i.test(given) ? given : `https://${given}`;
  const refuse = (problem: string, remedy: string): InputError =>
    new InputError({ tried: 'find the Databricks workspace', problems: [{ path: 'workspaceUrl', problem, remedy }] });
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw refuse(
      'this is not a URL.',
      'Give the address of the workspace, like https://dbc-1a2b3c4d-5e6f.cloud.databricks.com.',
    );
  const { origin, hostname } = new URL(text);
  if (/^accounts(-dod)?\./.test(hostname)) {
    throw refuse(`${origin} is the account console.`, 'Open the workspace itself and copy its address.');
  }
  return origin;
}
