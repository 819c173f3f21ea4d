import { expect, it } from 'vitest';
import { pageError } from './page-error.ts';

const errorOf = (status: number, body: unknown) =>
  pageError({ service: 'River Cloud', tried: 'list rivers', response: new Response(null, { status }), body });

it.each([
  '<!DOCTYPE html><html><head><title>Access denied</title></head></html>',
  '\n <html><h1>Access denied</h1></html>',
  '<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html><title>Access denied</title></html>',
  '<html>\r\n<head><title>Access denied</title></head>\r\n<body>\r\n<center><h1>403</h1></center></body></html>',
  '<!-- gateway --><html><title>Access denied</title></html>',
])('%j is a page', (body) => {
  expect(errorOf(403, body)).toMatchObject({ name: 'InvalidResponseError', status: 403, detail: 'Access denied' });
});

it.each([
  ['what object storage says', '<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>No</Message></Error>'],
  ['a text', 'Access denied'],
  ['a text with signs', '<b is smaller than a'],
  ['data', { message: '<html></html>' }],
  ['nothing', ''],
])('%s is not a page', (_what, body) => {
  expect(errorOf(403, body)).toBeUndefined();
});
