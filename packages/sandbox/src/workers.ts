/** Something that runs until it is stopped. */
export interface Worker {
  stop(): Promise<void>;
}

/** Workers by name, at most one of each. */
export interface Workers {
  /** Stops the worker of that name and starts another. Rejects with what `create` throws. */
  start(name: string, create: () => Worker): Promise<void>;
  stop(name: string): Promise<void>;
  stopAll(): Promise<void>;
}

/** What is asked for one name happens in the order in which it was asked: a late start cannot outlive a stop. */
export function createWorkers(): Workers {
  const workers = new Map<string, Promise<Worker | undefined>>();

  const replace = async (name: string, create: () => Worker | undefined): Promise<void> => {
    const before = workers.get(name) ?? Promise.resolve(undefined);
    const next = before.then(async (worker) => {
      await worker?.stop();
      return create();
    });
    // One that could not be made is none: the next one of that name must not fail because of it.
    const known = next.catch(() => undefined);
    workers.set(name, known);
    await next;
    if (workers.get(name) === known && (await next) === undefined) workers.delete(name);
  };

  return {
    start: replace,
    stop: (name) => replace(name, () => undefined),
    async stopAll() {
      await Promise.all([...workers.keys()].map((name) => replace(name, () => undefined)));
    },
  };
}
