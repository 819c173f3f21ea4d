import { spawn } from 'node:child_process';
import type { PlaceOptions } from '../lab-options.ts';

/** What a command printed with `--json`. */
export interface CommandResult {
  readonly document: Readonly<Record<string, unknown>>;
  /** Whether it is an error, and no document of the command. */
  readonly isFailure: boolean;
}

/**
 * Runs a command of this program as a process of its own: whatever it prints is not in the way of the protocol, and when the
 * signal aborts it is stopped as by Ctrl-C.
 */
export function runCommand(
  command: string,
  args: readonly string[],
  { places, signal }: { readonly places: PlaceOptions; readonly signal: AbortSignal },
): Promise<CommandResult> {
  const [, program = ''] = process.argv;
  const child = spawn(process.execPath, [program, command, ...placeArguments(places), '--json', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = (): void => void child.kill('SIGINT');
  signal.addEventListener('abort', stop, { once: true });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  return new Promise<CommandResult>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      const document = parsed(stdout);
      if (document) resolve({ document, isFailure: 'error' in document });
      else reject(new Error(`lab3 ${command} ended with ${code} and printed no document. ${stderr.slice(-2_000)}`));
    });
  }).finally(() => signal.removeEventListener('abort', stop));
}

function placeArguments({ config, terraform, terraformOutput, tfvars, sandbox }: PlaceOptions): readonly string[] {
  return [
    ...(config === undefined ? [] : ['--config', config]),
    ...(terraform === undefined ? [] : ['--terraform', terraform]),
    ...(terraformOutput === undefined ? [] : ['--terraform-output', terraformOutput]),
    ...(tfvars === undefined ? [] : ['--tfvars', tfvars]),
    ...(sandbox === undefined || sandbox === false ? [] : ['--sandbox', ...(sandbox === true ? [] : [sandbox])]),
  ];
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
}
