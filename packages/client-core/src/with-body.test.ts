import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { withBody } from './with-body.ts';

const text = '{"name":"Größe 河"}';

async function read(init: ResponseInit = { status: 201, headers: { 'content-type': 'application/json' } }) {
  const response = new Response(text, init);
  return withBody(response, await response.text(), JSON.parse(text));
}

describe('an answer that was read', () => {
  it('is read again by all readers, as often as wanted', async () => {
    const response = await read();
    expect(response).toBeInstanceOf(Response);
    expect(await response.text()).toBe(text);
    expect(await response.json()).toEqual({ name: 'Größe 河' });
    expect(await response.text()).toBe(text);
    expect(new TextDecoder().decode(await response.arrayBuffer())).toBe(text);
    expect(await (await response.blob()).text()).toBe(text);
  });

  it('can be cloned: the copy is an ordinary response', async () => {
    const copy = (await read()).clone();
    expect([copy.status, copy.headers.get('content-type'), copy.bodyUsed]).toEqual([201, 'application/json', false]);
    expect(await copy.json()).toEqual({ name: 'Größe 河' });
    expect(copy.bodyUsed).toBe(true);
  });

  it('parses what was not parsed when somebody asks', async () => {
    const failed = withBody(new Response(null, { status: 500 }), '{"code":"x"}');
    expect(await failed.json()).toEqual({ code: 'x' });
    await expect(withBody(new Response(null, { status: 500 }), '<html>').json()).rejects.toBeInstanceOf(SyntaxError);
  });

  it('without a body is cloned without one', async () => {
    const copy = withBody(new Response(null, { status: 204 }), '').clone();
    expect([copy.status, copy.body]).toEqual([204, null]);
  });

  it('does not show its body to a log', async () => {
    const response = await read();
    expect(inspect(response, { depth: null, showHidden: true }) + JSON.stringify(response)).not.toContain('Größe');
  });
});
