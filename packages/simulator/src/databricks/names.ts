/**
 * Whether a name is legal: up to 255 characters, none of them a period, a space, a slash or a control character.
 * Hyphens are legal everywhere. Source: D6.
 */
export function isValidName(name: string): boolean {
  const isLegal = (character: string): boolean => character > ' ' && !'./\u007f'.includes(character);
  return name !== '' && name.length <= 255 && [...name].every(isLegal);
}

/** Schemas and tables are stored in lower case. Source: D6. */
export function foldName(name: string): string {
  return name.toLowerCase();
}

/** All names and principals are looked up without regard to case. Source: D6.7 and D6. */
export function isSameName(left: string | undefined, right: string | undefined): boolean {
  return left !== undefined && left.toLowerCase() === right?.toLowerCase();
}
