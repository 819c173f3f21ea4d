/** Both clouds write the same place with one slash or two, with and without one at the end. */
export function samePath(left: string | undefined, right: string): boolean {
  return left !== undefined && normal(left) === normal(right);
}
function normal(path: string): string {
  return path.replace(/(?<!:)\/{2,}/g, '/').replace(/\/$/, '');
}
