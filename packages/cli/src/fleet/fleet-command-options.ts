import type { Command } from 'commander';

/** The options that every command on a fleet has. */
export interface FleetCommandOptions {
  readonly roster?: string;
  /** The configuration file, where it is not the one of the working folder. */
  readonly config?: string;
  readonly tfvars?: string;
  /** A URL or the data folder of a running one; `true` where neither was given. */
  readonly sandbox?: boolean | string;
  readonly timeout?: string;
  readonly quotas?: string;
  readonly recheck?: boolean;
  /** Only results and errors are printed. */
  readonly quiet?: boolean;
  /** Prefixes or names of those who are meant; all without it. */
  readonly only?: readonly string[];
  readonly json?: boolean;
}

/** What `lab3 fleet down` was asked for. */
export interface FleetDownOptions extends FleetCommandOptions {
  readonly allTopics?: boolean;
  readonly adopted?: boolean;
  readonly subjects?: boolean;
  readonly topics?: boolean;
  readonly schema?: boolean;
  readonly yes?: boolean;
}

/** What `lab3 fleet fix` was asked for. */
export interface FleetFixOptions extends FleetCommandOptions {
  readonly yes?: boolean;
}

/** What `lab3 fleet cost` was asked for. */
export interface FleetCostOptions extends FleetCommandOptions {
  readonly prices?: string;
  /** A time, or a duration from now. */
  readonly until?: string;
  readonly budget?: string;
}

/** What `lab3 fleet report` was asked for. */
export interface FleetReportOptions extends FleetCommandOptions {
  readonly html?: string;
  readonly csv?: string;
}

/** What `lab3 fleet watch` was asked for. */
export interface FleetWatchOptions extends FleetCommandOptions {
  readonly every?: string;
  readonly for?: string;
  readonly times?: string;
  readonly web?: boolean;
}

export function addFleetOptions(command: Command): Command {
  return command
    .option(
      '--roster <csv, json or folder>',
      'who takes part: a row for each, or a folder with the Terraform outputs of each',
    )
    .option('--tfvars <file>', 'the variables file of Terraform, for what a row does not say')
    .option(
      '--config <file>',
      'the configuration file, after --tfvars; without it lab3.config.json, .ts or .js of this folder',
    )
    .option(
      '--sandbox [folder or url]',
      'the attendees of a running sandbox, and no other system; without a value the one of this folder',
    )
    .option('--timeout <seconds>', 'maximum seconds for each wait')
    .option('--quiet', 'print only results and errors: no progress, no notes')
    .option('--json', 'print one JSON document instead of text');
}
