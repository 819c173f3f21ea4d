import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { redactSecrets } from './redact-secrets.ts';
import { createSecret } from './secret.ts';

describe('a secret', () => {
  const secret = createSecret('hush-7Qz');

  it('prints as a placeholder in every usual way', () => {
    expect([
      String(secret),
      `${secret}`,
      `${secret}`.concat(''),
      JSON.stringify(secret),
      JSON.stringify({ clientSecret: secret }),
      inspect(secret),
      inspect({ deep: { er: [secret] } }, { depth: null, showHidden: true }),
    ]).toEqual([
      '[redacted]',
      '[redacted]',
      '[redacted]',
      '"[redacted]"',
      '{"clientSecret":"[redacted]"}',
      '[redacted]',
      '{ deep: { er: [ [redacted], [length]: 1 ] } }',
    ]);
  });

  it('gives itself away neither by spreading, nor by keys, nor by a look behind the custom printing', () => {
    expect({ ...secret }).toEqual({});
    expect(Object.keys(secret)).toEqual([]);
    expect(Object.entries(structuredClone({ ...secret }))).toEqual([]);
    expect(inspect(secret, { customInspect: false, showHidden: true })).not.toContain('hush-7Qz');
  });

  it('cannot be changed', () => {
    expect(Object.isFrozen(secret)).toBe(true);
  });

  it.each([undefined, null, 7, {}])('is not made of %s', (value) => {
    expect(() => createSecret(value as unknown as string)).toThrow(
      /^Could not keep a secret:\n {2}- value: is (undefined|null|number|object), not a text\. /,
    );
  });

  it('reveals itself on demand only', () => {
    expect(secret.reveal()).toBe('hush-7Qz');
  });
});

