import { expect } from 'vitest';
import { json } from '../../../packages/client-core/test/support/fault-server.ts';
import type { Check } from './checks.ts';
import { onStage } from './stage.ts';

const done = json(200, { name: 'one' });

export const requestChecks: readonly Check[] = [
  {
    name: 'PATCH carries its body',
    run: (subject) =>
      onStage(subject, [json(429), done], async ({ calls, server }) => {
        await calls.change('text-of-the-body');
        expect(server.seen).toHaveLength(2);
        for (const request of server.seen) expect(request).toMatch(/^PATCH \S+ \{.*"text-of-the-body".*\}$/);
        expect(server.headers.map((headers) => headers['content-type'])).toEqual([
          'application/json',
          'application/json',
        ]);
      }),
  },
  {
    name: 'an empty page with a token goes on',
    run: (subject) => {
      const pages = [subject.page(['one'], 'a'), subject.page([], 'b'), subject.page(['two'])];
      return onStage(
        subject,
        pages.map((page) => json(200, page)),
        async ({ calls, server }) => {
          expect(await calls.list()).toEqual(['one', 'two']);
          expect(server.seen.map((request) => /token=(\w*)/.exec(request)?.[1] ?? '')).toEqual(['', 'a', 'b']);
        },
      );
    },
  },
  {
    name: 'path parameters are encoded',
    run: (subject) =>
      onStage(subject, [done], async ({ calls, server }) => {
        await calls.read('a/b c?d#e%f..ü');
        expect(server.seen[0]?.split('?')[0]?.trim()).toMatch(/\/a%2Fb%20c%3Fd%23e%25f\.\.%C3%BC$/);
      }),
  },
];
