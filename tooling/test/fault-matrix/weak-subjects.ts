import type { Subject } from './subject.ts';

// Clients that a check must catch: one that does nothing about faults, one that does the wrong things.

const speech = {
  secrets: ['token-of-a-weak-client'],
  refusal: {
    body: { code: 'bad', id: 'req-1' },
    headers: { 'x-request-id': 'req-1' },
    code: 'bad',
    requestId: 'req-1',
  },
  page: (names: readonly string[], next?: string) => ({ names, next }),
};
const headers = { authorization: 'Bearer token-of-a-weak-client', 'content-type': 'application/json' };

interface Page {
  readonly names: readonly string[];
  readonly next?: string;
}

/** `fetch` as it is. */
const bare: Subject = {
  ...speech,
  name: 'bare fetch',
  open(url) {
    const call = async (path: string, init: RequestInit = {}): Promise<unknown> =>
      (await fetch(url + path, { ...init, headers })).json();
    return {
      read: (name) => call(`/things/${encodeURIComponent(name)}`),
      create: (text) => call('/things', { method: 'POST', body: JSON.stringify({ text }) }),
      change: (text) => call('/things/one', { method: 'PATCH', body: JSON.stringify({ text }) }),
      async list() {
        const names: string[] = [];
        let next: string | undefined = '';
        while (next !== undefined) {
          const page = (await call(`/things?token=${next}`)) as Page;
          names.push(...page.names);
          next = page.next;
        }
        return names;
      },
    };
  },
};

/** Sends everything again at once, carries its token everywhere, and keeps the request in the error. */
const reckless: Subject = {
  ...speech,
  name: 'reckless client',
  open(url) {
    const call = async (path: string, method = 'GET', body?: string): Promise<unknown> => {
      const request = { url: url + path, method, headers, body };
      for (let attempts = 1; ; attempts += 1) {
        try {
          let response = await fetch(request.url, { method, headers, body: body ?? null, redirect: 'manual' });
          const location = response.headers.get('location');
          if (location) response = await fetch(location, { headers });
          if (response.ok) return await response.json();
          if (attempts > 3) throw Object.assign(new Error('failed'), { request, status: response.status });
        } catch (error) {
          if (attempts > 3) throw Object.assign(error as Error, { request });
        }
      }
    };
    return {
      read: (name) => call(`/things/${name}`),
      create: (text) => call('/things', 'POST', JSON.stringify({ text })),
      change: () => call('/things/one', 'PATCH'),
      async list() {
        const names: string[] = [];
        for (let next: string | undefined = ''; next !== undefined; ) {
          const page = (await call(`/things?token=${next}`)) as Page;
          if (page.names.length === 0) break;
          names.push(...page.names);
          next = page.next;
        }
        return names;
      },
    };
  },
};

/** Each check fails for one of them at least. */
export const weakSubjects: readonly Subject[] = [bare, reckless];
