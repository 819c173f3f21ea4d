/** The last work of each name, by owner. What is over is forgotten with its owner. */
const queues = new WeakMap<object, Map<string, Promise<unknown>>>();

/**
 * Runs work after all earlier work of the same owner and name, whatever became of that. A service that reads, changes
 * and writes in one call may lose one of two changes that come together.
 */
export async function oneAtATime<Result>(owner: object, name: string, work: () => Promise<Result>): Promise<Result> {
  const queue = queues.get(owner) ?? new Map<string, Promise<unknown>>();
  queues.set(owner, queue);
  const turn = (queue.get(name) ?? Promise.resolve()).then(work);
  queue.set(
    name,
    turn.catch(() => undefined),
  );
  return turn;
}
