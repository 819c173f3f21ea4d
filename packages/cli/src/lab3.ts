import { Command } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { addDoctorCommand } from './commands/doctor.ts';
import { addDownCommand } from './commands/down.ts';
import { addPlanCommand } from './commands/plan.ts';
import { addSandboxCommand } from './commands/sandbox.ts';
import { addUpCommand } from './commands/up.ts';
import { addVerifyCommand } from './commands/verify.ts';
import { runProgram } from './run-program.ts';

const program = new Command('lab3')
  .description('LAB 3 by code: PostgreSQL tables as Kafka topics as Delta tables in Databricks.')
  .version(manifest.version, '--version', 'print the version')
  .showHelpAfterError('Run `lab3 --help` for the commands and their options.');

addDoctorCommand(program);
addPlanCommand(program);
addUpCommand(program);
addVerifyCommand(program);
addDownCommand(program);
addSandboxCommand(program);

await runProgram(program, process.argv);
