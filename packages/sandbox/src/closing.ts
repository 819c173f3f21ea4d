/** What has been opened, to be closed in the opposite order. */
export interface Closing {
  /** Notes how something is closed that was just opened. */
  add(close: () => Promise<unknown>): void;
  /** Closes everything, the newest first, also when one of them fails. Idempotent. @throws the first failure */
  closeAll(): Promise<void>;
}

/** Nothing yet. */
export function createClosing(): Closing {
  const opened: (() => Promise<unknown>)[] = [];
  let closing: Promise<void> | undefined;
  const closeAll = async (): Promise<void> => {
    const failures: unknown[] = [];
    for (let close = opened.pop(); close; close = opened.pop()) {
      await close().catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  };
  return {
    add: (close) => void opened.push(close),
    closeAll() {
      closing ??= closeAll();
      return closing;
    },
  };
}
