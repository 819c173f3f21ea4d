/** What `lab3 down` was asked to delete beyond what it always takes back. */
export interface AlsoDeleted {
  readonly subjects?: boolean;
  readonly topics?: boolean;
  readonly schema?: boolean;
}

/** What of the lab stays, and which options delete it: nobody shall take an end for an empty account. */
export function renderKept(asked: AlsoDeleted): string {
  const kept = (['topics', 'subjects', 'schema'] as const).filter((what) => asked[what] !== true);
  if (kept.length === 0) return 'kept: the Delta files';
  const options = joined(kept.map((what) => `--${what}`));
  const verb = kept.length === 1 ? 'deletes' : 'delete';
  const them = kept.length === 1 && kept[0] === 'schema' ? 'it' : 'them';
  return `kept: ${joined(kept)} of the tables (${options} ${verb} ${them}), and the Delta files`;
}

function joined(words: readonly string[]): string {
  return [words.slice(0, -1).join(', '), words.at(-1)].filter(Boolean).join(' and ');
}
