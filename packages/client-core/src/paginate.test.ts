import { describe, expect, it, vi } from 'vitest';
import { sleep } from './clock.ts';
import { SdkError } from './errors.ts';
import { collect, type Page, PaginationError, paginate } from './paginate.ts';
import { createVirtualClock } from './virtual-clock.ts';

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

async function thrownBy(work: () => Promise<unknown>): Promise<unknown> {
  return work().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
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

  it.each([undefined, null, ''])('ends at the token %j', async (nextToken) => {
    const { fetchPage, log } = pagesOf({ '': { items: ['a'], nextToken } });
    expect(await collect(paginate(fetchPage), 10)).toEqual(['a']);
    expect(log).toEqual(['fetch undefined']);
  });

  it('fails when a token comes twice, after the items of its page', async () => {
    const { fetchPage, log } = pagesOf({
      '': { items: ['a'], nextToken: 't1' },
      t1: { items: ['b'], nextToken: 't2' },
      t2: { items: ['c'], nextToken: 't1' },
    });
    const seen: string[] = [];
    const error = await thrownBy(async () => {
      for await (const item of paginate(fetchPage, 'list the letters')) seen.push(item);
    });
    expect(seen).toEqual(['a', 'b', 'c']);
    expect(log).toEqual(['fetch undefined', 'fetch t1', 'fetch t2']);
    expect(PaginationError.isInstance(error) && SdkError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({
      name: 'PaginationError',
      code: 'invalid_pagination',
      isRetryable: false,
      message: 'Could not list the letters: page 3 leads back to a page that was read before.',
    });
  });

  it('fails when a page points to itself, though it is empty', async () => {
    const { fetchPage } = pagesOf({ '': { items: [], nextToken: 't1' }, t1: { items: [], nextToken: 't1' } });
    expect(await thrownBy(() => collect(paginate(fetchPage), 10))).toMatchObject({
      message: 'Could not read a list to its end: page 2 leads back to a page that was read before.',
    });
  });

  it('asks for nothing before the first item is wanted', async () => {
    const { fetchPage, log } = pagesOf({ '': { items: ['a'] } });
    const letters = paginate(fetchPage);
    await new Promise((resolve) => setImmediate(resolve));
    expect(log).toEqual([]);
    expect(await letters.next()).toEqual({ done: false, value: 'a' });
    expect(await letters.next()).toEqual({ done: true, value: undefined });
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

  it('takes hardly longer than the pages, for the caller works while the next one comes', async () => {
    const clock = createVirtualClock();
    const fetchPage = async (token = '1'): Promise<Page<string>> => {
      await sleep(clock, 50);
      return { items: ['a', 'b'], nextToken: token === '50' ? null : String(Number(token) + 1) };
    };
    const startMs = clock.now();
    let count = 0;
    for await (const _letter of paginate(fetchPage)) {
      count += 1;
      await sleep(clock, 10);
    }
    expect([count, clock.now() - startMs]).toEqual([100, 50 * 50 + 20]);

    const secondStartMs = clock.now();
    for await (const _page of paginate(fetchPage).pages()) await sleep(clock, 20);
    expect(clock.now() - secondStartMs).toBe(50 * 50 + 20);
  });
});

describe('pages', () => {
  it('gives the list page by page, one ahead, without the empty ones', async () => {
    const { fetchPage, log } = pagesOf({
      '': { items: ['a', 'b'], nextToken: 't1' },
      t1: { items: [], nextToken: 't2' },
      t2: { items: ['c'] },
    });
    const letters = paginate(fetchPage);
    for await (const page of letters.pages()) log.push(`use ${page.join()}`);
    expect(log).toEqual(['fetch undefined', 'fetch t1', 'use a,b', 'fetch t2', 'use c']);
  });

  it('begins with the first page, however far the items were read', async () => {
    const { fetchPage } = pagesOf({ '': { items: ['a'], nextToken: 't1' }, t1: { items: ['b'] } });
    const letters = paginate(fetchPage);
    await letters.next();
    expect(await collect(letters.pages(), 10)).toEqual([['a'], ['b']]);
    expect(await collect(letters, 10)).toEqual(['b']);
  });

  it('leaves no unhandled rejection when the caller breaks off before a page that fails', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    try {
      const { fetchPage, log } = pagesOf({ '': { items: ['a'], nextToken: 'gone' } });
      for await (const _page of paginate(fetchPage).pages()) break;
      await new Promise((resolve) => setImmediate(resolve));
      expect(log).toEqual(['fetch undefined', 'fetch gone']);
      expect(unhandled).not.toHaveBeenCalled();
    } finally {
      process.off('unhandledRejection', unhandled);
    }
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

  it('leaves no unhandled rejection when the limit comes before a page that fails', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    try {
      const { fetchPage } = pagesOf({ '': { items: ['a', 'b'], nextToken: 'gone' } });
      expect(await collect(paginate(fetchPage), 2)).toEqual(['a', 'b']);
      await new Promise((resolve) => setImmediate(resolve));
      expect(unhandled).not.toHaveBeenCalled();
    } finally {
      process.off('unhandledRejection', unhandled);
    }
  });

  it.each([0, -1])('fetches nothing for the limit %s', async (limit) => {
    const { fetchPage, log } = pagesOf({ '': { items: ['a'] } });
    expect(await collect(paginate(fetchPage), limit)).toEqual([]);
    expect(log).toEqual([]);
  });
});
