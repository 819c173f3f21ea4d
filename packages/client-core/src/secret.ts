import { InputError } from './errors.ts';
import { rememberSecret } from './known-secrets.ts';
import { placeholder } from './secret-shapes.ts';

const inspect = Symbol.for('nodejs.util.inspect.custom');

/** One secret for each value. */
const secrets = new Map<string, Secret>();

/** A value that prints as `[redacted]` everywhere. Only `reveal()` gives it away. */
export interface Secret {
  reveal(): string;
}

/**
 * Wraps a password, key or token: `String(secret)`, JSON and `util.inspect` show `[redacted]`. The same value gives the
 * same secret, so that two can be compared without being revealed.
 *
 * @throws InputError for what is no text: an environment variable that is not set, for example
 * @example const secret = createSecret(process.env.DATABRICKS_CLIENT_SECRET ?? '')
 */
export function createSecret(value: string): Secret {
  const known = secrets.get(value);
  if (known) return known;
  if (typeof value !== 'string') {
    const problem = `is ${value === null ? 'null' : typeof value}, not a text.`;
    const remedy = 'Give the password, key or token itself: it may come from a variable that is not set.';
    throw new InputError({ tried: 'keep a secret', problems: [{ path: 'value', problem, remedy }] });
  }
  const print = (): string => placeholder;
  const secret = Object.freeze(
    Object.defineProperties({} as Secret, {
      reveal: { value: () => value },
      toString: { value: print },
      toJSON: { value: print },
      [inspect]: { value: print },
    }),
  );
  secrets.set(value, secret);
  rememberSecret(value);
  return secret;
}
