export { riverHotels, type World } from '@tableflow-workshop/simulator';
export type { SandboxDescription } from './describe-sandbox.ts';
export { type Sandbox, type SandboxOptions, startSandbox } from './start-sandbox.ts';
