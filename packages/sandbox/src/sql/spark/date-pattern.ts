import { type SqlError, unsupported } from '../sql-error.ts';
import { daysOf, floorDivide } from './date-text.ts';

const months = 'January February March April May June July August September October November December'.split(' ');
const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

interface Piece {
  readonly letter: string;
  readonly count: number;
  readonly literal: string;
}

/** Pieces of a pattern such as `yyyy-MM-dd'T'HH:mm`. */
function piecesOf(pattern: string): Piece[] {
  const pieces: Piece[] = [];
  for (const [whole, quoted, letters] of pattern.matchAll(/'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']/g)) {
    if (letters !== undefined) pieces.push({ letter: letters, count: whole.length, literal: '' });
    else
      pieces.push({
        letter: '',
        count: 0,
        literal: quoted === undefined ? whole : quoted.replaceAll("''", "'") || "'",
      });
  }
  return pieces;
}

/** A time in UTC by one of Spark's patterns. Throws a `SqlError` for a letter that the sandbox does not know. */
export function formatTime(micros: bigint, pattern: string): string {
  const date = new Date(Number(floorDivide(micros, 1_000n)));
  const fraction = String(micros - floorDivide(micros, 1_000_000n) * 1_000_000n).padStart(6, '0');
  return piecesOf(pattern)
    .map((piece) => (piece.letter === '' ? piece.literal : formatPiece(piece, date, fraction)))
    .join('');
}

function formatPiece({ letter, count }: Piece, date: Date, fraction: string): string {
  const padded = (value: number): string => String(value).padStart(count, '0');
  const year = date.getUTCFullYear();
  switch (letter) {
    case 'y':
    case 'u':
      return count === 2 ? String(year % 100).padStart(2, '0') : padded(year);
    case 'M':
    case 'L':
      return named(months, date.getUTCMonth(), count, padded(date.getUTCMonth() + 1));
    case 'd':
      return padded(date.getUTCDate());
    case 'D':
      return padded(dayOfYear(date));
    case 'E':
      return count < 4 ? (weekdays[date.getUTCDay()] ?? '').slice(0, 3) : (weekdays[date.getUTCDay()] ?? '');
    case 'H':
      return padded(date.getUTCHours());
    case 'k':
      return padded(date.getUTCHours() || 24);
    case 'h':
      return padded(date.getUTCHours() % 12 || 12);
    case 'K':
      return padded(date.getUTCHours() % 12);
    case 'm':
      return padded(date.getUTCMinutes());
    case 's':
      return padded(date.getUTCSeconds());
    case 'S':
      return fraction.padEnd(9, '0').slice(0, count);
    case 'a':
      return date.getUTCHours() < 12 ? 'AM' : 'PM';
    case 'Q':
    case 'q': {
      const quarter = Math.floor(date.getUTCMonth() / 3) + 1;
      return count === 3 ? `Q${quarter}` : padded(quarter);
    }
    case 'z':
      return 'UTC';
    case 'X':
      return 'Z';
    case 'x':
    case 'Z':
      return count === 3 || count === 5 ? '+00:00' : '+0000';
    default:
      throw unknownLetter(letter);
  }
}

function named(names: readonly string[], index: number, count: number, number: string): string {
  if (count < 3) return number;
  return count === 3 ? (names[index] ?? '').slice(0, 3) : (names[index] ?? '');
}

function dayOfYear(date: Date): number {
  return Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000) + 1;
}

function unknownLetter(letter: string): SqlError {
  return unsupported(`the letter ${letter} in a pattern of dates`);
}

/** Reads a time by a pattern; in microseconds since 1970, `undefined` where the text does not follow it. */
export function parseTime(text: string, pattern: string): bigint | undefined {
  const found = new Map<string, string>();
  const source = piecesOf(pattern).map((piece) => {
    if (piece.letter === '') return piece.literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const group = readers[piece.letter];
    if (!group) throw unknownLetter(piece.letter);
    found.set(piece.letter, '');
    return `(?<${piece.letter}>${group(piece.count)})`;
  });
  const groups = new RegExp(`^${source.join('')}$`, 'i').exec(text)?.groups;
  if (!groups) return undefined;
  const number = (letter: string, other: number): number =>
    groups[letter] === undefined ? other : Number(groups[letter]);
  const shortYear = groups.y?.length === 2 && /(^|[^y])yy([^y]|$)/.test(pattern);
  const days = daysOf(number('y', 1970) + (shortYear ? 2_000 : 0), monthOf(groups.M), number('d', 1));
  const hours =
    groups.h === undefined ? number('H', 0) : (number('h', 12) % 12) + (/^p/i.test(groups.a ?? '') ? 12 : 0);
  if (days === undefined || hours > 23 || number('m', 0) > 59 || number('s', 0) > 59) return undefined;
  const seconds = BigInt(days) * 86_400n + BigInt(hours * 3_600 + number('m', 0) * 60 + number('s', 0));
  return seconds * 1_000_000n + BigInt((groups.S ?? '').slice(0, 6).padEnd(6, '0'));
}

const digits = (count: number): string => (count === 1 ? '\\d{1,2}' : `\\d{${count}}`);
const readers: Readonly<Record<string, (count: number) => string>> = {
  y: (count) => (count === 2 ? '\\d{2}' : '\\d{4}'),
  M: (count) => (count < 3 ? digits(count) : '[A-Za-z]+'),
  d: digits,
  H: digits,
  h: digits,
  m: digits,
  s: digits,
  S: (count) => `\\d{1,${count}}`,
  a: () => '[AaPp][Mm]',
};

function monthOf(text: string | undefined): number {
  if (text === undefined) return 1;
  if (/^\d+$/.test(text)) return Number(text);
  const index = months.findIndex(
    (name) => name.toLowerCase() === text.toLowerCase() || name.slice(0, 3).toLowerCase() === text.toLowerCase(),
  );
  return index + 1;
}
