// Generated from the API description beside this package's `openapi/` folder. Do not edit: run `pnpm generate`.

import type { ApiShapes } from '@tableflow-workshop/client-core';

export const shapes: ApiShapes = {
  operations: {
    "DELETE /config/{subject}": "string",
    "DELETE /subjects/{subject}": "#VersionNumbers",
    "DELETE /subjects/{subject}/versions/{version}": "integer",
    "GET /config": "#Config",
    "GET /config/{subject}": "#Config",
    "GET /mode": "#Mode",
    "GET /schemas": {"list":"#SubjectVersion"},
    "GET /schemas/ids/{id}": "#Schema",
    "GET /subjects": {"list":"string"},
    "GET /subjects/{subject}/versions": "#VersionNumbers",
    "GET /subjects/{subject}/versions/{version}": "#SubjectVersion",
    "POST /compatibility/subjects/{subject}/versions": "#Compatibility",
    "POST /compatibility/subjects/{subject}/versions/{version}": "#Compatibility",
    "POST /subjects/{subject}/versions": "#CreatedSubjectVersion",
    "PUT /config": "#ConfigUpdate",
    "PUT /config/{subject}": "#ConfigUpdate",
  },
  named: {
    "Compatibility": {"fields":{"is_compatible?":"boolean","messages?":{"list":"string"}}},
    "Config": {"fields":{"compatibilityLevel?":"string","alias?":"string","aliasForDeks?":"string","normalize?":"boolean","validateFields?":"boolean","validateNewSchemas?":"boolean","validateRules?":"boolean","compatibilityPolicy?":"string","compatibilityGroup?":"string"}},
    "ConfigUpdate": {"fields":{"compatibility?":"string","alias?":"string","aliasForDeks?":"string","normalize?":"boolean","validateFields?":"boolean","validateNewSchemas?":"boolean","validateRules?":"boolean","compatibilityPolicy?":"string","compatibilityGroup?":"string"}},
    "CreatedSubjectVersion": {"fields":{"id":"integer","version?":"integer","guid?":"string","schema?":"string","schemaType?":"string","references?":{"list":"#SchemaReference"},"metadata?":{"either":["#SchemaMetadata","null"]},"ruleSet?":{"either":["#RuleSet","null"]},"ts?":"integer","deleted?":"boolean"}},
    "Mode": {"fields":{"mode?":"string"}},
    "Rule": {"fields":{"name?":"string","doc?":"string","kind?":"string","mode?":"string","type?":"string","tags?":{"list":"string"},"params?":{"map":"string"},"expr?":"string","onSuccess?":"string","onFailure?":"string","disabled?":"boolean"}},
    "RuleSet": {"fields":{"migrationRules?":{"list":"#Rule"},"domainRules?":{"list":"#Rule"},"encodingRules?":{"list":"#Rule"},"enableAt?":"string"}},
    "Schema": {"fields":{"subject?":"string","version?":"integer","guid?":"string","schema":"string","schemaType?":"string","references?":{"list":"#SchemaReference"},"metadata?":{"either":["#SchemaMetadata","null"]},"ruleSet?":{"either":["#RuleSet","null"]},"schemaTags?":{"list":"#SchemaTags"},"maxId?":"integer","ts?":"integer","deleted?":"boolean"}},
    "SchemaEntity": {"fields":{"entityPath?":"string","entityType?":"string"}},
    "SchemaMetadata": {"fields":{"tags?":{"map":{"list":"string"}},"properties?":{"map":"string"},"sensitive?":{"list":"string"}}},
    "SchemaReference": {"fields":{"name?":"string","subject?":"string","version?":"integer"}},
    "SchemaTags": {"fields":{"schemaEntity?":"#SchemaEntity","tags?":{"list":"string"}}},
    "SubjectVersion": {"fields":{"subject":"string","version":"integer","id":"integer","guid?":"string","schema":"string","schemaType?":"string","references?":{"list":"#SchemaReference"},"metadata?":{"either":["#SchemaMetadata","null"]},"ruleSet?":{"either":["#RuleSet","null"]},"schemaTags?":{"list":"#SchemaTags"},"ts?":"integer","deleted?":"boolean"}},
    "VersionNumbers": {"list":"integer"},
  },
};
