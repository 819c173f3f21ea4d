import { expect, test } from 'vitest';
import { createNameFilter } from './name-filter.ts';

const filter = (include: string, exclude = ''): ((name: string) => boolean) =>
  createNameFilter({ include, exclude }, 'include', 'exclude');

test('expressions are trimmed, match the whole name and ignore case', () => {
  const wants = filter(' public.hotel , PUBLIC.customer');

  expect(['public.hotel', 'public.customer', 'public.hotels', 'x.public.hotel'].map(wants)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('expressions are regular expressions; an escaped comma belongs to one', () => {
  const wants = filter('public\\.h.*,cdc\\.[a-z]{1\\,3}');

  expect(['public.hotel', 'cdc.abc', 'cdc.abcd'].map(wants)).toEqual([true, true, false]);
});

test('an empty include list wants everything that is not excluded', () => {
  expect(['a.b', 'a.c'].map(filter('', 'a.c'))).toEqual([true, false]);
});
