import { type Command, CommanderError } from 'commander';

/**
 * Runs the command line. A failure is a text for a person (or JSON, where that was asked for) and exit code 1; a run that
 * was stopped has the exit code of its signal.
 */
export async function runProgram(program: Command, argv: readonly string[]): Promise<void> {
  // A reader that goes away (`lab3 up | head -1`) must not stop the work half-way. What cannot be written is a failure.
  process.stderr.on('error', () => undefined);
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    process.exitCode = 1;
    process.stderr.write(`\n✗ standard output cannot be written: ${error.message}\n`);
  });
  const asJson = argv.includes('--json');
  for (const command of withSubcommands(program)) {
    command.exitOverride();
    if (asJson) command.configureOutput({ writeErr: () => undefined });
  }
  try {
    await program.parseAsync([...argv]);
    await endStopped();
  } catch (error) {
    if (error instanceof CommanderError && (error.exitCode === 0 || !asJson)) {
      process.exitCode = error.exitCode;
      return;
    }
    // Loaded only here: most runs, and all that only ask for help, end well.
    const { reportFailure } = await import('./report-failure.ts');
    process.exitCode = reportFailure(error, asJson);
    await endStopped();
  }
}

/** Calls of a run that was stopped may go on for minutes, and would keep the process. What was printed comes out first. */
async function endStopped(): Promise<void> {
  if (Number(process.exitCode) <= 128) return;
  for (const stream of [process.stdout, process.stderr])
    await new Promise<void>((resolve) => stream.write('', () => resolve()));
  process.exit();
}

function withSubcommands(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(withSubcommands)];
}
