import { describe, expect, it, vi } from 'vitest';
import { collect, type Page, paginate } from './paginate.ts';

/** A list of pages by token; the first page has the token `''`. Keeps a log of what is fetched and used. */
function pagesOf(pages: Record<string, Page<string>>) {
  const log: string[] = [];
  const fetchPage = async (token: string | undefined): Promise<Page<string>> => {
    log.push(`fetch ${token}`);
    const page = pages[token ?? ''];
    if (!page) throw new Error(`no page ${token}`);
    return page;
  };
  return { log, fetchPage };
}

describe('paginate', () => {
  it('walks over an empty page that carries a token', async () => {
    const { fetchPage, log } = pagesOf({
      '': { items: ['a'], nextToken: 't1' },
      t1: { items: [], nextToken: 't2' },
      t2: { items: ['b'] },
    });
    expect(await collect(paginate(fetchPage), 10)).toEqual(['a', 'b']);
    expect(log).toEqual(['fetch undefined', 'fetch t1', 'fetch t2']);
  });

  it.each([undefined, ''])('ends at the token %j', async (nextToken) => {
    const { fetchPage, log } = pagesOf({ '': { items: ['a'], nextToken } });
    expect(await collect(paginate(fetchPage), 10)).toEqual(['a']);
    expect(log).toEqual(['fetch undefined']);
  });

  it('ends when a token comes twice', async () => {
    const { fetchPage, log } = pagesOf({
      '': { items: ['a'], nextToken: 't1' },
      t1: { items: ['b'], nextToken: 't2' },
      t2: { items: ['c'], nextToken: 't1' },
    });
    expect(await collect(paginate(fetchPage), 100)).toEqual(['a', 'b', 'c']);
    expect(log).toEqual(['fetch undefined', 'fetch t1', 'fetch t2']);
  });

  it('fetches one page ahead of the caller, not more', async () => {
    const { fetchPage, log } = pagesOf({
      '': { items: ['a', 'b'], nextToken: 't1' },
      t1: { items: ['c'], nextToken: 't2' },
      t2: { items: ['d'] },
    });
    for await (const item of paginate(fetchPage)) log.push(`use ${item}`);
    expect(log).toEqual(['fetch undefined', 'fetch t1', 'use a', 'use b', 'fetch t2', 'use c', 'use d']);
  });

  it('gives out a whole page before the failure of the next one', async () => {
    const { fetchPage } = pagesOf({ '': { items: ['a', 'b'], nextToken: 'gone' } });
    const seen: string[] = [];
    const walk = async (): Promise<void> => {
      for await (const item of paginate(fetchPage)) seen.push(item);
    };
    await expect(walk()).rejects.toThrow('no page gone');
    expect(seen).toEqual(['a', 'b']);
  });

  it('leaves no unhandled rejection when the caller breaks off before a page that fails', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    try {
      const { fetchPage, log } = pagesOf({ '': { items: ['a', 'b'], nextToken: 'gone' } });
      for await (const item of paginate(fetchPage)) {
        log.push(`use ${item}`);
        break;
      }
      await new Promise((resolve) => setImmediate(resolve));
      expect(log).toEqual(['fetch undefined', 'fetch gone', 'use a']);
      expect(unhandled).not.toHaveBeenCalled();
    } finally {
      process.off('unhandledRejection', unhandled);
    }
  });

  it('fails when the first page fails', async () => {
    const { fetchPage } = pagesOf({});
    await expect(collect(paginate(fetchPage), 10)).rejects.toThrow('no page undefined');
  });
});

describe('collect', () => {
  it('stops at the limit and closes the walk', async () => {
    const closed = vi.fn();
    async function* count(): AsyncGenerator<number> {
      try {
        for (let number = 1; ; number += 1) yield number;
      } finally {
        closed();
      }
    }
    expect(await collect(count(), 3)).toEqual([1, 2, 3]);
    expect(closed).toHaveBeenCalledOnce();
  });

  it.each([0, -1])('fetches nothing for the limit %s', async (limit) => {
    const { fetchPage, log } = pagesOf({ '': { items: ['a'] } });
    expect(await collect(paginate(fetchPage), limit)).toEqual([]);
    expect(log).toEqual([]);
  });
});
