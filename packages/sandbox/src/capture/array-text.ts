/**
 * The elements of PostgreSQL's text of an array, `{1,NULL,"b c"}`; those of an array in an array come one after the
 * other.
 */
export function arrayElements(text: string): readonly (string | null)[] {
  // Bounds that do not begin at 1 stand before: `[0:1]={a,b}`.
  const body = text.slice(text.indexOf('{'));
  const elements: (string | null)[] = [];
  const pattern = /"((?:[^"\\]|\\.)*)"|[^{},"]+/gs;
  for (const [whole, quoted] of body.matchAll(pattern)) {
    if (quoted !== undefined) elements.push(quoted.replace(/\\(.)/gs, '$1'));
    else elements.push(whole === 'NULL' ? null : whole);
  }
  return elements;
}
