import { fault, type HclText, isLineEnd, skipBlanks, take, takeText } from './hcl-text.ts';

const plain = /[^"\\$%\r\n]+/y;
const plainOfHeredoc = /[^$%]+/y;
const escapeSequence = /\\(?:[nrt"\\]|u[\da-fA-F]{4}|U[\da-fA-F]{8})/y;
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };
const control = /%\{~?[ \t]*/y;
const controlWord = /(?:if|else|endif|for|endfor)(?![\p{L}\p{N}_-])/uy;

/** Takes a text in double quotes, or says by `undefined` that Terraform would have to compute it. */
export function takeQuoted(at: HclText): string | undefined {
  const start = at.offset;
  at.offset += 1;
  let value = '';
  let isComputed = false;
  while (!takeText(at, '"')) {
    if (at.offset >= at.text.length) throw fault(at, 'Unterminated template string', undefined, start);
    if (isLineEnd(at)) throw fault(at, 'Invalid multi-line string');
    const literal = take(at, plain) ?? takeEscape(at) ?? takeTemplate(at);
    if (literal === undefined) isComputed = true;
    else value += literal;
  }
  return isComputed ? undefined : value;
}

function takeEscape(at: HclText): string | undefined {
  if (at.text[at.offset] !== '\\') return undefined;
  const found = take(at, escapeSequence);
  if (found === undefined) {
    const remedy = 'Double each backslash, as in "C:\\\\lab\\\\key.pem"; a forward slash needs nothing.';
    throw fault(at, 'Invalid escape sequence', remedy);
  }
  const [, kind = '', ...digits] = found;
  return escapes[kind] ?? codePoint(at, Number.parseInt(digits.join(''), 16));
}

function codePoint(at: HclText, code: number): string {
  if (code > 0x10ffff) throw fault(at, 'Invalid escape sequence');
  return String.fromCodePoint(code);
}

/** `$${` and `%%{` stand for themselves, as a single `$` or `%` does; `${…}` and `%{…}` are computed. */
function takeTemplate(at: HclText): string | undefined {
  for (const mark of ['$', '%']) {
    if (takeText(at, `${mark}${mark}{`)) return `${mark}{`;
    if (!at.text.startsWith(`${mark}{`, at.offset)) continue;
    if (mark === '%') checkControl(at);
    at.offset = at.text.indexOf('{', at.offset);
    skipBracketed(at);
    return undefined;
  }
  const character = at.text[at.offset] ?? '';
  at.offset += character.length;
  return character;
}

function checkControl(at: HclText): void {
  const ahead: HclText = { ...at };
  take(ahead, control);
  if (take(ahead, controlWord) === undefined) throw fault(ahead, 'Invalid template control keyword');
}

const heredoc = /<<(-?)([\p{L}_][\p{L}\p{N}_-]*)\r?\n/uy;

/** Takes a text of several lines, `<<EOT` or, with its indentation taken away, `<<-EOT`. */
export function takeHeredoc(at: HclText): string | undefined {
  const start = at.offset;
  heredoc.lastIndex = start;
  const [head = '', dash, label = ''] = heredoc.exec(at.text) ?? [];
  if (head === '') throw fault(at, 'Invalid expression');
  at.offset += head.length;
  const lines: string[] = [];
  for (;;) {
    if (at.offset >= at.text.length) throw fault(at, 'Unterminated template string', undefined, start);
    const end = at.text.indexOf('\n', at.offset);
    const line = at.text.slice(at.offset, end < 0 ? at.text.length : end);
    const isLast = line.trim() === label;
    // The line break behind the label ends the assignment.
    at.offset += isLast ? line.trimEnd().length : line.length + (end < 0 ? 0 : 1);
    if (isLast) return templateOf(dash ? withoutIndentation(lines) : lines);
    lines.push(line.replace(/\r$/, ''));
  }
}

function templateOf(lines: readonly string[]): string | undefined {
  const at: HclText = { text: lines.map((line) => `${line}\n`).join(''), offset: 0 };
  let value = '';
  while (at.offset < at.text.length) {
    const literal = take(at, plainOfHeredoc) ?? takeTemplate(at);
    if (literal === undefined) return undefined;
    value += literal;
  }
  return value;
}

function withoutIndentation(lines: readonly string[]): readonly string[] {
  const depths = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const depth = depths.reduce((least, one) => Math.min(least, one), Number.MAX_SAFE_INTEGER);
  return lines.map((line) => line.slice(depth));
}

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Skips what only Terraform can compute: to the end of its line or item, over everything in brackets and quotes. */
export function skipExpression(at: HclText): void {
  while (!isLineEnd(at)) {
    skipBlanks(at);
    const character = at.text[at.offset] ?? '';
    if (isLineEnd(at) || /[,\]})]/.test(character)) return;
    if (character === '"') takeQuoted(at);
    else if (character in closing) skipBracketed(at);
    else if (/[;'\u2018\u2019\u201c\u201d`]/.test(character)) throw fault(at, 'Invalid character');
    else at.offset += 1;
  }
}

/** Skips a bracket and all in it. */
function skipBracketed(at: HclText): void {
  const start = at.offset;
  const open: string[] = [];
  do {
    const character = at.text[at.offset];
    if (character === undefined) throw fault(at, 'Unclosed configuration block', undefined, start);
    if (character === '"') takeQuoted(at);
    else {
      if (character in closing) open.push(closing[character] ?? '');
      else if (character === open.at(-1)) open.pop();
      at.offset += 1;
    }
  } while (open.length > 0);
}
