/** What there is to know of a key of the connector before its value is changed. */
export interface ConnectorKey {
  /**
   * Whether another value changes the form or the place of data that is already in the topics, or loses the place in
   * the database's log. Such a key is refused on a live connector; all others are brought to the wanted value.
   */
  readonly shapesData: boolean;
  /** What the service assumes where the key is not set. */
  readonly serviceDefault?: string;
  /** The service returns asterisks in its place. */
  readonly isSecret?: boolean;
}

const shaping = (serviceDefault?: string): ConnectorKey => key(true, serviceDefault);
const synced = (serviceDefault?: string): ConnectorKey => key(false, serviceDefault);
const secret: ConnectorKey = { shapesData: false, isSecret: true };

function key(shapesData: boolean, serviceDefault: string | undefined): ConnectorKey {
  return serviceDefault === undefined ? { shapesData } : { shapesData, serviceDefault };
}

/** The keys of `PostgresCdcSourceV2` that `postgresCdcConfig` sets, each with what becomes of a live connector that differs. */
export const connectorKeys: Readonly<Record<string, ConnectorKey>> = {
  name: shaping(),
  'connector.class': shaping(),
  'kafka.auth.mode': synced('KAFKA_API_KEY'),
  'kafka.api.key': secret,
  'kafka.api.secret': secret,
  'kafka.service.account.id': synced(),
  'schema.context.name': shaping('default'),
  // A failed connector may need another address or database, so these may change.
  'database.hostname': synced(),
  'database.port': synced(),
  'database.user': synced(),
  'database.password': secret,
  'database.dbname': synced(),
  'database.sslmode': synced('prefer'),
  'plugin.name': shaping('pgoutput'),
  'output.data.format': shaping('JSON'),
  'output.key.format': shaping('JSON'),
  'after.state.only': shaping('false'),
  'tombstones.on.delete': shaping('true'),
  'topic.prefix': shaping(),
  'slot.name': shaping('debezium'),
  'slot.failover': synced('false'),
  'publication.name': shaping('dbz_publication'),
  'publication.autocreate.mode': synced('all_tables'),
  'publish.via.partition.root': shaping('false'),
  'signal.data.collection': synced(),
  'snapshot.mode': synced('initial'),
  'table.include.list': synced(),
  'table.exclude.list': synced(),
  'column.exclude.list': shaping(),
  'event.processing.failure.handling.mode': synced('fail'),
  'schema.name.adjustment.mode': shaping('none'),
  'field.name.adjustment.mode': shaping('none'),
  'heartbeat.interval.ms': synced('0'),
  'heartbeat.action.query': synced(),
  'decimal.handling.mode': shaping('precise'),
  'time.precision.mode': shaping('adaptive'),
  'interval.handling.mode': shaping('numeric'),
  'binary.handling.mode': shaping('bytes'),
  'errors.tolerance': synced('none'),
  'auto.restart.on.user.error': synced('true'),
  'producer.override.linger.ms': synced(),
  'producer.override.compression.type': synced(),
  'tasks.max': synced(),
};

/** Whether `postgresCdcConfig` has an input for it. */
export function isKnown(name: string): boolean {
  return Object.hasOwn(connectorKeys, name);
}

/** Whether another value would reshape data that is already in the topics. Converters and transforms do, whatever their keys. */
export function shapesData(name: string): boolean {
  return (
    connectorKeys[name]?.shapesData ??
    /^(key\.converter|value\.converter|header\.converter|transforms|predicates)\b/.test(name)
  );
}

/** Keys that the service adds to what a user sent. They are its own business: never compared, never sent. */
export function isServerOwned(name: string): boolean {
  return /^(cloud\.(environment|provider)|kafka\.(endpoint|region|dedicated|max\.partition\.validation\.disable)|schema\.registry\.url|valid\.kafka\.api\.key|connector\.crn|confluent\.(custom\.plugin\.type|resource\.connector\.tier)|config\.internal\..+)$/.test(
    name,
  );
}
