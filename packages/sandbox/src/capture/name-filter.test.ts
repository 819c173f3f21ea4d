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

test('an expression that would make others go back for ever takes no longer than any other', () => {
  const wants = createNameFilter(
    { 'table.include.list': '(([a-z_.]+)+)+X, (a|a)*b, public[.](x+x+)+y' },
    'table.include.list',
    'table.exclude.list',
  );
  expect(wants(`public.${'a'.repeat(10_000)}`)).toBe(false);
  expect(wants(`public.${'x'.repeat(10_000)}y`)).toBe(true);
  expect(wants(`public.${'x'.repeat(10_000)}z0`)).toBe(false);
});

test('what the linear engine cannot do is refused by name, as is a list without bounds', () => {
  const refusal = (list: string): unknown => {
    try {
      return createNameFilter({ 'table.include.list': list }, 'table.include.list', 'table.exclude.list');
    } catch (error) {
      return error instanceof Error ? error.message : error;
    }
  };
  expect(refusal('public[.](?!secret).*')).toBe(
    'org.apache.kafka.common.config.ConfigException: Invalid value public[.](?!secret).* for configuration ' +
      'table.include.list: A comma-separated list of valid regular expressions is expected (the sandbox knows no ' +
      'look-around and no back references)',
  );
  expect(refusal('((((a{1000}){1000}){1000}){1000})')).toContain('A comma-separated list of valid regular expressions');
  expect(refusal('a'.repeat(20_001))).toContain('it has 20001 characters, of which the sandbox takes 20000');
});
