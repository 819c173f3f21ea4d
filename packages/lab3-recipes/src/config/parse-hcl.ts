import { InputError } from '@tableflow-workshop/client-core';

/** A `${…}` or `%{…}` of a file that only may hold plain values. */
export const expression = Symbol('expression');

/**
 * Reads the assignments of a `.tfvars` file. Strings come as written by the person; one that would have to be
 * computed comes as the symbol `expression`.
 *
 * @throws InputError with line and column, and without the text of the file
 */
export async function parseHcl(text: string, about: { name: string; tried: string }): Promise<Map<string, unknown>> {
  // Imported late: loading it starts a WebAssembly program, which most callers do not need.
  const { parse } = await import('@cdktf/hcl2json');
  let assignments: Record<string, unknown>;
  try {
    assignments = await parse('tfvars', text);
  } catch (error) {
    const problem = `is not valid HCL: ${faultIn(error)}.`;
    const remedy = 'Each line should read: name = "value"';
    throw new InputError({ tried: about.tried, problems: [{ path: about.name, problem, remedy }] });
  }
  return new Map(Object.entries(assignments).map(([name, value]) => [name, plainValue(value)]));
}

/** Only place and title of the first fault: what follows the title may quote the file. */
function faultIn(error: unknown): string {
  const fault = /\[tfvars:(\d+),(\d+)-[\d,]+: ([^;]+);/.exec(error instanceof Error ? error.message : '');
  return fault ? `line ${fault[1]}, column ${fault[2]}: ${fault[3]}` : 'the parser names no line';
}

/** The parser keeps `$${` and `%%{` escaped, so an expression and an escaped one can be distinguished. */
function plainValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainValue);
  if (typeof value !== 'string') return value;
  if (/[$%]\{/.test(value.replace(/\$\$\{|%%\{/g, ''))) return expression;
  return value.replace(/\$\$\{/g, '${').replace(/%%\{/g, '%{');
}
