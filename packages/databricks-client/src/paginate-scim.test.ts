import { collect } from '@tableflow-workshop/client-core';
import { expect, expectTypeOf, it } from 'vitest';
import { createIdentityClient, type IdentitySchemas, noCredentials, paginateScim } from './index.ts';

/** The groups of a server that gives at most `most` of them at once, and what it was asked for. */
function groupsOf(names: readonly string[], most = 2) {
  const requests: string[] = [];
  const identity = createIdentityClient({
    workspaceUrl: 'http://127.0.0.1:8080',
    credentials: noCredentials(),
    fetch: async ({ url }) => {
      const { pathname, search, searchParams } = new URL(url);
      requests.push(`${pathname.split('/').at(-1)}${search}`);
      const start = Number(searchParams.get('startIndex')) - 1;
      const Resources = names.slice(start, start + most).map((displayName) => ({ displayName }));
      // The total changes while somebody reads.
      return Response.json({ totalResults: start, ...(Resources.length > 0 ? { Resources } : {}) });
    },
  });
  const groups = paginateScim(
    (startIndex) => identity.GET('/api/2.0/preview/scim/v2/Groups', { params: { query: { startIndex, count: 3 } } }),
    'list the groups',
  );
  return { requests, groups };
}

it('begins each page behind the items it got, until a page is empty', async () => {
  const { requests, groups } = groupsOf(['a', 'b', 'c']);
  expectTypeOf(groups).toExtend<AsyncGenerator<IdentitySchemas['Group'], void, undefined>>();
  expect((await collect(groups, 10)).map((group) => group.displayName)).toEqual(['a', 'b', 'c']);
  expect(requests).toEqual([
    'Groups?startIndex=1&count=3',
    'Groups?startIndex=3&count=3',
    'Groups?startIndex=4&count=3',
  ]);
});

it('ends at once where there is nothing', async () => {
  const { requests, groups } = groupsOf([]);
  expect(await collect(groups, 10)).toEqual([]);
  expect(requests).toEqual(['Groups?startIndex=1&count=3']);
});
