import { formatNumber } from '../spark/format-number.ts';
import { getJsonObject } from '../spark/json-path.ts';
import { SqlError } from '../sql-error.ts';
import { type FunctionRules, own, simple } from './function-rule.ts';

const text = (value: unknown): string => String(value);
const characters = (value: unknown): string[] => [...String(value)];

/** Functions of strings. Positions are counted from 1. */
export const textFunctions: FunctionRules = {
  btrim: trim('trim'),
  char_length: simple('s', 'integer', (a) => `CAST(length(${a}) AS INTEGER)`),
  character_length: simple('s', 'integer', (a) => `CAST(length(${a}) AS INTEGER)`),
  charindex: locate(),
  concat_ws: {
    least: 1,
    most: Number.POSITIVE_INFINITY,
    emit(site) {
      const parts = site.call.args.slice(1).map((_part, index) => {
        const { sql, type } = site.typed(index + 1);
        return typeof type === 'object' && type.kind === 'array'
          ? `array_to_string(${sql}, ${site.as(0, 'string')})`
          : site.as(index + 1, 'string');
      });
      if (parts.length === 0)
        return { sql: `CASE WHEN ${site.as(0, 'string')} IS NOT NULL THEN '' END`, type: 'string' };
      return { sql: `concat_ws(${[site.as(0, 'string'), ...parts].join(', ')})`, type: 'string' };
    },
  },
  contains: simple('ss', 'boolean', (a, b) => `contains(${a}, ${b})`),
  endswith: simple('ss', 'boolean', (a, b) => `ends_with(${a}, ${b})`),
  find_in_set: own('ss', {
    name: 'spark_find_in_set',
    returns: 'integer',
    run: ([word, list]) => (text(word).includes(',') ? 0 : text(list).split(',').indexOf(text(word)) + 1),
  }),
  format_number: own('xi', {
    name: 'spark_format_number',
    returns: 'string',
    run: ([value = null, digits], [type = 'void']) => formatNumber(value, type, Number(digits)),
  }),
  get_json_object: own('ss', {
    name: 'spark_get_json_object',
    returns: 'string',
    run: ([json, path]) => getJsonObject(text(json), text(path)),
  }),
  initcap: own('s', {
    name: 'spark_initcap',
    returns: 'string',
    run: ([value]) =>
      text(value)
        .toLowerCase()
        .replace(/(^| )(\S)/gu, (_all, gap: string, first: string) => gap + first.toUpperCase()),
  }),
  instr: simple('ss', 'integer', (a, b) => `CAST(instr(${a}, ${b}) AS INTEGER)`),
  lcase: simple('s', 'string', (a) => `lower(${a})`),
  left: simple('si', 'string', (a, b) => `substr(${a}, 1, greatest(${b}, 0))`),
  len: simple('s', 'integer', (a) => `CAST(length(${a}) AS INTEGER)`),
  length: {
    least: 1,
    most: 1,
    emit(site) {
      const { sql, type } = site.typed(0);
      if (type === 'binary') return { sql: `CAST(octet_length(${sql}) AS INTEGER)`, type: 'integer' };
      return { sql: `CAST(length(${site.as(0, 'string')}) AS INTEGER)`, type: 'integer' };
    },
  },
  levenshtein: simple('ss', 'integer', (a, b) => `CAST(levenshtein(${a}, ${b}) AS INTEGER)`),
  locate: locate(),
  lower: simple('s', 'string', (a) => `lower(${a})`),
  lpad: pad('start'),
  ltrim: trim('ltrim'),
  octet_length: simple('s', 'integer', (a) => `CAST(octet_length(encode(${a})) AS INTEGER)`),
  overlay: own('ssi?i', {
    name: 'spark_overlay',
    returns: 'string',
    run([value, part, from, length]) {
      const [all, inserted] = [characters(value), characters(part)];
      const start = Number(from) - 1;
      const taken = length === undefined || Number(length) < 0 ? inserted.length : Number(length);
      return [...all.slice(0, start), ...inserted, ...all.slice(start + taken)].join('');
    },
  }),
  position: locate(),
  repeat: simple('si', 'string', (a, b) => `repeat(${a}, ${b})`),
  replace: {
    least: 2,
    most: 3,
    shownDefaults: ['', '', ''],
    emit: (site) => ({
      sql: `replace(${site.as(0, 'string')}, ${site.as(1, 'string')}, ${site.call.args.length > 2 ? site.as(2, 'string') : "''"})`,
      type: 'string',
    }),
  },
  right: simple('si', 'string', (a, b) => `CASE WHEN ${b} <= 0 THEN '' ELSE right(${a}, ${b}) END`),
  rpad: pad('end'),
  rtrim: trim('rtrim'),
  space: simple('i', 'string', (a) => `repeat(' ', ${a})`),
  split_part: own('ssi', {
    name: 'spark_split_part',
    returns: 'string',
    run([value, separator, index]) {
      const at = Number(index);
      if (at === 0)
        throw new SqlError(
          'INVALID_INDEX_OF_ZERO',
          '22003',
          'The index 0 is invalid. An index shall be either < 0 or > 0.',
        );
      const parts = text(separator) === '' ? [text(value)] : text(value).split(text(separator));
      return parts.at(at > 0 ? at - 1 : at) ?? '';
    },
  }),
  startswith: simple('ss', 'boolean', (a, b) => `starts_with(${a}, ${b})`),
  substr: substring(),
  substring: substring(),
  substring_index: own('ssi', {
    name: 'spark_substring_index',
    returns: 'string',
    run([value, separator, count]) {
      const [by, many] = [text(separator), Number(count)];
      if (by === '' || many === 0) return '';
      const parts = text(value).split(by);
      return (many > 0 ? parts.slice(0, many) : parts.slice(many)).join(by);
    },
  }),
  translate: own('sss', {
    name: 'spark_translate',
    returns: 'string',
    run([value, from, to]) {
      const [old, replacing] = [characters(from), characters(to)];
      return characters(value)
        .map((one) => (old.includes(one) ? (replacing[old.indexOf(one)] ?? '') : one))
        .join('');
    },
  }),
  trim: trim('trim'),
  ucase: simple('s', 'string', (a) => `upper(${a})`),
  upper: simple('s', 'string', (a) => `upper(${a})`),
};

