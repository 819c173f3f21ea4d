import { plainText } from '@tableflow-workshop/client-core';
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
      const step = plainText(event.step, 200);
      if (event.kind === 'started') {
        running.set(step, '');
        if (!isTerminal) line(`… ${step}`);
      } else if (event.kind === 'waiting') {
        const phase = plainText(event.progress.phase, 100);
        if (!isTerminal && running.get(step) !== phase) line(`  ${step}: ${phase}`);
        running.set(step, phase);
      } else if (event.kind === 'warning') {
        line(`! ${step}: ${plainText(event.message, 1_000)}`);
      } else {
        running.delete(step);
        const took = `(${(event.durationMs / 1_000).toFixed(1)} s)`;
        if (event.kind === 'finished') line(`✓ ${step}: ${event.outcome} ${took}`);
        else line(event.kind === 'failed' ? `✗ ${step} ${took}` : `- ${step}: stopped ${took}`);
      }
      drawStatus();
    },
    close() {
      running.clear();
      drawStatus();
    },
  };
}
