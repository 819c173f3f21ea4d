import { canonicalText } from './canonical-text.ts';

/** Where in a text a secret stands. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Shorter values occur in ordinary words; replacing them would garble every message and hide nothing. */
const shortestKnown = 4;

/** Values by their first four characters, and by a hash of their first two: most places of a text begin none of them. */
interface Index {
  readonly byBeginning: Map<string, string[]>;
  readonly mayBegin: Uint8Array;
}

const asTheyAre = newIndex();
const asCanonical = newIndex();
let longest = 0;

/** Length of the longest value that is known. */
export function longestKnownSecret(): number {
  return longest;
}

/** Remembers a value that must never be printed, so that text which quotes it (a server's echo) can be cleaned. */
export function rememberSecret(value: string): void {
  if (value.length < shortestKnown) return;
  longest = Math.max(longest, value.length);
  put(asTheyAre, value);
  const bytes = new TextEncoder().encode(value);
  const escaped = new TextEncoder().encode(JSON.stringify(value).slice(1, -1));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  for (const form of [value, hex, hex.toUpperCase(), ...base64Of(bytes), ...base64Of(escaped)]) {
    const canonical = canonicalText(form).bytes.trim();
    if (canonical.length >= shortestKnown) put(asCanonical, canonical);
  }
}

/**
 * Every place of a text where a known secret stands: as it is, in whatever encoding `canonicalText` takes off, in
 * base64 (also of a longer text that holds it, up to the characters that it shares with its neighbours) and in hex.
 */
export function findKnownSecrets(text: string): readonly Range[] {
  if (longest === 0) return [];
  const { bytes, place, isSame } = canonicalText(text);
  const encoded = find(asCanonical, bytes).map(({ start, end }) => place(start, end));
  // Beside an encoded neighbour, a value may look like a part of it.
  return isSame ? encoded : merged([...find(asTheyAre, text), ...encoded]);
}

/**
 * The base64 of a value, and what the base64 of any text around it has in common: the value may begin at the first,
 * the second or the third byte of a group, and shares the groups at its ends with its neighbours.
 */
function base64Of(bytes: Uint8Array): readonly string[] {
  const standard = [0, 1, 2].flatMap((shift) => {
    const padded = new Uint8Array(shift + bytes.length);
    padded.set(bytes, shift);
    const whole = btoa(Array.from(padded, (byte) => String.fromCharCode(byte)).join('')).replace(/=+$/, '');
    const own = whole.slice(Math.ceil((shift * 8) / 6), Math.floor((padded.length * 8) / 6));
    // The end of a text by itself is a form of its own: no neighbour follows.
    return shift === 0 ? [whole, own] : [own];
  });
  // What is left of a short value may be an ordinary word.
  const told = standard.filter((form) => form.length >= 8 || form === standard[0]);
  return [...told, ...told.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'))];
}

function newIndex(): Index {
  return { byBeginning: new Map(), mayBegin: new Uint8Array(0x10000) };
}

function put({ byBeginning, mayBegin }: Index, value: string): void {
  const beginning = value.slice(0, shortestKnown);
  const alike = byBeginning.get(beginning) ?? [];
  if (alike.includes(value)) return;
  // The longest first: a value that begins another one must not leave the other's end behind.
  byBeginning.set(
    beginning,
    [...alike, value].sort((left, right) => right.length - left.length),
  );
  mayBegin[hashAt(value, 0)] = 1;
}

function find({ byBeginning, mayBegin }: Index, text: string): readonly Range[] {
  const found: Range[] = [];
  for (let start = 0; start <= text.length - shortestKnown; start += 1) {
    if (mayBegin[hashAt(text, start)] === 0) continue;
    const value = byBeginning.get(text.slice(start, start + shortestKnown))?.find((one) => text.startsWith(one, start));
    if (value === undefined) continue;
    found.push({ start, end: start + value.length });
    start += value.length - 1;
  }
  return found;
}

function hashAt(text: string, index: number): number {
  return ((text.charCodeAt(index) & 0xff) << 8) | (text.charCodeAt(index + 1) & 0xff);
}

function merged(ranges: readonly Range[]): readonly Range[] {
  const sorted = [...ranges].sort((left, right) => left.start - right.start);
  const whole: Range[] = [];
  for (const range of sorted) {
    const last = whole.at(-1);
    if (last && range.start < last.end)
      whole[whole.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    else whole.push(range);
  }
  return whole;
}
