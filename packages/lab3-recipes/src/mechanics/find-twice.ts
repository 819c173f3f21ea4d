/** Reads once more what is not there: a read may lag a moment behind a write. */
export async function findTwice<Thing>(find: () => Promise<Thing | undefined>): Promise<Thing | undefined> {
  return (await find()) ?? find();
}
