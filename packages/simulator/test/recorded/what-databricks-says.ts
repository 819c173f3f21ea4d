import { type Said, said } from './said.ts';

const added = 'the operation exists';
const asked = 'a tool only asks, and gets a quiet answer';
const columns = 'columns are sent as they were read: with nullable and type_json';

/** In the order in which they are tried: the first that fits a request counts. */
export const saidByDatabricks: readonly Said[] = [
  said('POST', /\/scim\/v2\/ServicePrincipals$/, 201, 'SCIM says that something was created (D9.1)'),
  said('GET', /\/scim\/v2\/(Users$|ServicePrincipals\/\d+$)/, 200, added),
  said('GET', /\/unity-catalog\/(metastores|volumes|bindings\/catalog\/\w+)$/, 200, added),
  said('PATCH', /\/unity-catalog\/(schemas|tables)\/[\w.]+$/, 200, added),
  said('POST', /\/unity-catalog\/temporary-(table|path)-credentials$/, 200, added),
  said('POST', /\/sql\/warehouses(\/\w+\/stop)?$/, 200, added),
  said('GET', /\/workspace\/(list|export)$/, 200, added),
  said('POST', /\/workspace\/mkdirs$/, 200, added),
  said('POST', /\/workspace\/import$/, 200, 'the directory is there, and a form is read as JSON is'),
  said('GET', /\/workspace\/get-status$/, 200, 'the notebook is there', /nb2?$/),
  said('GET', /\/workspace\/get-status$/, 404, 'return_export_info is not known and not read; the file is not there'),
  said('POST', /\/sql\/statements\/?$/, 200, 'a slash at the end means nothing, and results may lie elsewhere'),
  said('POST', /\/unity-catalog\/tables$/, 200, columns),
  said('DELETE', /\/unity-catalog\/tables\/[\w.]+\.t1$/, 200, `${columns}, so the table was made`),
  said('GET', /\/(credentials|tokens|data_sources)$/, 200, asked),
  said('POST', /^\/telemetry-ext$/, 200, asked),
];
