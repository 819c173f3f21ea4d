export { parseTfvars, readTfvars } from './config/tfvars.ts';
