/** The error with which work ends. Work that succeeds fails the test. */
export async function thrownBy(work: Promise<unknown>): Promise<Error> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof Error) return error;
  throw new Error(error === undefined ? 'nothing was thrown' : `thrown was ${String(error)}`);
}