describe('redaction', () => {
  it.each([
    ['raw', 'bad password s3cr/et "q"+1 given', 'bad password [redacted] given'],
    ['percent-encoded', 'GET /?p=s3cr%2Fet%20%22q%22%2B1&x=1', 'GET /?p=[redacted]&x=1'],
    ['form-encoded', 'p=s3cr%2Fet+%22q%22%2B1&x=1', 'p=[redacted]&x=1'],
    ['JSON-escaped', '{"p":"s3cr/et \\"q\\"+1"}', '{"p":"[redacted]"}'],
    [
      'JSON-escaped twice',
      '{"said":"{\\"p\\":\\"s3cr/et \\\\\\"q\\\\\\"+1\\"}"}',
      '{"said":"{\\"p\\":\\"[redacted]\\"}"}',
    ],
    ['base64', 'got czNjci9ldCAicSIrMQ== here', 'got [redacted]== here'],
    ['base64 without padding', 'got czNjci9ldCAicSIrMQ here', 'got [redacted] here'],
  ])('knows the %s form', (_form, text, clean) => {
    createSecret('s3cr/et "q"+1');
    expect(redactSecrets(text)).toBe(clean);
  });

  it('knows the base64url form', () => {
    createSecret('??>>??>>');
    expect(redactSecrets('token Pz8-Pj8_Pj4 refused')).toBe('token [redacted] refused');
  });

  it('replaces every occurrence, and characters that mean something in a pattern', () => {
    createSecret('a$&b.*c');
    expect(redactSecrets('a$&b.*c and a$&b.*c, not axxbyyc')).toBe('[redacted] and [redacted], not axxbyyc');
  });

  it('leaves no tail of a longer secret that begins with a shorter one', () => {
    createSecret('river-key');
    createSecret('river-key-and-its-tail');
    expect(redactSecrets('used river-key-and-its-tail, then river-key')).toBe('used [redacted], then [redacted]');
  });

  it('does not fail on a value that is not well-formed', () => {
    createSecret('\ud800broken');
    expect(redactSecrets('nothing to see')).toBe('nothing to see');
  });

  it('leaves values alone that are too short to be one', () => {
    createSecret('abc');
    createSecret('');
    expect(redactSecrets('abcdef')).toBe('abcdef');
  });

  it.each([
    ['Authorization: Bearer eyJhbGciOi.J9.x-_y sent', 'Authorization: Bearer [redacted] sent'],
    ['authorization: bearer dapi0123456789', 'authorization: bearer [redacted]'],
    ['header "Basic dXNlcjpwYXNz"', 'header "Basic [redacted]"'],
    ['header "Basic dXNlcjpwYXNzMQ=="', 'header "Basic [redacted]"'],
  ])('takes out a proof of identity that nobody registered: %s', (text, clean) => {
    expect(redactSecrets(text)).toBe(clean);
  });

  it.each([
    'Use Basic authentication here.',
    'Basic Authentication, please.',
    'Bearer tokens expire.',
    'a basic understanding',
  ])('leaves ordinary words alone: %s', (text) => {
    expect(redactSecrets(text)).toBe(text);
  });

  it.each([
    ['postgres://admin:hunter2@db.test/lab?x=1', 'postgres://[redacted]@db.test/lab?x=1'],
    ['https://x.test/a?page=1&access_token=abc.def-g&b=1', 'https://x.test/a?page=1&access_token=[redacted]&b=1'],
    ['s3://bucket/a?X-Amz-Signature=abcdef', 's3://bucket/a?X-Amz-Signature=[redacted]'],
    ['{"database.password":"hun\\"ter","name":"x"}', '{"database.password":"[redacted]","name":"x"}'],
    ['{ "client_secret" : "hunter2" }', '{ "client_secret" : "[redacted]" }'],
  ])('takes out what is where secrets are: %s', (text, clean) => {
    expect(redactSecrets(text)).toBe(clean);
    expect(redactSecrets(clean)).toBe(clean);
  });

  const quoting = 'pä"ss&<wörd>\'/+=%41\\n👍 9';
  createSecret(quoting);
  const json = (text: string, times: number): string =>
    times === 0 ? text : json(JSON.stringify(text).slice(1, -1), times - 1);
  const asciiJson = (text: string, upper = false): string =>
    json(text, 1).replace(/[^ -~]/g, (unit) => {
      const code = unit.charCodeAt(0).toString(16).padStart(4, '0');
      return `\\u${upper ? code.toUpperCase() : code}`;
    });
  const goJson = (text: string): string =>
    json(text, 1).replace(/[&<>]/g, (unit) => `\\u00${unit.charCodeAt(0).toString(16)}`);
  const gson = (text: string): string =>
    json(text, 1).replace(/[&<>='+]/g, (unit) => `\\u00${unit.charCodeAt(0).toString(16)}`);
  const html = (text: string): string =>
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#39;');
  const numericHtml = (text: string, hex: boolean): string =>
    [...text].map((point) => `&#${hex ? 'x' : ''}${point.codePointAt(0)?.toString(hex ? 16 : 10)};`).join('');
  const lower = (text: string): string => text.replace(/%[\dA-F]{2}/g, (unit) => unit.toLowerCase());
  const everyByte = (text: string): string =>
    `%${Buffer.from(text)
      .toString('hex')
      .replace(/(..)(?=.)/g, '$1%')}`;
  const base64 = (text: string): string => Buffer.from(text).toString('base64');

  it.each<[string, string]>([
    ['as it is', quoting],
    ['JSON', json(quoting, 1)],
    ['JSON in JSON', json(quoting, 2)],
    ['JSON in JSON in JSON', json(quoting, 3)],
    ['JSON five times', json(quoting, 5)],
    ['JSON in ASCII', asciiJson(quoting)],
    ['JSON in ASCII, in upper case', asciiJson(quoting, true)],
    ['JSON in ASCII, three times', json(asciiJson(quoting), 2)],
    ["Go's JSON", goJson(quoting)],
    ["Gson's JSON", gson(quoting)],
    ["Gson's JSON in JSON", json(gson(quoting), 1)],
    ['JSON with \\/', json(quoting, 1).replaceAll('/', '\\/')],
    ['HTML', html(quoting)],
    ['HTML twice', html(html(quoting))],
    ['HTML in numbers', numericHtml(quoting, false)],
    ['HTML in hexadecimal numbers', numericHtml(quoting, true)],
    ['HTML of JSON', html(json(quoting, 1))],
    ['percent', encodeURIComponent(quoting)],
    ['percent in lower case', lower(encodeURIComponent(quoting))],
    ['percent twice', encodeURIComponent(encodeURIComponent(quoting))],
    ['percent twice in lower case', lower(encodeURIComponent(lower(encodeURIComponent(quoting))))],
    ['percent three times', encodeURIComponent(encodeURIComponent(encodeURIComponent(quoting)))],
    ['percent of every byte', everyByte(quoting)],
    ['a form', new URLSearchParams({ x: quoting }).toString().slice(2)],
    ['a form in JSON', json(new URLSearchParams({ x: quoting }).toString().slice(2), 1)],
    ['base64', base64(quoting)],
    ['base64url', Buffer.from(quoting).toString('base64url')],
    ['base64 in a query', encodeURIComponent(base64(quoting))],
    ['hex', Buffer.from(quoting).toString('hex')],
    ['hex in upper case', Buffer.from(quoting).toString('hex').toUpperCase()],
    ['zero width in it', [...quoting].join('\u200b')],
  ])('knows a secret by %s', (_form, said) => {
    expect(redactSecrets(`before ${said} after`).replace(/\](=|%3D)+/, ']')).toBe('before [redacted] after');
  });

  it.each(['', '{"a":1,', '{"ab":1,'])(
    'knows a secret by the base64 of a whole body that begins with %j',
    (beginning) => {
      createSecret('river-secret-of-a-body');
      const body = base64(`${beginning}{"client_secret":"river-secret-of-a-body","more":true}`);
      const clean = redactSecrets(`Body: ${body}`);
      expect(clean).toContain('[redacted]');
      for (const part of clean.replace('Body: ', '').split('[redacted]'))
        for (const skipped of [0, 1, 2, 3])
          expect(Buffer.from(part.slice(skipped), 'base64').toString('latin1')).not.toMatch(/river|secret-of|a-body/);
    },
  );

  it('knows a secret by the hex of a whole body', () => {
    createSecret('river-secret-of-a-body');
    const body = Buffer.from('{"client_secret":"river-secret-of-a-body"}').toString('hex');
    expect(redactSecrets(body)).toBe('7b22636c69656e745f736563726574223a22[redacted]227d');
  });

  it.each([
    ['password=hunter2', 'password=[redacted]'],
    ['Server=db;Password=hunter2;Encrypt=yes', 'Server=db;Password=[redacted];Encrypt=yes'],
    ['--client-secret=abc.def --other', '--client-secret=[redacted] --other'],
    ['client_secret=hunter2&grant_type=x', 'client_secret=[redacted]&grant_type=x'],
    ['pwd="two words" x', 'pwd="[redacted]" x'],
    [
      "sasl.jaas.config=X required username='u' password='hunter2';",
      "sasl.jaas.config=X required username='u' password='[redacted]';",
    ],
    [
      'https://a.blob.core.windows.net/c?sv=2024&sig=aB%2Bc%3D&se=1',
      'https://a.blob.core.windows.net/c?sv=2024&sig=[redacted]&se=1',
    ],
    [
      'DefaultEndpointsProtocol=https;AccountName=a;AccountKey=abc+/==;x',
      'DefaultEndpointsProtocol=https;AccountName=a;AccountKey=[redacted];x',
    ],
    ['aws_secret_access_key = wJalrXUtnFEMI/K7MDENG', 'aws_secret_access_key = [redacted]'],
    ['AWS_SESSION_TOKEN=FwoGZXIvYXdz', 'AWS_SESSION_TOKEN=[redacted]'],
    ['key AKIAIOSFODNN7EXAMPLE used', 'key [redacted] used'],
    ['dapi0123456789abcdef0123456789abcdef-2 is expired', '[redacted] is expired'],
    ['secret dose0123456789abcdef0123456789abcdef', 'secret [redacted]'],
    ['ghp_0123456789abcdefghijABCDEFGHIJ012345', '[redacted]'],
    ['github_pat_11ABCDEFG0123456789_abcdefghij', '[redacted]'],
    ['slack xoxb-1234567890-abcdefghij', 'slack [redacted]'],
    ['jwt eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJtZSJ9.c2ln here', 'jwt [redacted] here'],
    ['AIzaSyA-0123456789abcdefghijklmnopqrstu', '[redacted]'],
    ['-----BEGIN RSA PRIVATE KEY-----\nMIIE\nabc\n-----END RSA PRIVATE KEY-----\nrest', '[redacted]\nrest'],
    ['-----BEGIN PRIVATE KEY-----\\nMIIEvQ', '[redacted]'],
    ['jdbc:postgresql://u:p%40ss@db/x', 'jdbc:postgresql://[redacted]@db/x'],
    ['postgres://u:p@ss@db/x', 'postgres://[redacted]@db/x'],
    ['mongodb+srv://u:p@h/x', 'mongodb+srv://[redacted]@h/x'],
    ['Authorization: AWS4-HMAC-SHA256 Credential=abc', 'Authorization: [redacted]'],
    ['authorization=Token 0123456789abcdef', 'authorization=[redacted]'],
    ['"{\\"password\\":\\"hun\\\\\\"ter2\\",\\"x\\":1}"', '"{\\"password\\":\\"[redacted]\\",\\"x\\":1}"'],
    ["{'client_secret': 'hunter2', 'x': 1}", "{'client_secret': '[redacted]', 'x': 1}"],
    ['x-api-key: 0123abcdef', 'x-api-key: [redacted]'],
    ['https://x.test/?next=%2F%3Faccess_token%3Dhunter2', 'https://x.test/?next=%2F%3Faccess_token%3D[redacted]'],
  ])('takes out what looks like a secret, or is where one is: %s', (text, clean) => {
    expect(redactSecrets(text)).toBe(clean);
    expect(redactSecrets(clean)).toBe(clean);
  });

  it.each([
    'invalid password: try again',
    'The token: it is expired',
    'password authentication failed for user "cdc"',
    'no secret in it, and no key',
    'tokens=3',
    'a signature is missing',
    'design=4, assigned=5, config=6',
    'topic orders.v1-key and schema sk-1',
    'the path /Users/eyJ/x',
    'Authorization: required',
  ])('leaves sentences alone: %s', (text) => {
    expect(redactSecrets(text)).toBe(text);
  });

  it.each([
    'https://x.test:8443/a@b',
    'mailto:someone@x.test',
    'https://someone@x.test/',
    'The field "password" must not be empty',
    '{"password":null,"token":"","secrets":"3 of them"}',
    'https://x.test/tokens?page=1',
  ])('leaves addresses and fields alone: %s', (text) => {
    expect(redactSecrets(text)).toBe(text);
  });

  it('leaves the beginning of what is too long to be a message', () => {
    createSecret('at-the-end-of-the-text');
    const clean = redactSecrets(`${'x'.repeat(600_000)}at-the-end-of-the-text`);
    expect(clean).toBe(`${'x'.repeat(524_288)}… (75,734 more characters)`);
  });

  it('is quick with long texts that look like the beginning of one', () => {
    const texts = ['a.'.repeat(200_000), '?a'.repeat(200_000), `"${'a'.repeat(400_000)}`, `?${'a'.repeat(400_000)}`];
    expect(texts.map(redactSecrets)).toEqual(texts);
  });
});
