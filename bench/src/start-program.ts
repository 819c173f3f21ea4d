import { fork, type Serializable } from 'node:child_process';
import { join } from 'node:path';

/** A program of `children/` in a process of its own, with which one talks by messages. */
export interface Program {
  /** The next thing that it says; rejects when it ends instead. */
  next<Message>(): Promise<Message>;
  send(message: Serializable): void;
  stop(): void;
}

/** Starts a program. It ends with this process at the latest. */
export function startProgram(name: 'server' | 'client' | 'sign-in', args: readonly string[]): Program {
  const child = fork(join(import.meta.dirname, `children/${name}.js`), args);
  const ended = new Promise<never>((_, reject) => {
    child.once('exit', (code) => reject(new Error(`${name} ${args[0]} ended with ${code}`)));
  });
  // Nobody may be listening when it ends as it should.
  ended.catch(() => undefined);
  return {
    next: <Message>() =>
      Promise.race([
        ended,
        new Promise<Message>((resolve) => child.once('message', (message) => resolve(message as Message))),
      ]),
    send: (message) => child.send(message),
    stop: () => child.disconnect(),
  };
}
