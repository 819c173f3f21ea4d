import { canonicalText } from './canonical-text.ts';

/** Where in a text a secret is. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Shorter values occur in ordinary words; replacing them would garble every message and hide nothing. */
const shortestKnown = 4;

/** Values by a hash of their first four characters: hardly a place of a text begins one of them. */
interface Index {
  readonly values: Map<number, readonly string[]>;
  /** One for each hash that has values. */
  readonly isWanted: Uint8Array;
}

const hashes = 0x10000;
const asTheyAre: Index = { values: new Map(), isWanted: new Uint8Array(hashes) };
const asCanonical: Index = { values: new Map(), isWanted: new Uint8Array(hashes) };
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
 * Every place of a text where a known secret is: as it is, in whatever encoding `canonicalText` takes off, in
 * base64 (also of a longer text that holds it, up to the characters that it shares with its neighbours) and in hex.
 */
export function findKnownSecrets(text: string): readonly Range[] {
  if (longest === 0) return [];
  const { bytes, place, isSame } = canonicalText(text);
  const encoded = find(asCanonical, bytes).map(({ start, end }) => place(start, end));
  // Beside an encoded neighbour, a value may look like a part of it.
  return merged(isSame ? encoded : [...find(asTheyAre, text), ...encoded]);
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

function put({ values, isWanted }: Index, value: string): void {
  const hash = hashAt(value, 0);
  const alike = values.get(hash) ?? [];
  isWanted[hash] = 1;
  if (!alike.includes(value)) values.set(hash, [...alike, value]);
}

function find(index: Index, text: string): readonly Range[] {
  return beginningsIn(index, text).flatMap((value) => {
    const found: Range[] = [];
    // The engine's own search: it is quick also where a text begins a value again and again.
    for (let start = text.indexOf(value); start >= 0; start = text.indexOf(value, start + value.length))
      found.push({ start, end: start + value.length });
    return found;
  });
}

/** The values whose beginning is somewhere in the text. */
function beginningsIn({ values, isWanted }: Index, text: string): readonly string[] {
  const seen = new Set<number>();
  for (let place = 0; place <= text.length - shortestKnown; place += 1) {
    const hash = hashAt(text, place);
    if (isWanted[hash] === 1) seen.add(hash);
  }
  return [...seen].flatMap((hash) => values.get(hash) ?? []);
}

function hashAt(text: string, place: number): number {
  const first = text.charCodeAt(place) * 0x1f + text.charCodeAt(place + 1);
  return ((first * 0x1f + text.charCodeAt(place + 2)) * 0x1f + text.charCodeAt(place + 3)) & (hashes - 1);
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
