/**
 * Tells a value that nobody has filled in yet: `<your-key>`, `YOUR_KEY`, `xxxx`, `changeme`, `TODO`, `REPLACE_ME`, or the
 * asterisks of a masked output.
 *
 * With `whole`, such a mark counts only as the whole value: a generated password may contain any of them.
 */
export function isPlaceholder(value: string, marks: 'anywhere' | 'whole' = 'anywhere'): boolean {
  return (marks === 'whole' ? secrets : names).some((pattern) => pattern.test(value));
}

const whole = [
  /^\s*<[^<>]*>\s*$/,
  /^\s*\{\{.*\}\}\s*$/s,
  /^\s*\*+\s*$/,
  /^\s*(?:\.{3,}|\u2026)\s*$/,
  /^\s*x{3,}\s*$/i,
  /^\s*(?:change[-_ ]?(?:me|this|it)|to[-_ ]?do|tbd|fix[-_ ]?me|fill[-_ ]?(?:me|this|in)[-_ ]?(?:in)?|place[-_ ]?holder)\s*$/i,
  /REPLACE[-_ ](?:ME|THIS|WITH)|\*\*\*/i,
  /^\s*(?:your|insert|enter|paste|put|add)[-_ ].*$/i,
];
const secrets = whole;
/** In a name or an address the mark may be anywhere, as a word of its own. */
const names = [
  ...whole,
  /<[^<>]+>/,
  /(?<![a-z0-9])your[-_]/i,
  /(?<![a-z0-9])x{3,}(?![a-z0-9])/i,
  /(?<![a-z0-9])change[-_]?me(?![a-z0-9])/i,
];
