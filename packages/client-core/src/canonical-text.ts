/** A text with its encodings taken off. */
export interface CanonicalText {
  /** UTF-8, one character for each byte. */
  readonly bytes: string;
  /** Where in the text these bytes came from. */
  place(start: number, end: number): { readonly start: number; readonly end: number };
  /** Nothing had to be taken off. */
  readonly isSame: boolean;
}

/** How deep encodings are nested: JSON in JSON in a query of an address in a page. */
const mostLayers = 6;

/**
 * Takes off, layer by layer, whatever a text went through on its way: percent-encoding, JSON (escapes of any depth, `\u`
 * in upper and lower case) and HTML entities. Space of any kind, `+` and characters that print nothing become one space.
 * Two texts that say the same have the same canonical form, however each of them was encoded.
 *
 * The time it takes grows with the length of the text, whatever is in it.
 */
export function canonicalText(text: string): CanonicalText {
  if (!hasMore.test(text)) return { bytes: text, place: (start, end) => ({ start, end }), isSame: true };
  let layer = utf8Of(text);
  for (let count = 0; count < mostLayers; count += 1) {
    const inner = decode(layer);
    if (inner.length === layer.length) break;
    layer = inner;
  }
  const { bytes, starts, length } = withSingleSpaces(layer);
  return {
    bytes: asText(bytes.subarray(0, length)),
    place(start, end) {
      let next = end;
      // Several bytes may come from one place.
      while (next < length && starts[next] === starts[end - 1]) next += 1;
      return { start: starts[start] ?? 0, end: next < length ? (starts[next] ?? 0) : text.length };
    },
    isSame: false,
  };
}

/** More than printed ASCII with single spaces between, or what an encoding begins with. */
const hasMore = /[^ -~]|[%&+\\]| {2}/;

/** One character for each byte, and always the same one: which one, does not matter. */
function asText(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}

interface Layer {
  readonly bytes: Uint8Array;
  /** Where in the text each byte came from. */
  readonly starts: Uint32Array;
  length: number;
}

function newLayer(size: number): Layer {
  return {
    bytes: new Uint8Array(size),
    starts: new Uint32Array(size),
    length: 0,
  };
}

const isAscii = /^[\0-\x7f]*$/;

function utf8Of(text: string): Layer {
  const layer = newLayer(isAscii.test(text) ? text.length : 3 * text.length);
  for (let index = 0; index < text.length; ) {
    const point = text.codePointAt(index) ?? 0;
    putPoint(layer, point, index);
    index += point > 0xffff ? 2 : 1;
  }
  return layer;
}

function decode(outer: Layer): Layer {
  const { bytes, starts, length } = outer;
  const inner = newLayer(length);
  for (let index = 0; index < length; ) {
    const unit = unitAt(bytes, index, length);
    const start = starts[index] ?? 0;
    if (unit === undefined) {
      putByte(inner, bytes[index] ?? 0, start);
      index += 1;
      continue;
    }
    if (unit.byte !== undefined) putByte(inner, unit.byte, start);
    else putPoint(inner, unit.point ?? 0, start);
    index += unit.size;
  }
  return inner;
}

/** Something encoded: a byte or a character, and how many bytes it is written with. */
interface Unit {
  readonly size: number;
  readonly byte?: number;
  readonly point?: number;
}

function unitAt(bytes: Uint8Array, index: number, length: number): Unit | undefined {
  const first = bytes[index];
  if (first === 0x25) {
    const byte = hexAt(bytes, index + 1, 2, length);
    return byte === undefined ? undefined : { size: 3, byte };
  }
  if (first === 0x26) return entityAt(bytes, index, length);
  return first === 0x5c ? escapeAt(bytes, index, length) : undefined;
}

/** JSON within JSON doubles the backslashes each time: as many as there are belong together. */
function escapeAt(bytes: Uint8Array, index: number, length: number): Unit | undefined {
  let after = index + 1;
  while (after < length && bytes[after] === 0x5c) after += 1;
  if (after >= length) return { size: after - index, byte: 0x20 };
  const letter = bytes[after] ?? 0;
  const unit = letter === 0x75 ? hexAt(bytes, after + 1, 4, length) : undefined;
  if (unit !== undefined) {
    const size = after + 5 - index;
    const isHigh = unit >= 0xd800 && unit <= 0xdbff;
    const low = isHigh && bytes[after + 5] === 0x5c ? escapeAt(bytes, after + 5, length) : undefined;
    if (low?.point === undefined || low.point < 0xdc00 || low.point > 0xdfff) return { size, point: unit };
    return { size: size + low.size, point: 0x10000 + ((unit - 0xd800) << 10) + (low.point - 0xdc00) };
  }
  return { size: after + 1 - index, byte: lineLetters.has(letter) ? 0x20 : letter };
}

