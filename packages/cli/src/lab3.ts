import { Command } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { addAuditCommand } from './commands/audit.ts';
import { addCompletionCommand } from './commands/completion.ts';
import { addConfigCommand } from './commands/config.ts';
import { addDoctorCommand } from './commands/doctor.ts';
import { addDownCommand } from './commands/down.ts';
import { addFleetCommand } from './commands/fleet.ts';
import { addGrantCommand } from './commands/grant.ts';
import { addMcpCommand } from './commands/mcp.ts';
import { addPlanCommand } from './commands/plan.ts';
import { addRepairCommand } from './commands/repair.ts';
import { addReportCommand } from './commands/report.ts';
import { addRotateCommand } from './commands/rotate.ts';
import { addSandboxCommand } from './commands/sandbox.ts';
import { addDiagnoseCommand, addStatusCommand } from './commands/status.ts';
import { addStorageCommand } from './commands/storage.ts';
import { addEnableCommand, addResumeCommand } from './commands/tableflow.ts';
import { addUpCommand } from './commands/up.ts';
import { addVerifyCommand } from './commands/verify.ts';
import { addWatchCommand } from './commands/watch.ts';
import { runProgram } from './run-program.ts';

const program = new Command('lab3')
  .description('LAB 3 by code: PostgreSQL tables as Kafka topics as Delta tables in Databricks.')
  .version(manifest.version, '--version', 'print the version')
  // Narrow terminals are wrapped for, too; commands inherit it.
  .configureHelp({ minWidthToWrap: 20 })
  .showHelpAfterError('Run `lab3 --help` for the commands and their options.');

addConfigCommand(program);
addStorageCommand(program);
addGrantCommand(program);
addDoctorCommand(program);
addPlanCommand(program);
addUpCommand(program);
addVerifyCommand(program);
addStatusCommand(program);
addDiagnoseCommand(program);
addWatchCommand(program);
addReportCommand(program);
addEnableCommand(program);
addResumeCommand(program);
addRepairCommand(program);
addRotateCommand(program);
addDownCommand(program);
addAuditCommand(program);
addFleetCommand(program);
addMcpCommand(program);
addSandboxCommand(program);
addCompletionCommand(program);

if (process.argv.length > 2) await runProgram(program, process.argv);
else console.log(`${(await import('./welcome.ts')).welcome()}\n${program.helpInformation()}`.trimEnd());
