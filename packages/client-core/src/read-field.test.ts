import { expect, it } from 'vitest';
import { textAt, valueAt } from './read-field.ts';

const body = JSON.parse(
  '{"code":404,"zero":0,"message":"gone","empty":"","none":null,"error":{"message":"deep"},"list":[{"id":"a"}],"is":true}',
);

it.each<[readonly string[], string | undefined]>([
  [['code'], '404'],
  [['zero'], '0'],
  [['message'], 'gone'],
  [['empty'], undefined],
  [['none'], undefined],
  [['none', 'message'], undefined],
  [['error', 'message'], 'deep'],
  [['error'], undefined],
  [['list'], undefined],
  [['list', '0', 'id'], 'a'],
  [['is'], undefined],
  [['message', 'length'], undefined],
  [['toString', 'name'], undefined],
  [['constructor', 'name'], undefined],
])('the text at %j is %j', (path, text) => {
  expect(textAt(body, ...path)).toBe(text);
});

it.each([undefined, null, 'text', 7, []])('%j has no places', (value) => {
  expect([textAt(value, 'length'), textAt(value, 'a', 'b')]).toEqual([
    Array.isArray(value) ? '0' : undefined,
    undefined,
  ]);
});

it('a value may be anything', () => {
  expect(valueAt(body, 'error')).toEqual({ message: 'deep' });
  expect(valueAt(body, 'none')).toBeNull();
  expect(valueAt(body)).toBe(body);
});
