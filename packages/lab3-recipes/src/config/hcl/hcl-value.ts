import { skipExpression, takeHeredoc, takeQuoted } from './hcl-template.ts';
import { fault, type HclText, isLineEnd, skipBlanks, skipLines, take, takeText } from './hcl-text.ts';

/** A value that would have to be computed: a reference, a call, or a text with `${…}` in it. */
export const expression = Symbol('expression');

/** What a variables file may assign. */
export type HclValue =
  | string
  | number
  | boolean
  | null
  | typeof expression
  | readonly HclValue[]
  | { readonly [name: string]: HclValue };

export const identifier = /[\p{L}_][\p{L}\p{N}_-]*/uy;
const number = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\p{L}\d_])/uy;
const word = /(?:true|false|null)(?![\p{L}\p{N}_-])/uy;
const words: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };
/** Begins what only Terraform can compute. */
const computed = /[\p{L}_(!-]/uy;
/** Goes on with it after a value. */
const operator = /[-+*/%<>=!&|?.[(]/;

const doubleQuotes = 'Write the value in straight double quotes: name = "value"';

/** Takes one value, up to what ends it. */
export function takeValue(at: HclText): HclValue {
  const start = at.offset;
  const value = takeTerm(at);
  const end = at.offset;
  skipBlanks(at);
  if (operator.test(at.text.charAt(at.offset))) {
    at.offset = start;
    skipExpression(at);
    return expression;
  }
  at.offset = end;
  return value;
}

function takeTerm(at: HclText): HclValue {
  if (isLineEnd(at)) throw fault(at, 'Invalid expression');
  if (at.text[at.offset] === '"') return takeQuoted(at) ?? expression;
  if (at.text.startsWith('<<', at.offset)) return takeHeredoc(at) ?? expression;
  if (takeText(at, '[')) return takeList(at);
  if (takeText(at, '{')) return takeObject(at);
  const figure = take(at, number);
  if (figure !== undefined) return Number(figure);
  const constant = take(at, word);
  if (constant !== undefined) return words[constant] ?? null;
  if (/['\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb`]/.test(at.text[at.offset] ?? ''))
    throw fault(at, 'Invalid character', doubleQuotes);
  computed.lastIndex = at.offset;
  if (!computed.test(at.text)) throw fault(at, 'Invalid expression');
  skipExpression(at);
  return expression;
}

/** `[for …]` is computed, too. */
const forHead = /\s*for(?![\p{L}\p{N}_-])/uy;

function takeList(at: HclText): HclValue {
  if (isFor(at)) return skipFor(at);
  const items: HclValue[] = [];
  for (;;) {
    skipLines(at);
    if (takeText(at, ']')) return items;
    items.push(takeValue(at));
    skipLines(at);
    if (!takeText(at, ',') && at.text[at.offset] !== ']') throw fault(at, 'Missing item separator');
  }
}

function takeObject(at: HclText): HclValue {
  if (isFor(at)) return skipFor(at);
  const members: [string, HclValue][] = [];
  for (;;) {
    skipLines(at);
    if (takeText(at, '}')) return Object.fromEntries(members);
    const name = at.text[at.offset] === '"' ? takeQuoted(at) : take(at, identifier);
    skipBlanks(at);
    if (name === undefined || !(takeText(at, '=') || takeText(at, ':'))) throw fault(at, 'Missing key/value separator');
    skipBlanks(at);
    members.push([name, takeValue(at)]);
    skipBlanks(at);
    if (!takeText(at, ',') && !isLineEnd(at) && at.text[at.offset] !== '}')
      throw fault(at, 'Missing attribute separator');
  }
}

function isFor(at: HclText): boolean {
  forHead.lastIndex = at.offset;
  return forHead.test(at.text);
}

/** From behind its opening bracket. */
function skipFor(at: HclText): typeof expression {
  at.offset -= 1;
  skipExpression(at);
  return expression;
}
