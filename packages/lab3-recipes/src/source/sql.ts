/** A name as PostgreSQL wants it: bare where that is the same, in double quotes otherwise. */
export function sqlName(name: string): string {
  return name
    .split('.')
    .map((part) => (/^[a-z_][a-z0-9_$]*$/.test(part) ? part : `"${part.replaceAll('"', '""')}"`))
    .join('.');
}

/** A text as PostgreSQL wants it. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
