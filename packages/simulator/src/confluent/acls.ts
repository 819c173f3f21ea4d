import type { KafkaSchemas } from '@tableflow-workshop/confluent-client/kafka';
import { codeAndMessage, ok } from '../request/answer.ts';
import type { Call, Routes } from '../request/route.ts';
import type { AclRecord } from '../state.ts';
import { isIn, markOf } from './cluster-of.ts';
import { clusterUrl, refuseClusterPath } from './kafka-cluster-path.ts';

const fields = [
  'resource_type',
  'resource_name',
  'pattern_type',
  'principal',
  'host',
  'operation',
  'permission',
] as const;

/** Access lists of the cluster. Source: C7.2. */
export const aclRoutes: Routes = {
  listAcls(call, { state }) {
    const refusal = refuseClusterPath(call, state.confluent);
    if (refusal) return refusal;
    const data = state.confluent.acls
      .filter((acl) => isIn(state.world, acl, call.path.cluster_id) && matches(acl, call.query))
      .map((acl) => describe(call, acl));
    return ok({ kind: 'KafkaAclList', metadata: { self: clusterUrl(call, 'acls'), next: null }, data });
  },

  /** 201 without a body. The same row twice is one row. */
  createAcl(call, { state }) {
    const refusal = refuseClusterPath(call, state.confluent);
    if (refusal) return refusal;
    const body = call.body as KafkaSchemas['CreateAcl'];
    const vague = fields.find((field) => /^(ANY|UNKNOWN|MATCH)$/.test(body[field]) && !isName(field));
    if (vague) return codeAndMessage(400, 40002, `An ACL cannot have ${vague} ${body[vague]}`);
    const row = Object.fromEntries(fields.map((field) => [field, body[field]])) as unknown as AclRecord;
    const acl = { ...row, ...markOf(state.world, call.path.cluster_id) };
    const isThere = state.confluent.acls.some(
      (one) => one.clusterId === acl.clusterId && fields.every((field) => one[field] === acl[field]),
    );
    if (!isThere) state.confluent.acls.push(acl);
    return { status: 201 };
  },

  deleteAcls(call, { state }) {
    const { confluent, world } = state;
    const refusal = refuseClusterPath(call, confluent);
    if (refusal) return refusal;
    const deleted = confluent.acls.filter((acl) => isIn(world, acl, call.path.cluster_id) && matches(acl, call.query));
    confluent.acls = confluent.acls.filter((acl) => !deleted.includes(acl));
    return ok({ data: deleted.map((acl) => describe(call, acl)) });
  },
};

function isName(field: (typeof fields)[number]): boolean {
  return field === 'resource_name' || field === 'principal' || field === 'host';
}

/** A filter that is left out, or ANY, matches everything. */
function matches(acl: AclRecord, query: URLSearchParams): boolean {
  return fields.every((field) => {
    const wanted = query.get(field);
    if (wanted === null || (wanted === 'ANY' && !isName(field))) return true;
    if (field === 'principal') return wanted === 'UserV2:*' || acl.principal === wanted.replace(/^UserV2:/, 'User:');
    if (query.get('pattern_type') !== 'MATCH') return acl[field] === wanted;
    return field === 'pattern_type' || (field === 'resource_name' ? reaches(acl, wanted) : acl[field] === wanted);
  });
}

/** Whether an ACL holds for a resource of this name. */
function reaches(acl: AclRecord, name: string): boolean {
  if (acl.pattern_type === 'PREFIXED') return name.startsWith(acl.resource_name);
  return acl.resource_name === '*' || acl.resource_name === name;
}

/** Without a filter by principal the service answers numbers in place of service account ids. */
function describe(call: Call, acl: AclRecord): KafkaSchemas['Acl'] {
  const principal = call.query.has('principal') ? acl.principal : acl.principal.replace(/^User:(sa-.+)$/, numeric);
  const { resource_type, resource_name, pattern_type, host, operation, permission } = acl;
  const self = `${clusterUrl(call, 'acls')}?${new URLSearchParams({ resource_type, resource_name, pattern_type })}`;
  return {
    kind: 'KafkaAcl',
    metadata: { self },
    cluster_id: call.path.cluster_id ?? '',
    resource_type: resource_type as KafkaSchemas['AclResourceType'],
    resource_name,
    pattern_type,
    principal,
    host,
    operation,
    permission,
  };
}

/** The same account always has the same number. */
function numeric(_whole: string, id: string): string {
  let hash = 7;
  for (const character of id) hash = (hash * 31 + character.charCodeAt(0)) % 9_000_000;
  return `User:${1_000_000 + hash}`;
}
