export { riverHotels, type World } from '@tableflow-workshop/simulator';
export type { SandboxAccess } from './access-file.ts';
export { type ExamineKafkaOptions, examineKafka } from './broker/kafka/doctor/examine-kafka.ts';
export type { KafkaFinding, KafkaReport } from './broker/kafka/doctor/kafka-finding.ts';
export type { ClientCertificate, KafkaLogin, KafkaMechanism, KafkaSettings } from './broker/kafka/kafka-settings.ts';
export { resolveStoragePath } from './delta/storage-path.ts';
export type { SandboxAttendee, SandboxDescription } from './describe-sandbox.ts';
export {
  type FaultKind,
  type FaultShare,
  faultKinds,
  type PlannedFault,
  type SandboxFaults,
} from './faults/sandbox-faults.ts';
export { removeSandbox } from './remove-sandbox.ts';
export { type Sandbox, type SandboxOptions, startSandbox } from './start-sandbox.ts';
