import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { memoryOf } from './memory-of.ts';

/** What one `lab3 fleet …` came to. */
export interface RehearsedCommand {
  /** How often each outcome is among the attendees. */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly verdict: string;
  readonly findings: readonly string[];
  readonly seconds: number;
  /** Most that the command took at one time, and the sandbox meanwhile, each with its children. */
  readonly peakMb: { readonly command: number; readonly sandbox: number };
}

interface FleetDocument {
  readonly verdict: string;
  readonly attendees: readonly { readonly outcome: string }[];
  readonly findings: readonly {
    readonly where: string;
    readonly evidence: string;
    readonly attendees: readonly string[];
  }[];
}

const pauseMs = 1_000;

/** Runs the built command with `--json`, and measures its memory and that of the sandbox once a second. */
export async function runCommand(
  args: readonly string[],
  { command, folder, sandboxId }: { readonly command: string; readonly folder: string; readonly sandboxId: number },
): Promise<RehearsedCommand> {
  const startedMs = performance.now();
  const child = spawn(process.execPath, [command, ...args, '--sandbox', folder, '--json'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const peakMb = { command: 0, sandbox: 0 };
  const measure = (): void => {
    if (child.pid !== undefined) peakMb.command = Math.max(peakMb.command, memoryOf(child.pid));
    peakMb.sandbox = Math.max(peakMb.sandbox, memoryOf(sandboxId));
  };
  const timer = setInterval(measure, pauseMs);
  try {
    measure();
    const [printed] = await Promise.all([text(child.stdout), once(child, 'exit')]);
    const { verdict, attendees, findings } = JSON.parse(printed) as FleetDocument;
    const outcomes: Record<string, number> = {};
    for (const { outcome } of attendees) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    return {
      outcomes,
      verdict,
      findings: findings.map((one) => `${one.where}: ${one.evidence} (${one.attendees.join(', ')})`),
      seconds: Math.round((performance.now() - startedMs) / 1_000),
      peakMb,
    };
  } finally {
    clearInterval(timer);
  }
}
