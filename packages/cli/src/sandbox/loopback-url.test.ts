import { expect, it } from 'vitest';
import { loopbackOrigin } from './loopback-url.ts';

it.each([
  ['http://127.0.0.1:1234', 'http://127.0.0.1:1234'],
  ['http://127.0.0.1:1234/', 'http://127.0.0.1:1234'],
  ['http://[::1]:1234', 'http://[::1]:1234'],
  // The same address, written in another way: what is used is the plain one.
  ['http://127.1:1234', 'http://127.0.0.1:1234'],
  ['http://2130706433:1234', 'http://127.0.0.1:1234'],
])('%s is a port of this machine', (text, origin) => {
  expect(loopbackOrigin(text)).toBe(origin);
});

it.each([
  'https://127.0.0.1:1234',
  'http://127.0.0.1',
  'http://api.confluent.cloud:1234',
  'http://127.0.0.1@evil.example:1234',
  'http://127.0.0.1:80@evil.example:1234',
  'http://user@127.0.0.1:1234',
  'http://user:word@127.0.0.1:1234',
  'http://127.0.0.1.evil.example:1234',
  'http://127.0.0.1#.evil.example:1234',
  'http://127.0.0.1\\@evil.example:1234',
  'http://evil.example:1234/127.0.0.1',
  'http://0.0.0.0:1234',
  'http://[::]:1234',
  'http://[::ffff:127.0.0.1]:1234',
  'http://[::ffff:10.0.0.1]:1234',
  'http://localhost.evil.example:1234',
  'http://localhost:1234',
  'http://169.254.169.254:1234',
  'http://127.0.0.1:1234/path',
  'http://127.0.0.1:1234?query',
  'ftp://127.0.0.1:1234',
  'file:///etc/passwd',
  '//127.0.0.1:1234',
  '127.0.0.1:1234',
  '',
])('%j is not', (text) => {
  expect(loopbackOrigin(text)).toBeUndefined();
});
