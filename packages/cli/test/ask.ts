import { get, type IncomingHttpHeaders } from 'node:http';

/** What a server returned. */
export interface Asked {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Asks a server of this machine, with exactly these headers. */
export function ask(url: URL, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<Asked> {
  return new Promise((resolve, reject) => {
    get(url, { headers, method }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => {
        text += chunk;
      });
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, text }));
    }).on('error', reject);
  });
}

/** What a page of this machine returns to those who have no business there: other paths, names, origins and methods. */
export async function askWrongly(url: URL): Promise<readonly (readonly [status: number | undefined, text: string])[]> {
  const { host } = url;
  const refused = [
    await ask(new URL('/', url)),
    await ask(new URL(`/${'x'.repeat(32)}/`, url)),
    await ask(new URL('other', url)),
    await ask(url, { host: `rebound.example:${url.port}` }),
    await ask(url, { host, origin: 'https://evil.example' }),
    await ask(url, { host, 'sec-fetch-site': 'cross-site' }),
    await ask(url, { host }, 'POST'),
  ];
  return refused.map(({ status, text }) => [status, text]);
}

/** What `askWrongly` gives where nobody gets in. */
export const nobodyGetsIn: Awaited<ReturnType<typeof askWrongly>> = [
  [404, ''],
  [404, ''],
  [404, ''],
  [403, ''],
  [403, ''],
  [403, ''],
  [405, ''],
];
