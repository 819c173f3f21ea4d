/** Looks once more for what is not there: a read beside a write may be a moment behind it. */
export async function lookTwice<Thing>(find: () => Promise<Thing | undefined>): Promise<Thing | undefined> {
  return (await find()) ?? find();
}
