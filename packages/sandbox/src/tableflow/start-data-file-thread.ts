import { Worker } from 'node:worker_threads';
import type { DataFileResult, DataFileWriter } from './data-file.ts';
import type { ThreadReply, ThreadRequest, ThreadResult } from './data-file-thread.ts';

interface Waiting {
  resolve(result: ThreadResult): void;
  reject(error: Error): void;
}

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;
type Work = WithoutId<ThreadRequest>;

/** A writer that works in a thread of its own. The thread starts when it is asked for the first time, and again after one that was lost. */
export function startDataFileThread(): DataFileWriter {
  let thread: Worker | undefined;
  let nextId = 0;
  const waiting = new Map<number, Waiting>();

  const lost = (ended: Worker, error: Error): void => {
    if (thread !== ended) return;
    thread = undefined;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const start = (): Worker => {
    const started = createThread();
    // It does not keep the process alive while it has nothing to do.
    started.unref();
    started.on('message', (reply: ThreadReply) => {
      const asked = waiting.get(reply.id);
      waiting.delete(reply.id);
      if (waiting.size === 0) started.unref();
      if ('result' in reply) asked?.resolve(reply.result);
      else asked?.reject(Object.assign(new Error(reply.failure.message), { code: reply.failure.code }));
    });
    started.on('error', (error) => lost(started, error));
    started.on('exit', () => lost(started, new Error('The thread that writes data files has ended.')));
    return started;
  };
  const ask = (request: Work): Promise<ThreadResult> =>
    new Promise((resolve, reject) => {
      nextId += 1;
      waiting.set(nextId, { resolve, reject });
      thread ??= start();
      thread.ref();
      thread.postMessage({ ...request, id: nextId } satisfies ThreadRequest);
    });
  return {
    async open() {
      await ask({ open: true });
    },
    async write(request) {
      const result = await ask({ write: request });
      if (result && 'skipped' in result) return withBuffers(result);
      throw new Error(saysNothing);
    },
    async merge(request) {
      const result = await ask({ merge: request });
      if (result && 'merged' in result) return result.merged;
      throw new Error(saysNothing);
    },
    async checkpoint(request) {
      await ask({ checkpoint: request });
    },
    async close() {
      if (!thread) return;
      const ended = new Promise((resolve) => thread?.once('exit', resolve));
      thread.ref();
      thread.postMessage('close');
      await ended;
    },
  };
}

const saysNothing = 'The thread that writes data files did not say what it wrote.';

function createThread(): Worker {
  const file = new URL(`./data-file-thread.${isSource ? 'ts' : 'js'}`, import.meta.url);
  if (!isSource) return new Worker(file, { resourceLimits: { maxYoungGenerationSizeMb: 64 } });
  // Sources are TypeScript, which Node 20 does not read by itself.
  const loader = import.meta.resolve('tsx/esm/api');
  const program = `import(${JSON.stringify(loader)}).then(({ register }) => (register(), import(${JSON.stringify(file.href)})))`;
  return new Worker(program, { eval: true, execArgv: ['--conditions=@tableflow-workshop/source'] });
}

const isSource = import.meta.url.endsWith('.ts');

/** A buffer arrives as a bare array of bytes. */
function withBuffers(result: DataFileResult): DataFileResult {
  const skipped = result.skipped.map(({ record, reason }) => {
    const buffer = (bytes: Uint8Array | null): Buffer | null => bytes && Buffer.from(bytes);
    return { record: { ...record, key: buffer(record.key), value: buffer(record.value) }, reason };
  });
  return { ...result, skipped };
}
