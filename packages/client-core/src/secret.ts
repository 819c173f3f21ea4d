const inspect = Symbol.for('nodejs.util.inspect.custom');
const placeholder = '[redacted]';

/** Values that must never be printed. Kept so that text which quotes one (a server's echo) can be cleaned. */
const knownValues = new Map<string, Secret>();
/** All their forms, the longest first: a value that begins another one must not leave the other's end behind. */
let knownForms: readonly string[] = [];

/** Shorter values occur in ordinary words; replacing them would garble every message and hide nothing. */
const shortestRedacted = 4;

/** A value that prints as `[redacted]` everywhere. Only `reveal()` gives it away. */
export interface Secret {
  reveal(): string;
}

/**
 * Wraps a password, key or token: `String(secret)`, JSON and `util.inspect` show `[redacted]`. The same value gives the
 * same secret, so that two can be compared without being revealed.
 *
 * @example const secret = createSecret(process.env.DATABRICKS_CLIENT_SECRET ?? '')
 */
export function createSecret(value: string): Secret {
  const known = knownValues.get(value);
  if (known) return known;
  const print = (): string => placeholder;
  const secret = Object.freeze(
    Object.defineProperties({} as Secret, {
      reveal: { value: () => value },
      toString: { value: print },
      toJSON: { value: print },
      [inspect]: { value: print },
    }),
  );
  if (value.length < shortestRedacted) return secret;
  knownValues.set(value, secret);
  knownForms = [...new Set([...knownForms, ...formsOf(value)])].sort((left, right) => right.length - left.length);
  return secret;
}

/**
 * Replaces every secret value that this process knows, also in its percent-encoded, base64 and JSON-escaped forms.
 * Every text that comes from outside passes through here before it reaches an error, a log or a report.
 */
export function redactSecrets(text: string): string {
  return knownForms
    .filter((form) => text.includes(form))
    .reduce((clean, form) => clean.replaceAll(form, placeholder), text)
    .replace(proof, `$1 ${placeholder}`)
    .replace(userInfo, `$1${placeholder}@`)
    .replace(secretParameter, `$1${placeholder}`)
    .replace(secretField, `$1"${placeholder}"`);
}

/** A proof of identity that we do not know. `Basic authentication` is two ordinary words and stays. */
const proof = /\b([Bb]earer|[Bb]asic)\s+(?!\[|[A-Z]?[a-z]+(?![\w.~+/=-]))[\w.~+/=-]{6,}/g;

/** Secrets that we do not know, told by where they stand: a password in an address, a parameter, a field of JSON. */
const userInfo = /(\b[a-z][a-z\d+.-]{0,20}:\/\/)[^\s/?#@"'<>]+:[^\s/?#@"'<>]*@/gi;
const secretName = '[\\w.-]{0,80}?(?:password|passwd|secret|token|credential|signature|api[_.-]?key)';
const secretParameter = new RegExp(`([?&]${secretName}=)(?!\\[)[^&#\\s"'<>]+`, 'gi');
const secretField = new RegExp(`("${secretName}"\\s*:\\s*)"(?!\\[)(?:[^"\\\\]|\\\\.)+"`, 'gi');

function formsOf(value: string): readonly string[] {
  const bytes = Buffer.from(value);
  return [
    value,
    // From the bytes, because half a surrogate pair cannot be encoded.
    encodeURIComponent(bytes.toString()),
    new URLSearchParams([['', value]]).toString().slice(1),
    escaped(value),
    // JSON within JSON, as gateways nest it.
    escaped(escaped(value)),
    // Without padding, so that a quotation without it is found too.
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
  ];
}

/** As JSON writes it, without the quotes around it. */
function escaped(value: string): string {
  return JSON.stringify(value).slice(1, -1);
}
