import type * as z from 'zod';
import { enableOutput, grantOutput, repairOutput, resumeOutput, rotateOutput, storageOutput } from './changes.ts';
import {
  fleetAuditOutput,
  fleetCostOutput,
  fleetDownOutput,
  fleetFixOutput,
  fleetPlanOutput,
  fleetUpOutput,
  fleetVerifyOutput,
  fleetWatchOutput,
} from './fleet.ts';
import { configOutput, diagnoseOutput, doctorOutput, statusOutput, watchOutput } from './health.ts';
import { auditOutput, downOutput, planOutput, upOutput, verifyOutput } from './lab.ts';
import { reportOutput } from './report.ts';
import { sandboxOutput } from './sandbox.ts';

/** What each command prints with `--json`. `docs/json` publishes the same as JSON Schema. */
export const outputs: Readonly<Record<string, z.ZodType>> = {
  config: configOutput,
  storage: storageOutput,
  grant: grantOutput,
  doctor: doctorOutput,
  plan: planOutput,
  up: upOutput,
  verify: verifyOutput,
  status: statusOutput,
  diagnose: diagnoseOutput,
  watch: watchOutput,
  report: reportOutput,
  enable: enableOutput,
  resume: resumeOutput,
  repair: repairOutput,
  rotate: rotateOutput,
  down: downOutput,
  audit: auditOutput,
  'fleet plan': fleetPlanOutput,
  'fleet up': fleetUpOutput,
  'fleet verify': fleetVerifyOutput,
  'fleet watch': fleetWatchOutput,
  'fleet fix': fleetFixOutput,
  'fleet cost': fleetCostOutput,
  'fleet report': fleetVerifyOutput,
  'fleet down': fleetDownOutput,
  'fleet audit': fleetAuditOutput,
  sandbox: sandboxOutput,
};
