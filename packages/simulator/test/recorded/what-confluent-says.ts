import { type Said, said } from './said.ts';

const blankMembers = 'related and resource_name are members that only answers have: they are not read in a request';
const added = 'the operation exists';

/** In the order in which they are tried: the first that fits a request counts. */
export const saidByConfluent: readonly Said[] = [
  said(
    'GET',
    /\/(tableflow-topics|catalog-integrations|integrations)\/(none|tci-none)$/,
    404,
    'there is none of that name',
  ),
  said('POST', /\/pim\/v2\/integrations:validate$/, 404, 'the integration that the body names is not there'),
  said('GET', /\/role-bindings\/rb-none$/, 403, 'a role binding that does not exist reads as forbidden (C1.3)'),
  said('GET', /\/api-keys\/none$/, 403, 'a key that does not exist reads as forbidden (C1.3)'),
  said('PATCH', /\/api-keys\/none$/, 403, 'a key that does not exist reads as forbidden (C1.3)'),
  said(
    'GET',
    /^\/config\/[^/]+$/,
    404,
    'the subject has no settings of its own, and those of the registry were not asked for',
  ),
  said(
    'POST',
    /\/broker-configs:alter$/,
    400,
    'only a Dedicated cluster has settings of its own, and this one is Basic',
  ),
  said('POST', /\/api\/sessions$/, 401, 'the recorded password is none of the person who is signed in here'),
  said('POST', /\/catalog-integrations$/, 202, blankMembers),
  said('POST', /\/tableflow-topics$/, 202, blankMembers),
  said('PATCH', /\/tableflow-topics\//, 200, blankMembers),
  said('GET', /\/tableflow-topics\//, 200, 'Tableflow is enabled on the topic here'),
  said('POST', /\/pim\/v[12]\/integrations$/, 201, `${blankMembers}, and a provider is known in any case`),
  said('POST', /\/api-keys$/, 202, blankMembers),
  said('POST', /\/environments$/, 201, added),
  said('PATCH', /\/(environments|service-accounts|api-keys)\//, 200, added),
  said('POST', /\/configs:alter$/, 204, added),
  said('PUT', /^\/config\//, 200, added),
  said('POST', /^\/compatibility\//, 200, added),
  said('GET', /^\/(schemas|config|mode)$/, 200, added),
  said('GET', /\/offsets\/request\/status$/, 200, added),
  said('GET', /\/iam\/v2\/users$/, 200, added),
  said('GET', /\/api\/login\/realm$/, 200, 'anybody may ask how a person signs in'),
  said(
    'GET',
    /\/(usage_limits|service_accounts|users|roles|features)$/,
    200,
    'a tool only asks, and gets a quiet answer',
  ),
  said('GET', /\/kafka\/v3\/clusters\/[^/]+\/topics\//, 200, 'the token of the person opens the cluster'),
];
