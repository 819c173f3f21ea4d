/** Where a text stops being HCL, and what is wrong there. Never with a piece of the text: it may be a secret. */
export interface HclFault {
  readonly offset: number;
  /** In HashiCorp's own words, e.g. `Invalid character`. */
  readonly title: string;
  readonly remedy?: string | undefined;
}

/** Thrown inside of the parser only. */
export class HclFaultError extends Error {
  constructor(readonly fault: HclFault) {
    super(fault.title);
  }
}

/** A text that is read from its beginning to its end. */
export interface HclText {
  readonly text: string;
  offset: number;
}

/** Takes what the pattern (sticky) matches here. */
export function take(at: HclText, pattern: RegExp): string | undefined {
  pattern.lastIndex = at.offset;
  const found = pattern.exec(at.text)?.[0];
  at.offset += found?.length ?? 0;
  return found;
}

/** Consumes the text, if it is next. */
export function takeText(at: HclText, text: string): boolean {
  if (!at.text.startsWith(text, at.offset)) return false;
  at.offset += text.length;
  return true;
}

/** Ends the reading here, or at an earlier place. */
export function fault(at: HclText, title: string, remedy?: string, offset = at.offset): HclFaultError {
  return new HclFaultError({ offset, title, remedy });
}

const blanks = /(?:[ \t]|\/\*[\s\S]*?\*\/)*/y;
const comment = /(?:#|\/\/)[^\n]*/y;
const lineBreak = /\r?\n/y;

/** Blanks and comments of one line. */
export function skipBlanks(at: HclText): void {
  take(at, blanks);
  take(at, comment);
}

/** Blanks, comments and line breaks. */
export function skipLines(at: HclText): void {
  do skipBlanks(at);
  while (take(at, lineBreak));
}

/** Whether a line ends here. */
export function isLineEnd({ text, offset }: HclText): boolean {
  return offset >= text.length || text[offset] === '\n' || text.startsWith('\r\n', offset);
}
