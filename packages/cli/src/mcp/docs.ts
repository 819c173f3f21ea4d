/** The pages, by their name without its end, as JSON: the build puts them in. */
declare const LAB3_DOCS: string;

/** What can be read of the documentation. */
export const docs: readonly { readonly name: string; readonly title: string; readonly text: string }[] = Object.entries(
  JSON.parse(LAB3_DOCS) as Readonly<Record<string, string>>,
).map(([name, text]) => ({ name, title: /^# (.+)$/m.exec(text)?.[1] ?? name, text }));
