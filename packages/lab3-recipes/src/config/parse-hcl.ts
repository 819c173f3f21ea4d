import { InputError } from '@tableflow-workshop/client-core';
import {
  fault,
  HclFaultError,
  type HclText,
  isLineEnd,
  skipBlanks,
  skipLines,
  take,
  takeText,
} from './hcl/hcl-text.ts';
import { type HclValue, identifier, takeValue } from './hcl/hcl-value.ts';

export { expression } from './hcl/hcl-value.ts';

const shape = 'Each line should read: name = "value"';

/**
 * Reads the assignments of a `.tfvars` file: the part of HCL that is allowed in one. Texts come as written by the person;
 * what would have to be computed comes as the symbol `expression`.
 *
 * @throws InputError with line and column, and without the text of the file
 */
export function parseHcl(
  text: string,
  about: { readonly name: string; readonly tried: string },
): ReadonlyMap<string, HclValue> {
  const refuse = (problem: string, remedy: string): InputError =>
    new InputError({ tried: about.tried, problems: [{ path: about.name, problem, remedy }] });
  if (/^\s*\{\s*["}]/.test(text)) {
    const problem = 'is JSON, and its name says that it is not.';
    throw refuse(problem, 'Give it a name that ends in .tfvars.json, as Terraform wants it too.');
  }
  try {
    return readAssignments({ text, offset: 0 });
  } catch (error) {
    if (error instanceof RangeError) throw refuse('nests lists and objects too deeply.', shape);
    if (!(error instanceof HclFaultError)) throw error;
    const { offset, title, remedy = shape } = error.fault;
    const before = text.slice(0, offset).split('\n');
    const column = [...(before.at(-1) ?? '')].length + 1;
    throw refuse(`is not valid HCL: line ${before.length}, column ${column}: ${title}.`, remedy);
  }
}

function readAssignments(at: HclText): ReadonlyMap<string, HclValue> {
  const found = new Map<string, HclValue>();
  takeText(at, '\uFEFF');
  for (;;) {
    skipLines(at);
    if (at.offset >= at.text.length) return found;
    const start = at.offset;
    const name = take(at, identifier);
    if (name === undefined) throw fault(at, 'Argument or block definition required');
    skipBlanks(at);
    if (!takeText(at, '=')) throw noAssignment(at, name, start);
    skipBlanks(at);
    if (found.has(name))
      throw fault(at, 'Attribute redefined', 'A variable may be assigned once: keep one of the two lines.', start);
    found.set(name, takeValue(at));
    skipBlanks(at);
    if (!isLineEnd(at)) throw fault(at, 'Missing newline after argument');
  }
}

/** What follows a name instead of its `=`, and what it was meant to be. */
function noAssignment(at: HclText, name: string, start: number): HclFaultError {
  const next = at.text[at.offset];
  if (next === ':') return fault(at, 'Argument definition required', `Write = instead of the colon. ${shape}`);
  if (name === 'export')
    return fault(
      at,
      'Unexpected word',
      'That is a line of a shell: leave "export" out, and put the value in quotes.',
      start,
    );
  if (next === '{' || next === '"' || /[\p{L}_]/u.test(next ?? '')) {
    const remedy = `A block belongs into a .tf file; a variables file only assigns values. ${shape}`;
    return fault(at, 'Unexpected block', remedy, start);
  }
  return fault(at, 'Argument or block definition required');
}
