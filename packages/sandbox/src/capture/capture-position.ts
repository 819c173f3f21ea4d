import type { Broker } from '../broker/broker.ts';
import { formatLsn, parseLsn } from './lsn.ts';

/** What a connector stores in the broker, in one batch with the records that led there. */
export type CapturePosition =
  /** A snapshot was begun and its slot is ours: a new start drops that slot and begins again. */
  | { readonly snapshot: 'started'; readonly slot: string }
  /** Everything that was committed up to this point of the write-ahead log is in the topics. */
  | { readonly snapshot: 'done'; readonly lsn: string };

/** The position of a connector whose records reach this point. */
export function positionAt(lsn: bigint): CapturePosition {
  return { snapshot: 'done', lsn: formatLsn(lsn) };
}

/** The stored position; `undefined` at a first start. */
export async function storedPosition(broker: Broker, connector: string): Promise<CapturePosition | undefined> {
  return (await broker.sourcePosition(connector)) as CapturePosition | undefined;
}

/** Up to where a connector's records are on disk. @throws when its snapshot is not */
export async function readPosition(broker: Broker, connector: string): Promise<bigint> {
  const position = await storedPosition(broker, connector);
  if (position?.snapshot !== 'done') throw new Error(`The connector ${connector} has no finished snapshot`);
  return parseLsn(position.lsn);
}
