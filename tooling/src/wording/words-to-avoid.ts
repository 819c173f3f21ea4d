/** A word that a person should not read, and what to write instead. */
export interface WordToAvoid {
  readonly word: string;
  readonly instead: string;
}

/** The rows of the table in CONTRIBUTING.md, which is the only place where they are kept. */
export function wordsToAvoid(contributing: string): readonly WordToAvoid[] {
  const [, table = ''] = /<!-- wording:begin -->\n([\s\S]*?)<!-- wording:end -->/.exec(contributing) ?? [];
  const rows = table.split('\n').slice(2).filter(Boolean);
  return rows.flatMap((row) => {
    const [, words = '', instead = ''] = row.split('|').map((cell) => cell.trim());
    return words.split(', ').map((word) => ({ word, instead }));
  });
}
