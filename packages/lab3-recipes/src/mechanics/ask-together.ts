import { type Clock, sleep } from '@tableflow-workshop/client-core';

interface Batch {
  readonly items: unknown[];
  readonly results: Promise<readonly unknown[]>;
}

/** By owner and kind: what has been asked for in this moment, and is not on its way. */
const batches = new WeakMap<object, Map<string, Batch>>();

/**
 * Asks one question together with all who ask one of its kind in the same moment.
 *
 * @param ask gets the questions, and gives the answers in their order
 */
export async function askTogether<Item, Result>(
  owner: { readonly clock: Clock },
  kind: string,
  { item, ask }: { readonly item: Item; readonly ask: (items: readonly Item[]) => Promise<readonly Result[]> },
): Promise<Result> {
  const ofOwner = batches.get(owner) ?? new Map<string, Batch>();
  batches.set(owner, ofOwner);
  const batch = ofOwner.get(kind) ?? begin();
  const place = batch.items.push(item) - 1;
  return (await batch.results)[place] as Result;

  function begin(): Batch {
    const items: Item[] = [];
    const results = sleep(owner.clock, 0).then(() => {
      ofOwner.delete(kind);
      return ask(items);
    });
    const begun: Batch = { items, results };
    ofOwner.set(kind, begun);
    return begun;
  }
}
