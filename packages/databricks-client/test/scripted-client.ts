import { createUnityCatalogClient, noCredentials, type UnityCatalogClient } from '../src/index.ts';

/** JSON with its status, or the plain text of the open-source server's frame. */
export type ScriptedAnswer =
  | readonly [status: number, body: unknown]
  | readonly [status: number, text: { text: string }];

export interface ScriptedClient {
  readonly client: UnityCatalogClient;
  /** Method and path with query, and the body where there was one. */
  readonly requests: readonly string[];
}

/** A client whose server gives these answers, one after the other. */
export function scriptedClient(...answers: readonly ScriptedAnswer[]): ScriptedClient {
  const requests: string[] = [];
  const client = createUnityCatalogClient({
    workspaceUrl: 'http://127.0.0.1:8080',
    credentials: noCredentials(),
    maxRetries: 0,
    fetch: async (request) => {
      const { pathname, search } = new URL(request.url);
      const path = decodeURIComponent(pathname + search).replace('/api/2.1/unity-catalog', '');
      const sent = await request.text();
      const answer = answers[requests.length];
      requests.push([request.method, path, sent].filter(Boolean).join(' '));
      if (!answer) throw new Error(`no answer for ${requests.at(-1)}`);
      const [status, body] = answer;
      if (isText(body)) return new Response(body.text, { status, headers: { 'content-type': 'text/plain' } });
      return Response.json(body, { status });
    },
  });
  return { client, requests };
}

function isText(body: unknown): body is { text: string } {
  return typeof body === 'object' && body !== null && 'text' in body;
}
