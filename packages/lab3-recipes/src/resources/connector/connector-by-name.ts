import * as z from 'zod';
import { alsoTaken, text } from '../../mechanics/input-schemas.ts';

/** A connector of the lab's cluster, or what `createPostgresCdcConnector` returned of it. */
export const connectorByName = z.strictObject({ ...alsoTaken('outcome', 'topics'), name: text });

/** A connector of the lab's cluster. */
export interface ConnectorByName {
  /** Name of the connector. */
  readonly name: string;
}
