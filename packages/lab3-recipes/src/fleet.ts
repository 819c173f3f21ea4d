export { type AuditFleetResult, auditFleet } from './fleet/audit-fleet.ts';
export type { CostLine, CostSum, Holding } from './fleet/cost/cost-line.ts';
export { dbusPerHour, listPrices, type PricedUnit, type PriceList, type UnitPrice } from './fleet/cost/price-list.ts';
export type { FixedLab } from './fleet/fix/fix-lab.ts';
export type { AdministratorOf } from './fleet/fix/integration-fixes.ts';
export type { LabFix } from './fleet/fix/lab-fix.ts';
export type { TableRepair } from './fleet/fix/table-repair.ts';
export { type FixFleetOptions, type FixFleetResult, fixFleet, type GroupedFix } from './fleet/fix-fleet.ts';
export type { FleetEvent } from './fleet/fleet-event.ts';
export { type FleetFinding, type GroupedFinding, groupFindings } from './fleet/fleet-finding.ts';
export type { FleetLedger, LedgerEntry } from './fleet/fleet-ledger.ts';
export type { FleetOptions } from './fleet/fleet-options.ts';
export type { FleetQuota, FleetQuotas } from './fleet/fleet-quotas.ts';
export type { AttendeeResult, FleetResult } from './fleet/fleet-result.ts';
export { type PlanFleetResult, planFleet } from './fleet/plan-fleet.ts';
export {
  type LabCost,
  type ReadFleetCostOptions,
  type ReadFleetCostResult,
  readFleetCost,
} from './fleet/read-fleet-cost.ts';
export type { Remaining } from './fleet/remaining-things.ts';
export { parseRoster, type RosterOptions, readRoster } from './fleet/roster/read-roster.ts';
export type { FleetLab, Roster } from './fleet/roster/roster.ts';
export { type SetUpFleetResult, setUpFleet } from './fleet/set-up-fleet.ts';
export {
  type TearDownFleetOptions,
  type TearDownFleetResult,
  type TornDownLab,
  tearDownFleet,
} from './fleet/tear-down-fleet.ts';
export { type VerifyFleetOptions, type VerifyFleetResult, verifyFleet } from './fleet/verify-fleet.ts';
