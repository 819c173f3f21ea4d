import type { Command } from 'commander';

/** What `lab3 sandbox` was asked for. */
export interface SandboxCommandOptions {
  readonly dataFolder: string;
  readonly timeFactor: string;
  readonly walLevel: string;
  readonly port?: string;
  readonly traffic?: string;
  readonly derivedTopics?: boolean;
  readonly attendees?: string;
  readonly faults?: string;
  readonly anyDatabase?: boolean;
  readonly kafka?: string;
  readonly quiet?: boolean;
  readonly json?: boolean;
}

export function addSandboxCommand(program: Command): void {
  program
    .command('sandbox')
    .description(
      'both clouds on ports of this machine, with a real PostgreSQL and real Delta files; runs until stopped',
    )
    .option(
      '--data-folder <folder>',
      'where everything is kept; a restart on the same folder continues',
      '.lab3/sandbox',
    )
    .option('--port <number>', 'the port of Confluent Cloud; without it the one of the last start, or a free one')
    .option('--time-factor <number>', 'how much faster than the clouds it is', '60')
    .option('--wal-level <level>', 'wal_level of PostgreSQL: logical, or replica to see what goes wrong', 'logical')
    .option('--traffic <per minute>', 'let so many events a minute happen in the tables of schema cdc')
    .option(
      '--derived-topics',
      'write denormalized_hotel_bookings and reviews_with_sentiment, by a job in the place of Flink',
    )
    .option(
      '--attendees <number>',
      'rehearse a workshop: an environment, a cluster and a catalog for each, and roster.csv in the data folder',
    )
    .option(
      '--faults <list or file>',
      'with --attendees, what goes wrong for how many: wrongPassword=5%,suspendedTopic=3 … (docs/instructor-guide.md), or a JSON file',
    )
    .option('--any-database', "let connectors read databases other than the sandbox's own")
    .option('--kafka <servers>', 'keep the topics in the Kafka at host:port,…; KAFKA_* in the environment log in')
    .option('--quiet', 'print only where things are, and errors: no notes')
    .option('--json', 'print one line of JSON when it is ready: addresses, credentials, ids')
    .action(async (options: SandboxCommandOptions) => (await import('../actions/sandbox.ts')).runSandbox(options));
}
