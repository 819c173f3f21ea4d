import { InputError } from './errors.ts';

/**
 * Puts values into a path template, percent-encoded.
 *
 * @throws InputError for an absent or empty value, `.` and `..`: a URL drops such a segment, and the call would reach
 *   another resource than the caller means; for what is neither a text nor a number, and for half a character
 */
export function fillPath(template: string, values: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const given = (Object.hasOwn(values, name) ? values[name] : undefined) ?? '';
    const isText = typeof given === 'string' || typeof given === 'number';
    const value = String(given);
    // Most names and ids: nothing to refuse, and nothing to encode.
    if (isText && /^[\w-]+$/.test(value)) return value;
    if (!isText || /\p{Cs}/u.test(value) || /^\.{0,2}$/.test(value)) {
      const problem = `${isText ? `"${value}"` : typeof given} cannot stand in a path.`;
      const tried = `call ${template.replace(/^https?:\/\/[^/]+/, '')}`;
      throw new InputError({
        tried,
        problems: [{ path: name, problem, remedy: 'Give the name or id of a resource.' }],
      });
    }
    return encodeURIComponent(value);
  });
}
