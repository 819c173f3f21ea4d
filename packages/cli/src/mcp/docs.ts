/** The pages, by their name without its end: the build puts them in. */
declare const LAB3_DOCS: Readonly<Record<string, string>>;

/** What can be read of the documentation. */
export const docs: readonly { readonly name: string; readonly title: string; readonly text: string }[] = Object.entries(
  LAB3_DOCS,
).map(([name, text]) => ({ name, title: /^# (.+)$/m.exec(text)?.[1] ?? name, text }));
