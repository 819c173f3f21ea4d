import { type MessagePort, parentPort } from 'node:worker_threads';
import { createDataFileWriter } from './create-data-file-writer.ts';
import type { CheckpointRequest, DataFileRequest, DataFileResult } from './data-file.ts';

// A thread that does nothing but make data files, so that the sandbox reads and responds while rows become columns.

/** What the sandbox asks of this thread. */
export type ThreadRequest = { readonly id: number } & (
  | { readonly open: true }
  | { readonly write: DataFileRequest }
  | { readonly checkpoint: CheckpointRequest }
);

/** What this thread says; an error loses its class on the way, and keeps its words and its code. */
export type ThreadReply = { readonly id: number } & (
  | { readonly result: DataFileResult | undefined }
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

async function perform(request: ThreadRequest): Promise<DataFileResult | undefined> {
  if ('write' in request) {
    // Buffers arrive as bare arrays of bytes.
    const batches = request.write.batches.map(({ baseOffset, bytes }) => ({ baseOffset, bytes: asBuffer(bytes) }));
    return writer.write({ ...request.write, batches });
  }
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
