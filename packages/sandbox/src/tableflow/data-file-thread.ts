import { type MessagePort, parentPort } from 'node:worker_threads';
import type { DataFile } from '../delta/rewrite-files.ts';
import { createDataFileWriter } from './create-data-file-writer.ts';
import type { CheckpointRequest, DataFileRequest, DataFileResult, MergeRequest } from './data-file.ts';

// A thread that does nothing but make data files, so that the sandbox reads and responds while rows become columns.

/** What the sandbox asks of this thread. */
export type ThreadRequest = { readonly id: number } & (
  | { readonly open: true }
  | { readonly write: DataFileRequest }
  | { readonly merge: MergeRequest }
  | { readonly checkpoint: CheckpointRequest }
);

/** What work has made: data files of records, one of several files, or nothing to speak of. */
export type ThreadResult = DataFileResult | { readonly merged: DataFile | undefined } | undefined;

/** What this thread says; an error loses its class on the way, and keeps its words and its code. */
export type ThreadReply = { readonly id: number } & (
  | { readonly result: ThreadResult }
  | { readonly failure: { readonly message: string; readonly code: string | undefined } }
);

const writer = createDataFileWriter();
if (parentPort) serve(parentPort);

function serve(port: MessagePort): void {
  port.on('message', (request: ThreadRequest | 'close') => {
    if (request === 'close') void writer.close().finally(() => port.close());
    else void answer(port, request);
  });
}

async function answer(port: MessagePort, request: ThreadRequest): Promise<void> {
  const { id } = request;
  const reply = await perform(request).then(
    (result): ThreadReply => ({ id, result }),
    (error: unknown): ThreadReply => ({ id, failure: failureOf(error) }),
  );
  port.postMessage(reply);
}

async function perform(request: ThreadRequest): Promise<ThreadResult> {
  if ('write' in request) {
    // Buffers arrive as bare arrays of bytes.
    const batches = request.write.batches.map(({ bytes, ...batch }) => ({ ...batch, bytes: asBuffer(bytes) }));
    return writer.write({ ...request.write, batches });
  }
  if ('merge' in request) return { merged: await writer.merge(request.merge) };
  await ('open' in request ? writer.open() : writer.checkpoint(request.checkpoint));
  return undefined;
}

function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

function failureOf(error: unknown): { message: string; code: string | undefined } {
  if (!(error instanceof Error)) return { message: String(error), code: undefined };
  return { message: error.message, code: 'code' in error && typeof error.code === 'string' ? error.code : undefined };
}
