/** The packages, from the lowest to the highest. */
export const rooms = [
  'client-core',
  'confluent-client',
  'databricks-client',
  'simulator',
  'lab3-recipes',
  'sandbox',
  'report',
  'cli',
] as const;
