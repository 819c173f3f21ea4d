const inspect = Symbol.for('nodejs.util.inspect.custom');
const placeholder = '[redacted]';

/** Values that must never be printed. Kept so that text which quotes one (a server's echo) can be cleaned. */
const knownValues = new Set<string>();

/** Shorter values occur in ordinary words; replacing them would garble every message and hide nothing. */
const shortestRedacted = 4;

/** A value that prints as `[redacted]` everywhere. Only `reveal()` gives it away. */
export interface Secret {
  reveal(): string;
}

/**
 * Wraps a password, key or token: `String(secret)`, JSON and `util.inspect` show `[redacted]`.
 *
 * @example const secret = createSecret(process.env.DATABRICKS_CLIENT_SECRET ?? '')
 */
export function createSecret(value: string): Secret {
  if (value.length >= shortestRedacted) knownValues.add(value);
  const print = (): string => placeholder;
  return Object.freeze(
    Object.defineProperties({} as Secret, {
      reveal: { value: () => value },
      toString: { value: print },
      toJSON: { value: print },
      [inspect]: { value: print },
    }),
  );
}

/**
 * Replaces every secret value that this process knows, also in its percent-encoded, base64 and JSON-escaped forms.
 * Every text that comes from outside passes through here before it reaches an error, a log or a report.
 */
export function redactSecrets(text: string): string {
  let clean = text.replace(/\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{6,}/g, `$1 ${placeholder}`);
  for (const value of knownValues) {
    for (const form of formsOf(value)) if (clean.includes(form)) clean = clean.replaceAll(form, placeholder);
  }
  return clean;
}

function formsOf(value: string): readonly string[] {
  return [value, encodeURIComponent(value), JSON.stringify(value).slice(1, -1), Buffer.from(value).toString('base64')];
}
