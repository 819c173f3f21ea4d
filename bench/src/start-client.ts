import type { ClientName } from './clients/all-clients.ts';
import { startProgram } from './start-program.ts';

export type Task =
  | { readonly kind: 'read'; readonly calls: number; readonly concurrency: number }
  | { readonly kind: 'list'; readonly workMs: number };

export interface TaskResult {
  /** Calls that succeeded, or items that came. */
  readonly done: number;
  readonly cpuUs: number;
  readonly wallMs: number;
}

export interface ClientProcess<Name extends ClientName = ClientName> {
  readonly name: Name;
  run(task: Task): Promise<TaskResult>;
  stop(): void;
}

/** Starts a client in a process of its own. */
export async function startClient<Name extends ClientName>(name: Name, url: string): Promise<ClientProcess<Name>> {
  const program = startProgram('client', [name, url]);
  await program.next();
  return {
    name,
    run(task) {
      const result = program.next<TaskResult>();
      program.send(task);
      return result;
    },
    stop: program.stop,
  };
}
