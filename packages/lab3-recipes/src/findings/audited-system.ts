/** Where leftovers are looked for. */
export type AuditedSystem = 'Confluent Cloud' | 'Databricks' | 'PostgreSQL';
