const given = process.env.KAFKA_BOOTSTRAP_SERVERS;
if (!given) throw new Error('KAFKA_BOOTSTRAP_SERVERS is missing: `pnpm run kafka` sets it.');

/** The Kafka that these programs work on. */
export const bootstrapServers: readonly string[] = given.split(',');
