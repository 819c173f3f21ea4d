import { describe, expect, it } from 'vitest';
import { fillPath } from './fill-path.ts';

describe('fillPath', () => {
  it.each([
    ['my topic', '/topics/my%20topic/config'],
    ['a/b', '/topics/a%2Fb/config'],
    ['riverhotel.cdc.customer', '/topics/riverhotel.cdc.customer/config'],
    ['...', '/topics/.../config'],
    ['lkc:1?x=2#y', '/topics/lkc%3A1%3Fx%3D2%23y/config'],
    ['größe-河', '/topics/gr%C3%B6%C3%9Fe-%E6%B2%B3/config'],
    ['{name}', '/topics/%7Bname%7D/config'],
    ['100%', '/topics/100%25/config'],
    ['$&', '/topics/%24%26/config'],
    [7, '/topics/7/config'],
  ])('encodes %s', (name, path) => {
    expect(fillPath('/topics/{name}/config', { name })).toBe(path);
  });

  it('fills several places', () => {
    expect(fillPath('https://x.test/a/{one}/b/{two}', { one: '{two}', two: '2' })).toBe(
      'https://x.test/a/%7Btwo%7D/b/2',
    );
  });

  it.each([
    ['', '""'],
    ['.', '"."'],
    ['..', '".."'],
    [undefined, '""'],
    [null, '""'],
    ['a\ud800', '"a�"'],
    [{}, 'object'],
    [['a'], 'object'],
    [true, 'boolean'],
  ])('refuses %j, which would reach another resource', (name, quoted) => {
    expect(() => fillPath('https://api.test/connectors/{name}', { name })).toThrow(
      `Could not call /connectors/{name}:\n  - name: ${quoted} cannot stand in a path. Give the name or id of a resource.`,
    );
  });

  it('takes no value from what every object has', () => {
    expect(() => fillPath('/a/{constructor}', {})).toThrow('- constructor: "" cannot stand in a path.');
  });
});
