import { homedir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { createSecret, createVirtualClock, InputError } from '@tableflow-workshop/client-core';
import { describe, expect, it, vi } from 'vitest';
import { type CredentialSources, createUnityCatalogClient, databricksCredentialsFromEnv } from './index.ts';

const host = 'https://dbc-1a2b3c4d-5e6f.cloud.databricks.com';
const clientId = '0b8f7c1e-2222-4444-8888-1234567890ab';
const secret = 'dose-of-the-environment';
const principal = { DATABRICKS_HOST: host, DATABRICKS_CLIENT_ID: clientId, DATABRICKS_CLIENT_SECRET: secret };

/** Looks for credentials on a machine whose only files are these. */
async function find(sources: CredentialSources, files: Readonly<Record<string, string>> = {}) {
  const read: string[] = [];
  const readFile = async (path: string): Promise<string> => {
    read.push(path);
    const text = files[path];
    if (text === undefined) throw Object.assign(new Error(`no such file: ${path}`), { code: 'ENOENT' });
    return text;
  };
  const found = await databricksCredentialsFromEnv({ variables: {}, readFile, ...sources }).catch((error: unknown) => {
    if (!InputError.isInstance(error)) throw error;
    return error;
  });
  if (found instanceof Error) return { refusal: found.message, read };
  const { workspaceUrl, credentials, explanation } = found;
  return { workspaceUrl, signsInAs: credentials.describe(), explanation, read, credentials };
}

const home = join(homedir(), '.databrickscfg');
const profiles = [
  '[DEFAULT]',
  `host = ${host}/?o=1234567890`,
  'token = dapi-of-the-default # made in May',
  '',
  '[lab]',
  'host: https://lab.cloud.databricks.com',
  `client_id = ${clientId}`,
  'client_secret = dose#of;the-lab ; rotated',
  '; a comment',
].join('\n');

describe('the environment', () => {
  it('gives a service principal', async () => {
    expect(await find({ variables: principal })).toMatchObject({
      workspaceUrl: host,
      signsInAs: `service principal ${clientId} (secret from DATABRICKS_CLIENT_SECRET)`,
      explanation: [
        `used DATABRICKS_HOST as workspaceUrl: ${host}`,
        `used DATABRICKS_CLIENT_ID as clientId: ${clientId}`,
        'used DATABRICKS_CLIENT_SECRET as clientSecret',
        'signing in with oauth-m2m: nothing else is configured',
        '~/.databrickscfg: not read, because DATABRICKS_HOST is set and no profile was named',
      ],
      read: [],
    });
  });

  it('gives a personal access token, which is sent as it is', async () => {
    const found = await find({ variables: { DATABRICKS_HOST: host, DATABRICKS_TOKEN: ' dapi-of-the-environment\n' } });
    expect(found.signsInAs).toBe('personal access token (from DATABRICKS_TOKEN)');
    expect(await found.credentials?.authorize()).toBe('Bearer dapi-of-the-environment');
  });

  it('signs in over what it was given', async () => {
    const seen: string[] = [];
    const fetch = async (request: Request): Promise<Response> => {
      seen.push(`${request.method} ${request.url}`);
      return request.method === 'GET'
        ? new Response('{}', { status: 404 })
        : Response.json({ access_token: 'a-token-of-the-workspace', expires_in: 3_600 });
    };
    const found = await find({ variables: principal, fetch, clock: createVirtualClock() });
    expect(await found.credentials?.authorize()).toBe('Bearer a-token-of-the-workspace');
    expect(seen.at(-1)).toBe(`POST ${host}/oidc/v1/token`);
  });

  it('gives what a client takes', async () => {
    const variables = { DATABRICKS_HOST: `${host}/?o=1`, DATABRICKS_TOKEN: 'dapi-of-the-environment' };
    const seen: string[] = [];
    const fetch = async ({ url, headers }: Request): Promise<Response> => {
      seen.push(`${url} ${headers.get('authorization')}`);
      return Response.json({});
    };
    const client = createUnityCatalogClient({ ...(await databricksCredentialsFromEnv({ variables })), fetch });
    await client.GET('/api/2.1/unity-catalog/catalogs');
    expect(seen).toEqual([`${host}/api/2.1/unity-catalog/catalogs Bearer dapi-of-the-environment`]);
    expect(Object.keys(createUnityCatalogClient(await databricksCredentialsFromEnv({ variables })))).toContain('GET');
  });

  it('is the process environment when none is given', async () => {
    vi.stubEnv('DATABRICKS_CONFIG_PROFILE', 'from-the-process');
    await expect(databricksCredentialsFromEnv({ readFile: async () => '' })).rejects.toThrow(
      'DATABRICKS_CONFIG_PROFILE: names profile from-the-process of',
    );
    vi.unstubAllEnvs();
  });

  it.each([
    [`${host}/?o=1234567890#notebook/1`, host],
    [`${host}/explore/data?w=987`, host],
    ['dbc-1a2b3c4d-5e6f.cloud.databricks.com', host],
  ])('may hold an address from the browser: %s', async (pasted, workspaceUrl) => {
    expect((await find({ variables: { ...principal, DATABRICKS_HOST: pasted } })).workspaceUrl).toBe(workspaceUrl);
  });

  it('may not hold the address of an account', async () => {
    const variables = { ...principal, DATABRICKS_HOST: 'https://accounts.cloud.databricks.com' };
    expect((await find({ variables })).refusal).toBe(
      [
        'Could not find Databricks credentials:',
        '  - DATABRICKS_HOST: https://accounts.cloud.databricks.com is the account console. Open the workspace itself and copy its address.',
        '  - ~/.databrickscfg: not read, because DATABRICKS_HOST is set and no profile was named. A profile is named with DATABRICKS_CONFIG_PROFILE.',
      ].join('\n'),
    );
  });

  it('counts what is empty as not set', async () => {
    const variables = { DATABRICKS_HOST: '', DATABRICKS_TOKEN: '  ', DATABRICKS_CONFIG_PROFILE: '' };
    expect(await find({ variables }, { [home]: profiles })).toMatchObject({
      signsInAs: 'personal access token (from token of profile DEFAULT in ~/.databrickscfg)',
      explanation: [
        `used host of profile DEFAULT in ~/.databrickscfg as workspaceUrl: ${host}`,
        'used token of profile DEFAULT in ~/.databrickscfg as token',
        'signing in with pat: nothing else is configured',
        'skipped DATABRICKS_HOST: it is empty, which counts as not set',
        'skipped DATABRICKS_TOKEN: it is empty, which counts as not set',
        '~/.databrickscfg: profile DEFAULT has host, token',
      ],
      read: [home],
    });
  });
});

describe('a profile', () => {
  it('is DEFAULT when nothing else is said', async () => {
    const found = await find({}, { [home]: profiles });
    expect(await found.credentials?.authorize()).toBe('Bearer dapi-of-the-default');
  });

  it.each<[string, CredentialSources]>([
    ['an option', { profile: 'lab', variables: { DATABRICKS_CONFIG_PROFILE: 'other' } }],
    ['a variable', { variables: { DATABRICKS_CONFIG_PROFILE: 'lab' } }],
  ])('is named by %s', async (_what, sources) => {
    expect(await find(sources, { [home]: profiles })).toMatchObject({
      workspaceUrl: 'https://lab.cloud.databricks.com',
      signsInAs: `service principal ${clientId} (secret from client_secret of profile lab in ~/.databrickscfg)`,
    });
  });

  it('is named by the file itself', async () => {
    const file = `${profiles}\n[__settings__]\ndefault_profile = lab\n`;
    expect((await find({}, { [home]: file })).workspaceUrl).toBe('https://lab.cloud.databricks.com');
  });

  it('is read from another file', async () => {
    const files = { '/etc/lab.cfg': profiles };
    const variables = { DATABRICKS_CONFIG_FILE: '/etc/lab.cfg' };
    expect((await find({ variables }, files)).signsInAs).toBe(
      'personal access token (from token of profile DEFAULT in /etc/lab.cfg)',
    );
    expect((await find({ variables: {}, configFile: '/etc/lab.cfg' }, files)).workspaceUrl).toBe(host);
  });

  it('comes after the environment, setting by setting, when it is named', async () => {
    const variables = { DATABRICKS_HOST: host, DATABRICKS_CONFIG_PROFILE: 'lab' };
    expect(await find({ variables }, { [home]: profiles })).toMatchObject({
      workspaceUrl: host,
      explanation: [
        `used DATABRICKS_HOST as workspaceUrl: ${host}`,
        `used client_id of profile lab in ~/.databrickscfg as clientId: ${clientId}`,
        'used client_secret of profile lab in ~/.databrickscfg as clientSecret',
        'signing in with oauth-m2m: nothing else is configured',
        'skipped host of profile lab in ~/.databrickscfg: DATABRICKS_HOST comes first',
        '~/.databrickscfg: profile lab has host, client_id, client_secret',
      ],
    });
  });

  it.each([
    ['DATABRICKS_HOST', host],
    ['DATABRICKS_TOKEN', 'dapi-of-the-environment'],
    ['DATABRICKS_CLIENT_ID', clientId],
    ['DATABRICKS_PASSWORD', 'a password'],
    ['DATABRICKS_AZURE_RESOURCE_ID', '/subscriptions/1'],
  ])('is not looked for when none is named and %s is set', async (name, value) => {
    const { read, refusal } = await find({ variables: { [name]: value } }, { [home]: profiles });
    expect(read).toEqual([]);
    expect(refusal).toContain(`~/.databrickscfg: not read, because ${name} is set and no profile was named.`);
  });

  it('is looked for when only the way to sign in is set', async () => {
    const found = await find({ variables: { DATABRICKS_AUTH_TYPE: 'pat' } }, { [home]: profiles });
    expect(found.read).toEqual([home]);
    expect(found.explanation?.[2]).toBe('signing in with pat: DATABRICKS_AUTH_TYPE names it');
  });

  it.each<[string, CredentialSources, string, string]>([
    [
      'that is not there',
      { profile: 'prod' },
      profiles,
      'option profile: names profile prod of ~/.databrickscfg, but there are only DEFAULT, lab.',
    ],
    [
      'of an empty file',
      { profile: 'prod' },
      '',
      'option profile: names profile prod of ~/.databrickscfg, but there is no profile in it.',
    ],
    [
      'with the name of the settings',
      { profile: '__settings__' },
      profiles,
      'option profile: names profile __settings__ of ~/.databrickscfg, but that name is reserved.',
    ],
    [
      'that the file names in vain',
      {},
      '[__settings__]\ndefault_profile = prod\n[lab]\n',
      'default_profile in ~/.databrickscfg: names profile prod of ~/.databrickscfg, but there are only lab.',
    ],
  ])('%s is an error', async (_what, sources, text, line) => {
    expect((await find(sources, { [home]: text })).refusal).toBe(
      `Could not find Databricks credentials:\n  - ${line} Name one that exists, or add it.`,
    );
  });

  it('that is named, in a file that is not there, is an error', async () => {
    expect((await find({ variables: { ...principal, DATABRICKS_CONFIG_PROFILE: 'lab' } })).refusal).toBe(
      'Could not find Databricks credentials:\n  - DATABRICKS_CONFIG_PROFILE: names profile lab of ~/.databrickscfg, but there is no such file. Name one that exists, or add it.',
    );
  });

  it('in a file that may not be read is an error', async () => {
    const readFile = async (): Promise<string> => {
      throw Object.assign(new Error('no'), { code: 'EACCES' });
    };
    expect((await find({ readFile })).refusal).toBe(
      'Could not find Databricks credentials:\n  - ~/.databrickscfg: cannot be read (EACCES). Make it readable, or name another with DATABRICKS_CONFIG_FILE.',
    );
  });
});

describe('options', () => {
  it('come before everything, and settle the way to sign in', async () => {
    const variables = { ...principal, DATABRICKS_TOKEN: 'dapi-of-the-environment', DATABRICKS_AUTH_TYPE: 'pat' };
    const found = await find({
      variables,
      workspaceUrl: 'https://other.cloud.databricks.com',
      clientId: 'sp-option',
      clientSecret: createSecret('dose-of-the-option'),
    });
    expect(found).toMatchObject({
      workspaceUrl: 'https://other.cloud.databricks.com',
      signsInAs: 'service principal sp-option (secret from option clientSecret)',
      explanation: [
        'used option workspaceUrl as workspaceUrl: https://other.cloud.databricks.com',
        'used option clientId as clientId: sp-option',
        'used option clientSecret as clientSecret',
        'signing in with oauth-m2m: the options ask for it',
        'skipped DATABRICKS_HOST: option workspaceUrl comes first',
        'skipped DATABRICKS_CLIENT_ID: option clientId comes first',
        'skipped DATABRICKS_CLIENT_SECRET: option clientSecret comes first',
        'skipped DATABRICKS_AUTH_TYPE: the options ask for oauth-m2m',
        'skipped DATABRICKS_TOKEN: it belongs to pat',
        '~/.databrickscfg: not read, because option workspaceUrl is set and no profile was named',
      ],
    });
  });
});

describe('more than one way to sign in', () => {
  const both = { ...principal, DATABRICKS_TOKEN: 'dapi-of-the-environment' };

  it('is an error that names each with its source', async () => {
    expect((await find({ variables: both })).refusal).toBe(
      [
        'Could not find Databricks credentials:',
        '  - credentials: more than one way to sign in is configured: oauth-m2m (DATABRICKS_CLIENT_ID, DATABRICKS_CLIENT_SECRET) and pat (DATABRICKS_TOKEN). Set DATABRICKS_AUTH_TYPE to the one that is meant, or remove the other.',
        '  - ~/.databrickscfg: not read, because DATABRICKS_HOST is set and no profile was named. A profile is named with DATABRICKS_CONFIG_PROFILE.',
      ].join('\n'),
    );
  });

  it('is an error across sources too', async () => {
    const variables = { DATABRICKS_TOKEN: 'dapi-of-the-environment', DATABRICKS_CONFIG_PROFILE: 'lab' };
    expect((await find({ variables }, { [home]: profiles })).refusal).toContain(
      'pat (DATABRICKS_TOKEN) and oauth-m2m (client_id of profile lab in ~/.databrickscfg, client_secret of profile lab in ~/.databrickscfg)',
    );
  });

  it.each([
    ['pat', 'personal access token (from DATABRICKS_TOKEN)'],
    ['oauth-m2m', `service principal ${clientId} (secret from DATABRICKS_CLIENT_SECRET)`],
  ])('is none when %s is named', async (authType, signsInAs) => {
    expect((await find({ variables: { ...both, DATABRICKS_AUTH_TYPE: authType } })).signsInAs).toBe(signsInAs);
  });

  it('is settled by an option', async () => {
    const found = await find({ variables: both, authType: 'pat' });
    expect(found.explanation).toContain('signing in with pat: option authType names it');
    expect(found.explanation).toContain('skipped DATABRICKS_CLIENT_SECRET: it belongs to oauth-m2m');
  });
});

describe('nothing of use', () => {
  it('lists every source and why it was of no use', async () => {
    expect((await find({ variables: { DATABRICKS_TOKEN: '' } })).refusal).toBe(
      [
        'Could not find Databricks credentials:',
        '  - DATABRICKS_HOST: is not set. Set it to the address of the workspace, as the browser shows it.',
        '  - DATABRICKS_CLIENT_ID: is not set. A service principal needs its client id and secret.',
        '  - DATABRICKS_CLIENT_SECRET: is not set. A service principal needs its client id and secret.',
        '  - DATABRICKS_TOKEN: is empty, which counts as not set. Or set it to a personal access token.',
        '  - ~/.databrickscfg: there is no such file. A profile is named with DATABRICKS_CONFIG_PROFILE.',
      ].join('\n'),
    );
  });

  it('in the file says what the profile has', async () => {
    expect((await find({}, { [home]: `[DEFAULT]\nhost = ${host}\nclient_id = ${clientId}\n` })).refusal).toBe(
      [
        'Could not find Databricks credentials:',
        '  - DATABRICKS_CLIENT_SECRET: is not set. A service principal needs its client id and secret.',
        '  - ~/.databrickscfg: profile DEFAULT has host, client_id. A profile is named with DATABRICKS_CONFIG_PROFILE.',
      ].join('\n'),
    );
    expect((await find({}, { [home]: '[lab]\n' })).refusal).toContain(
      '~/.databrickscfg: there is no profile DEFAULT in it, and none was named.',
    );
  });

  it('of the named way says who names it', async () => {
    const variables = { ...principal, DATABRICKS_AUTH_TYPE: 'pat' };
    expect((await find({ variables })).refusal).toContain(
      '  - DATABRICKS_TOKEN: is not set. DATABRICKS_AUTH_TYPE asks for pat, which needs it.',
    );
  });

  it.each<[string, CredentialSources['variables'], string]>([
    [
      'through another program',
      { DATABRICKS_HOST: host, DATABRICKS_AUTH_TYPE: 'databricks-cli' },
      'DATABRICKS_AUTH_TYPE: asks for databricks-cli,',
    ],
    [
      'with a password',
      { DATABRICKS_HOST: host, DATABRICKS_USERNAME: 'me', DATABRICKS_PASSWORD: 'pass' },
      'DATABRICKS_USERNAME: asks for basic,',
    ],
  ])('signs in %s', async (_what, variables, line) => {
    expect((await find({ variables })).refusal).toContain(
      `  - ${line} which this client does not do. Use oauth-m2m (client id and secret of a service principal) or pat (a personal access token) here.`,
    );
  });
});

it('shows no secret', async () => {
  const file = `[DEFAULT]\nhost = ${host}\ntoken = dapi-in-the-file\npassword = word-in-the-file\n`;
  const outcomes = [
    await find({ variables: { ...principal, DATABRICKS_TOKEN: 'dapi-of-the-environment' } }),
    await find({ variables: principal }),
    await find(
      { variables: { ...principal, DATABRICKS_CONFIG_PROFILE: 'DEFAULT', DATABRICKS_AUTH_TYPE: 'pat' } },
      { [home]: file },
    ),
    await find({ token: 'dapi-of-the-option', workspaceUrl: host }),
  ];
  expect(outcomes.map(({ refusal }) => refusal === undefined)).toEqual([false, true, true, true]);
  expect(inspect(outcomes, { depth: null, showHidden: true })).not.toMatch(
    /dose-of-the|dapi-of-the|dapi-in-the|word-in-the/,
  );
});
