import type { ConnectSchemas } from '@tableflow-workshop/confluent-client/connect';
import { accepted, codeAndMessage, ok } from '../request/answer.ts';
import type { Routes } from '../request/route.ts';
import { readConnector } from './connector-path.ts';

/** Changes of how far a connector has come. Source: C3.1. */
export const connectorOffsetRoutes: Routes = {
  /** It is checked and applied later: the answer only repeats what was asked for. */
  requestConnectorOffsets(call, { state, clock, later }) {
    const found = readConnector(call, state);
    if ('status' in found) return found;
    const { type, offsets = [] } = call.body as ConnectSchemas['CreateOffsetsRequest'];
    const request: ConnectSchemas['OffsetsRequest'] = {
      id: found.id,
      name: found.name,
      offsets,
      requested_at: new Date(clock.now()).toISOString(),
      type,
    };
    const record: ConnectSchemas['OffsetsRequestStatus'] = { request, status: { phase: 'PENDING', message: '' } };
    found.offsetsRequest = record;
    later(1_000, () => {
      // What a connector has read is kept by its source: a replication slot cannot be moved from here.
      record.status = { phase: 'FAILED', message: 'The offsets of a PostgreSQL CDC source cannot be altered.' };
    });
    return accepted(request);
  },

  getConnectorOffsetsRequest(call, { state }) {
    const found = readConnector(call, state);
    if ('status' in found) return found;
    return found.offsetsRequest
      ? ok(found.offsetsRequest)
      : codeAndMessage(404, 404, 'No offsets request was made for this connector');
  },
};
