import type { Answer } from '../request/answer.ts';

/** A refusal in the shape of SCIM. Source: D3.2. */
export function scimError(status: number, detail: string, scimType?: string): Answer {
  return {
    status,
    body: {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      status: String(status),
      ...(scimType ? { scimType } : {}),
      detail,
    },
  };
}
