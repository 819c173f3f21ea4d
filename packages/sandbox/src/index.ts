export { riverHotels, type World } from '@tableflow-workshop/simulator';
export type { SandboxAccess } from './access-file.ts';
export type { KafkaLogin, KafkaMechanism, KafkaSettings } from './broker/kafka/kafka-settings.ts';
export { resolveStoragePath } from './delta/storage-path.ts';
export type { SandboxAttendee, SandboxDescription } from './describe-sandbox.ts';
export { removeSandbox } from './remove-sandbox.ts';
export { type Sandbox, type SandboxOptions, startSandbox } from './start-sandbox.ts';
