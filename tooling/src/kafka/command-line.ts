import type { KafkaOptions } from './start-kafka.ts';

/** What `pnpm run kafka` was asked for. */
export interface KafkaCommandLine extends KafkaOptions {
  /** The command that it is started for; empty for none. */
  readonly command: readonly string[];
}

const usage = 'Use: pnpm run kafka -- [--brokers <1 to 9>] [--secure] [-- <command> …]';

/** Reads `--brokers 3 --secure -- <command>`. @throws Error with the usage */
export function readCommandLine(args: readonly string[]): KafkaCommandLine {
  let brokers = 1;
  let isSecure = false;
  let index = 0;
  for (; args[index]?.startsWith('--'); index += 1) {
    const argument = args[index];
    if (argument === '--secure') isSecure = true;
    else if (argument === '--brokers') {
      index += 1;
      brokers = Number(args[index]);
      if (!/^[1-9]$/.test(args[index] ?? '')) throw new Error(usage);
    } else if (argument !== '--') throw new Error(usage);
  }
  return { brokers, isSecure, command: args.slice(index) };
}
