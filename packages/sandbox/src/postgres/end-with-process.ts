import type { ChildProcess } from 'node:child_process';

const children = new Set<ChildProcess>();
const signals = ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT'] as const;

/**
 * Sees to it that a child process does not outlive us, however we end (except by SIGKILL, which nobody survives to
 * act on). The returned function takes that back.
 */
export function endWithProcess(child: ChildProcess): () => void {
  if (children.size === 0) {
    process.on('exit', endChildren);
    for (const name of signals) process.on(name, onSignal);
  }
  children.add(child);
  return () => {
    children.delete(child);
    if (children.size > 0) return;
    process.off('exit', endChildren);
    for (const name of signals) process.off(name, onSignal);
  };
}

function endChildren(): void {
  for (const child of children) child.kill('SIGINT');
}

/** A listener of somebody else decides what a signal means, and when to exit; without one, it means to exit now. */
function onSignal(name: NodeJS.Signals): void {
  if (process.listenerCount(name) > 1) return;
  endChildren();
  process.off(name, onSignal);
  process.kill(process.pid, name);
}
