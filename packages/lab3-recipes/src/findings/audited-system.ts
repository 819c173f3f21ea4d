/** Where leftovers may be. */
export type AuditedSystem = 'Confluent Cloud' | 'Databricks' | 'PostgreSQL';
