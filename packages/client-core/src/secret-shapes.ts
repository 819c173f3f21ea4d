/** Finds secrets that were never registered, by their shape or by their place. */
interface SecretShape {
  readonly pattern: RegExp;
  readonly replacement: string;
}

export const placeholder = '[redacted]';

/**
 * Every pattern takes a time that grows with the length of the text alone: none goes back to what it has passed, and
 * none needs an end, so that a text which is cut off hides what there is of a secret.
 */
const nameOfSecret =
  '(?:passw(?:or)?d|pwd|passphrase|secret|token|credentials?|signature|\\bsig|sas|api[_.-]?key|access[_.-]?key(?:[_.-]?id)?|account[_.-]?key|shared[_.-]?key|private[_.-]?key|user[_.]info)';

export const secretShapes: readonly SecretShape[] = [
  {
    pattern: /-----BEGIN [A-Z\d ]{0,40}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z\d ]{0,40}PRIVATE KEY-----|$)/g,
    replacement: placeholder,
  },
  // A proof of identity. `Basic authentication` is two ordinary words and stays.
  {
    pattern: /\b([Bb]earer|BEARER|[Bb]asic|BASIC)\s{1,20}(?!\[|[A-Z]?[a-z]{1,40}(?![\w.~+/=-]))[\w.~+/=-]{6,}/g,
    replacement: `$1 ${placeholder}`,
  },
  {
    pattern:
      /\b(authorization["']?\s{0,9}[:=]\s{0,9}["']?)(?!\[|bearer\b|basic\b)(?:[a-z][\w-]{0,30}\s{1,9}[\w.~+/=-]{8,}|[\w.~+/=-]{16,})/gi,
    replacement: `$1${placeholder}`,
  },
  // A password in an address.
  {
    pattern: /(\b[a-z][a-z\d+.-]{0,20}:\/\/)[^\s/?#@:"'<>]+:[^\s/?#"'<>]*@/gi,
    replacement: `$1${placeholder}@`,
  },
  // A field of JSON, also of JSON within JSON, and of what Python prints.
  {
    pattern: new RegExp(
      `(${nameOfSecret}(\\\\*["'])\\s{0,20}:\\s{0,20}\\2)(?!\\[)((?:(?!\\2)(?:\\\\+[\\s\\S]|[^\\\\]))+)`,
      'gi',
    ),
    replacement: `$1${placeholder}`,
  },
  // A parameter of an address, of a form, of a connection string, of a command.
  {
    pattern: new RegExp(
      `(${nameOfSecret}\\s{0,9}(?:=|%3d)\\s{0,9})(?:(["'])(?!\\[)(?:(?!\\2)[^\\n])+|(?!\\[)[^&#\\s"'<>;,]+)`,
      'gi',
    ),
    replacement: `$1$2${placeholder}`,
  },
  // A line of a configuration. With a digit, because `invalid password: try again` holds none.
  {
    pattern: new RegExp(`(${nameOfSecret}\\s{0,9}:\\s{1,9})(?!\\[)(?=[^\\s,;"']{0,60}\\d)[^\\s,;"']{6,}`, 'gi'),
    replacement: `$1${placeholder}`,
  },
  // Tokens that say by their first characters whose they are.
  {
    pattern: new RegExp(
      `\\b(?:${[
        'eyJ[\\w-]{8,}(?:\\.[\\w-]*){0,4}',
        '(?:dapi|dose|dsapi|dkea|dp)[a-f\\d]{16,}(?:-\\d+)?',
        'cflt[\\w+/]{30,}={0,2}',
        'gh[oprsu]_\\w{10,}',
        'github_pat_\\w{10,}',
        'glpat-[\\w-]{10,}',
        'xox[a-z]-[\\w-]{8,}',
        'xapp-[\\w-]{8,}',
        '(?:AKIA|ASIA)[A-Z\\d]{12,}',
        'AIza[\\w-]{20,}',
        'ya29\\.[\\w-]{10,}',
        'npm_\\w{20,}',
        'pypi-[\\w-]{16,}',
        'hvs\\.[\\w-]{16,}',
        'sk-[\\w-]{16,}',
        '[rs]k_(?:live|test)_\\w{10,}',
        'SG\\.[\\w-]{16,}(?:\\.[\\w-]*)?',
      ].join('|')})`,
      'g',
    ),
    replacement: placeholder,
  },
];
