export { attendeesOf } from './attendees.ts';
export type { CloudAccount } from './cloud-account.ts';
export { type NamedInCluster, qualifiedName, splitName } from './confluent/cluster-of.ts';
export type { InCluster } from './confluent/in-cluster.ts';
export { tableName } from './confluent/tableflow-topics.ts';
export { createSimulator, type Simulator, type SimulatorOptions } from './create-simulator.ts';
export type {
  CatalogRelations,
  ControlPlane,
  CreateDataPlane,
  DataPlane,
  NewRelation,
  ProducedPart,
  ProducedRecord,
  ProduceOutcome,
  Statement,
  StatementCaller,
  StatementOutcome,
  TableField,
  TableFieldType,
  TableStatus,
} from './data-plane.ts';
export { drawTimings } from './draw-timings.ts';
export { environmentOf } from './environment-of.ts';
export { callLine, isChanging, type RecordedCall } from './request/calls.ts';
export type { Fault, FaultScript } from './request/faults.ts';
export type { SimulatorAnswer, SimulatorRoute, SimulatorRouteCall } from './request/own-routes.ts';
export { type ServedSimulator, type ServeOptions, serveSimulator } from './serve/serve-simulator.ts';
export type { SimulatorState } from './state.ts';
export { fasterTimings, type GivenTimings, type Timings, type TimingsOf, usualTimings } from './timings.ts';
export { riverHotels, type World, type WorldKey, type WorldTable } from './world.ts';