/** `\b`, `\f`, `\n`, `\r`, `\t`. */
const lineLetters = new Set([0x62, 0x66, 0x6e, 0x72, 0x74]);

const entities: Readonly<Record<string, number>> = { amp: 0x26, lt: 0x3c, gt: 0x3e, quot: 0x22, apos: 0x27 };
/** `&#x000010FFFF;` */
const longestEntity = 14;

function entityAt(bytes: Uint8Array, index: number, length: number): Unit | undefined {
  const next = bytes[index + 1] ?? 0;
  // `#` or a letter.
  if (next !== 0x23 && (next | 0x20) < 0x61) return undefined;
  const part = asText(bytes.subarray(index, Math.min(index + longestEntity, length)));
  const [whole, name, decimal, hex] =
    /^&(?:(amp|lt|gt|quot|apos)|#0{0,4}(\d{1,7})|#x0{0,4}([\da-f]{1,6}));/i.exec(part) ?? [];
  if (whole === undefined) return undefined;
  const point = entities[name?.toLowerCase() ?? ''] ?? (decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16));
  return point > 0x10ffff ? undefined : { size: whole.length, point };
}

function hexAt(bytes: Uint8Array, index: number, digits: number, length: number): number | undefined {
  if (index + digits > length) return undefined;
  let value = 0;
  for (let place = index; place < index + digits; place += 1) {
    const digit = hexDigit(bytes[place] ?? 0);
    if (digit < 0) return undefined;
    value = value * 16 + digit;
  }
  return value;
}

function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

function putByte(layer: Layer, byte: number, start: number): void {
  layer.bytes[layer.length] = byte;
  layer.starts[layer.length] = start;
  layer.length += 1;
}

/** UTF-8. What prints nothing is left out, so that nothing can hide in a word. */
function putPoint(layer: Layer, point: number, start: number): void {
  if (point < 0x80) putByte(layer, point, start);
  else if (isSpace(point)) putByte(layer, 0x20, start);
  else if (printsNothing(point)) return;
  else if (point < 0x800) {
    putByte(layer, 0xc0 | (point >> 6), start);
    putByte(layer, 0x80 | (point & 0x3f), start);
  } else {
    if (point > 0xffff) {
      putByte(layer, 0xf0 | (point >> 18), start);
      putByte(layer, 0x80 | ((point >> 12) & 0x3f), start);
    } else putByte(layer, 0xe0 | (point >> 12), start);
    putByte(layer, 0x80 | ((point >> 6) & 0x3f), start);
    putByte(layer, 0x80 | (point & 0x3f), start);
  }
}

function isSpace(point: number): boolean {
  return (
    point === 0xa0 || point === 0x2028 || point === 0x2029 || (point >= 0x2000 && point <= 0x200a) || point === 0x3000
  );
}

/** Control and format characters. */
function printsNothing(point: number): boolean {
  if (point < 0x2000) return point < 0xa0 || point === 0xad || point === 0x61c;
  return (
    (point >= 0x200b && point <= 0x200f) ||
    (point >= 0x202a && point <= 0x202e) ||
    (point >= 0x2060 && point <= 0x206f) ||
    point === 0xfeff
  );
}

function withSingleSpaces(layer: Layer): Layer {
  const { bytes, starts, length } = layer;
  const compact = newLayer(length);
  let wasSpace = false;
  for (let index = 0; index < length; index += 1) {
    const byte = bytes[index] ?? 0;
    const isBlank = byte === 0x20 || byte === 0x2b || (byte >= 0x09 && byte <= 0x0d);
    const isNothing = byte < 0x20 || byte === 0x7f;
    if (isBlank ? wasSpace : isNothing) continue;
    putByte(compact, isBlank ? 0x20 : byte, starts[index] ?? 0);
    wasSpace = isBlank;
  }
  return compact;
}
