// Generated from the API description beside this package's `openapi/` folder. Do not edit: run `pnpm generate`.

import type { ApiShapes } from '@tableflow-workshop/client-core';

export const shapes: ApiShapes = {
  operations: {
    "DELETE /kafka/v3/clusters/{cluster_id}/acls": "#DeletedAcls",
    "GET /kafka/v3/clusters/{cluster_id}/acls": "#AclList",
    "GET /kafka/v3/clusters/{cluster_id}/topics": "#TopicList",
    "GET /kafka/v3/clusters/{cluster_id}/topics/{topic_name}": "#Topic",
    "GET /kafka/v3/clusters/{cluster_id}/topics/{topic_name}/configs": "#TopicConfigList",
    "POST /kafka/v3/clusters/{cluster_id}/topics": "#Topic",
  },
  named: {
    "Acl": {"fields":{"kind":"string","metadata":"#ResourceMetadata","cluster_id":"string","resource_type":"string","resource_name":"string","pattern_type":"string","principal":"string","host":"string","operation":"string","permission":"string"}},
    "AclList": {"fields":{"kind":"string","metadata":"#ListMetadata","data":{"list":"#Acl"}}},
    "ConfigSource": "string",
    "ConfigSynonym": {"fields":{"name":"string","value?":"string|null","source":"#ConfigSource"}},
    "DeletedAcls": {"fields":{"data":{"list":"#Acl"}}},
    "ListMetadata": {"fields":{"self":"string","next?":"string|null"}},
    "Relationship": {"fields":{"related":"string"}},
    "ResourceMetadata": {"fields":{"self":"string","resource_name?":"string|null"}},
    "Topic": {"fields":{"kind":"string","metadata":"#ResourceMetadata","cluster_id":"string","topic_name":"string","is_internal":"boolean","replication_factor":"integer","partitions_count":"integer","partitions":"#Relationship","configs":"#Relationship","partition_reassignments":"#Relationship","authorized_operations?":{"list":"string"}}},
    "TopicConfig": {"fields":{"kind":"string","metadata":"#ResourceMetadata","cluster_id":"string","topic_name":"string","name":"string","value?":"string|null","is_default":"boolean","is_read_only":"boolean","is_sensitive":"boolean","source":"#ConfigSource","synonyms":{"list":"#ConfigSynonym"}}},
    "TopicConfigList": {"fields":{"kind":"string","metadata":"#ListMetadata","data":{"list":"#TopicConfig"}}},
    "TopicList": {"fields":{"kind":"string","metadata":"#ListMetadata","data":{"list":"#Topic"}}},
  },
};
