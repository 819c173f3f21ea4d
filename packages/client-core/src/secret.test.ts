import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createSecret, redactSecrets } from './secret.ts';

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
  ])('takes out what stands where secrets stand: %s', (text, clean) => {
    expect(redactSecrets(text)).toBe(clean);
    expect(redactSecrets(clean)).toBe(clean);
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

  it('is quick with long texts that look like the beginning of one', () => {
    const texts = ['a.'.repeat(200_000), '?a'.repeat(200_000), `"${'a'.repeat(400_000)}`, `?${'a'.repeat(400_000)}`];
    expect(texts.map(redactSecrets)).toEqual(texts);
  }, 5_000);
});
