import type { Command } from 'commander';

/** Where the values of a lab are, or the sandbox in their place. */
export interface PlaceOptions {
  /** The configuration file, where it is not the one of the working folder. */
  readonly config?: string;
  readonly terraform?: string;
  readonly terraformOutput?: string;
  readonly tfvars?: string;
  /** A URL or the data folder of a running one; `true` where neither was given. */
  readonly sandbox?: boolean | string;
}

/** The options that every command on a lab has. */
export interface LabCommandOptions extends PlaceOptions {
  readonly timeFactor?: string;
  readonly timeout?: string;
  /** Only results and errors are printed. */
  readonly quiet?: boolean;
  readonly json?: boolean;
}

export function addPlaceOptions(command: Command): Command {
  return command
    .option(
      '--config <file>',
      'the configuration file; without it lab3.config.json, .ts or .js of this folder, if it has one',
    )
    .option(
      '--terraform <folder, file or ->',
      "the folder of Terraform's root, whose outputs and variables are read; or a file as below",
    )
    .option('--terraform-output <file>', 'what `terraform output -json` printed; `-` reads standard input')
    .option('--tfvars <file>', 'the variables file of Terraform: terraform.tfvars or terraform.tfvars.json')
    .option(
      '--sandbox [folder or url]',
      'use a running sandbox and no other system; without a value the one of this folder, or one for this run',
    );
}

export function addLabOptions(command: Command): Command {
  return addPlaceOptions(command)
    .option('--time-factor <number>', 'how much faster than the clouds a sandbox for this run is', '60')
    .option('--timeout <seconds>', 'maximum seconds for each wait')
    .option('--quiet', 'print only results and errors: no progress, no notes')
    .option('--json', 'print one JSON document instead of text')
    .addHelpText(
      'after',
      `
Values come from the environment first, then from the Terraform output, then from the tfvars, then from the configuration file.
A missing value is named together with the places where it can be set. Secrets are never taken as arguments.`,
    );
}
