import { expect, it } from 'vitest';
import { requestIdOf } from './request-id.ts';

it.each<[string, Record<string, string>, string | undefined]>([
  ['the service', { 'X-Request-Id': 'req-1', 'x-amzn-requestid': 'aws-1' }, 'req-1'],
  ['an API gateway of AWS, REST', { 'x-amzn-RequestId': 'aws-1', 'x-amz-apigw-id': 'short' }, 'aws-1'],
  ['an API gateway of AWS, HTTP', { 'apigw-requestid': 'aws-2' }, 'aws-2'],
  ['a load balancer of AWS', { 'X-Amzn-Trace-Id': 'Root=1-67891233-abc' }, 'Root=1-67891233-abc'],
  ['S3', { 'x-amz-request-id': 'S3ID', 'x-amz-id-2': 'long' }, 'S3ID'],
  ['an API gateway of Azure', { 'x-ms-request-id': 'azure-1' }, 'azure-1'],
  [
    'the front door of Azure',
    { 'x-azure-ref': '0zxV+XAAAAABKMMOjBv2NT4TY6SQVjC0zV1NURURHRTA2MTkA' },
    '0zxV+XAAAAABKMMOjBv2NT4TY6SQVjC0zV1NURURHRTA2MTkA',
  ],
  ['Cloudflare', { 'CF-RAY': '8f0b-FRA' }, '8f0b-FRA'],
  ['an id without content', { 'x-request-id': '', 'x-ms-request-id': 'azure-2' }, 'azure-2'],
  ['nobody', { server: 'nginx' }, undefined],
])('the request id of %s', (_name, headers, id) => {
  expect(requestIdOf(new Headers(headers))).toBe(id);
});
