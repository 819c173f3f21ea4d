import { plainText } from '@tableflow-workshop/client-core';
import type { LabEvent } from '@tableflow-workshop/lab3-recipes';
import { usualWait } from './usual-wait.ts';
import { foldText, wrapText } from './wrap-text.ts';

export interface ProgressView {
  show(event: LabEvent): void;
  close(): void;
}

/** What the view writes to; `process.stdout` is one. */
export interface ProgressTarget {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
  write(text: string): unknown;
}

/** What was last seen of a step that runs. */
interface Running {
  readonly phase: string;
  readonly elapsedMs: number;
  readonly polls: number;
}

const spinner = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/**
 * One line for each step that ends. On a terminal the steps that run are listed below: what each waits for, for how long, and
 * how long that usually takes. Elsewhere a line is written when a step begins, and again whenever what it waits for changes.
 */
export function createProgressView(target: ProgressTarget): ProgressView {
  const running = new Map<string, Running>();
  const isTerminal = target.isTTY === true && (target.columns ?? 0) > 20;
  let drawn = 0;

  /** The list is drawn again below what is written now: nothing that has ended is ever drawn twice. */
  const write = (ended: string | undefined): void => {
    if (!isTerminal) {
      if (ended !== undefined) target.write(`${ended}\n`);
      return;
    }
    const lines = fitted([...running].flatMap(linesOf(target.columns ?? 80)), target.rows ?? 24);
    const back = drawn > 0 ? `\u001b[${drawn}A\r\u001b[0J` : '';
    const text = [...(ended === undefined ? [] : [foldText(ended, target.columns ?? 80)]), ...lines]
      .map((line) => `${line}\n`)
      .join('');
    if (back || text) target.write(`${back}${text}`);
    drawn = lines.length;
  };

  return {
    show(event) {
      const step = plainText(event.step, 200);
      if (event.kind === 'started') {
        running.set(step, { phase: '', elapsedMs: 0, polls: 0 });
        write(isTerminal ? undefined : `… ${step}`);
      } else if (event.kind === 'waiting') {
        const { phase: last = '', polls = 0 } = running.get(step) ?? {};
        const phase = plainText(event.progress.phase, 100);
        running.set(step, { phase, elapsedMs: event.progress.elapsedMs, polls: polls + 1 });
        const known = polls === 0 ? usualWait(step) : undefined;
        if (isTerminal) write(undefined);
        else if (phase !== last) write(`  ${step}: ${phase}${known === undefined ? '' : ` (${known})`}`);
      } else if (event.kind === 'warning') {
        write(`! ${step}: ${plainText(event.message, 1_000)}`);
      } else {
        running.delete(step);
        const took = `(${(event.durationMs / 1_000).toFixed(1)} s)`;
        if (event.kind === 'finished') write(`✓ ${step}: ${event.outcome} ${took}`);
        else write(event.kind === 'failed' ? `✗ ${step} ${took}` : `- ${step}: stopped ${took}`);
      }
    },
    close() {
      running.clear();
      write(undefined);
    },
  };
}

/** A step, and below it what was seen and what is known of the wait. Long lines are wrapped, and nothing is cut off. */
function linesOf(columns: number): (entry: readonly [string, Running]) => readonly string[] {
  return ([step, { phase, elapsedMs, polls }]) => {
    const mark = spinner[polls % spinner.length] ?? '';
    const seen = phase ? [`${phase} for ${Math.round(elapsedMs / 1_000)} s`] : [];
    const known = phase ? [usualWait(step)].filter((one) => one !== undefined) : [];
    return [
      ...wrapText(`${mark} ${step}`, columns, '    '),
      ...[...seen, ...known].flatMap((text) => wrapText(`    ${text}`, columns, '    ')),
    ];
  };
}

/** What is further up than the terminal reaches cannot be drawn again. */
function fitted(lines: readonly string[], rows: number): readonly string[] {
  const room = Math.max(2, rows - 2);
  return lines.length <= room ? lines : [...lines.slice(0, room - 1), `… and ${lines.length - room + 1} more lines`];
}
