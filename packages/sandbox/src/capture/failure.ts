/** The first error of several that work at the same time. */
export interface Failure {
  /** Only ever rejects, with the first error it is given. */
  readonly promise: Promise<never>;
  readonly fail: (error: unknown) => void;
  hasFailed(): boolean;
}

export function createFailure(): Failure {
  let hasFailed = false;
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<never>((_resolve, rejectPromise) => {
    reject = rejectPromise;
  });
  promise.catch(() => undefined);
  const fail = (error: unknown): void => {
    hasFailed = true;
    reject(error);
  };
  return { promise, fail, hasFailed: () => hasFailed };
}
