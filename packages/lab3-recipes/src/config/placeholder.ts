/**
 * Recognises a value that nobody has filled in yet: `<your-key>`, `REPLACE_ME`, or the asterisks of a masked output.
 *
 * With `whole`, angle brackets count only around the whole value: a generated password may contain both.
 */
export function isPlaceholder(value: string, brackets: 'anywhere' | 'whole' = 'anywhere'): boolean {
  const bracketed = brackets === 'whole' ? /^\s*<[^<>]*>\s*$/ : /<[^<>]+>/;
  return bracketed.test(value) || /REPLACE_ME|\*\*\*|^\s*\*+\s*$/i.test(value);
}
