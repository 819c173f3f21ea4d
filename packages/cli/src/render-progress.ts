import type { LabEvent } from '@tableflow-workshop/lab3-recipes';

export interface ProgressView {
  show(event: LabEvent): void;
  close(): void;
}

/** What the view writes to; `process.stdout` is one. */
export interface ProgressTarget {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/**
 * One line for each step that ends. On a terminal a last line shows what is running and why it waits; without one,
 * a line is written when a step begins, and again whenever what it waits for changes.
 */
export function createProgressView(target: ProgressTarget): ProgressView {
  const running = new Map<string, string>();
  const isTerminal = target.isTTY === true && (target.columns ?? 0) > 20;

  const drawStatus = (): void => {
    if (!isTerminal) return;
    const text = [...running].map(([step, phase]) => (phase ? `${step}: ${phase}` : step)).join(' · ');
    const width = (target.columns ?? 80) - 3;
    target.write(`\r\u001b[2K${text ? `… ${text.length > width ? `${text.slice(0, width - 1)}…` : text}` : ''}`);
  };
  const line = (text: string): void => {
    target.write(`${isTerminal ? '\r\u001b[2K' : ''}${text}\n`);
  };

  return {
    show(event) {
      if (event.kind === 'started') {
        running.set(event.step, '');
        if (!isTerminal) line(`… ${event.step}`);
      } else if (event.kind === 'waiting') {
        const { phase } = event.progress;
        if (!isTerminal && running.get(event.step) !== phase) line(`  ${event.step}: ${phase}`);
        running.set(event.step, phase);
      } else {
        running.delete(event.step);
        const took = `(${(event.durationMs / 1_000).toFixed(1)} s)`;
        if (event.kind === 'finished') line(`✓ ${event.step}: ${event.outcome} ${took}`);
        else line(event.kind === 'failed' ? `✗ ${event.step} ${took}` : `- ${event.step}: stopped ${took}`);
      }
      drawStatus();
    },
    close() {
      running.clear();
      drawStatus();
    },
  };
}
