import { DiskFullError } from './disk-full.ts';

/** Answers 503 with the reason where a change could not be saved because the disk is full. It may be asked again. */
export function sayWhenFull(next: (request: Request) => Promise<Response>): (request: Request) => Promise<Response> {
  return (request) =>
    next(request).catch((error: unknown) => {
      if (!(error instanceof DiskFullError)) throw error;
      const { message } = error;
      return Response.json(
        // Each API reads the part that it knows.
        { error_code: 'DISK_FULL', message, errors: [{ status: '503', code: 'disk_full', detail: message }] },
        { status: 503, headers: { 'retry-after': '5' } },
      );
    });
}
