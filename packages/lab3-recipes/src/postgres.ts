export { connectPostgres } from './source/postgres.ts';
