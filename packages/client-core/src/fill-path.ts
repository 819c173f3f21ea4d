import { InputError } from './errors.ts';

/**
 * Puts values into a path template, percent-encoded.
 *
 * @throws InputError for an empty value, `.` and `..`: a URL drops such a segment, and the call would reach another
 *   resource than the caller means
 */
export function fillPath(template: string, values: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = String(values[name] ?? '');
    if (/^\.{0,2}$/.test(value)) {
      const problem = `"${value}" cannot stand in a path.`;
      const tried = `call ${template.replace(/^https?:\/\/[^/]+/, '')}`;
      throw new InputError({
        tried,
        problems: [{ path: name, problem, remedy: 'Give the name or id of a resource.' }],
      });
    }
    return encodeURIComponent(value);
  });
}