/** With two arguments, TRIM takes what to trim first. Spaces only, unless said otherwise. */
function trim(name: string): FunctionRules[string] {
  return {
    least: 1,
    most: 2,
    emit(site) {
      const isBoth = site.call.args.length === 2;
      const value = site.as(isBoth && site.call.name !== 'btrim' ? 1 : 0, 'string');
      const what = isBoth ? site.as(site.call.name === 'btrim' ? 1 : 0, 'string') : "' '";
      return { sql: `${name}(${value}, ${what})`, type: 'string' };
    },
  };
}

function locate(): FunctionRules[string] {
  return {
    ...own('ss?i', {
      name: 'spark_locate',
      returns: 'integer',
      run([part, value, from = 1]) {
        const start = Number(from);
        if (start < 1) return 0;
        const all = characters(value);
        const found = all
          .slice(start - 1)
          .join('')
          .indexOf(text(part));
        if (found < 0) return 0;
        return (
          start +
          characters(
            all
              .slice(start - 1)
              .join('')
              .slice(0, found),
          ).length
        );
      },
    }),
    shownDefaults: ['', '', '1'],
  };
}

function pad(side: 'start' | 'end'): FunctionRules[string] {
  return {
    ...own('si?s', {
      name: `spark_pad_${side}`,
      returns: 'string',
      run([value, length, filling = ' ']) {
        const [all, fill, size] = [characters(value), characters(filling), Math.max(0, Number(length))];
        if (all.length >= size) return all.slice(0, size).join('');
        const count = size - all.length;
        const padding =
          fill.length === 0 ? '' : Array.from({ length: count }, (_none, index) => fill[index % fill.length]).join('');
        return side === 'start' ? padding + all.join('') : all.join('') + padding;
      },
    }),
    shownDefaults: ['', '', ' '],
  };
}

/** Counted from 1; 0 counts as 1, and a negative start from the end. */
function substring(): FunctionRules[string] {
  return {
    ...own('si?i', {
      name: 'spark_substring',
      returns: 'string',
      run([value, from, length]) {
        const all = characters(value);
        const position = Number(from);
        const start = position > 0 ? position - 1 : position < 0 ? all.length + position : 0;
        const end = length === undefined ? all.length : start + Number(length);
        return all.slice(Math.max(0, start), Math.max(0, end)).join('');
      },
    }),
    shownDefaults: ['', '', '2147483647'],
  };
}
