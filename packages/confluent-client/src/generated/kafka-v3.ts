// Generated from the API description beside this package's `openapi/` folder. Do not edit: run `pnpm generate`.

type Json<Body> = { content: { "application/json": Body } };

export interface paths {
    "/kafka/v3/clusters/{cluster_id}/topics": {
        /** List topics */
        get: operations["listTopics"];
        /**
         * Create a topic
         * @description A topic that exists already is refused with 400 and error code 40002, not with 409.
         */
        post: operations["createTopic"];
    };
    "/kafka/v3/clusters/{cluster_id}/topics/{topic_name}": {
        /** Read a topic */
        get: operations["getTopic"];
        /**
         * Delete a topic
         * @description Deletion goes on after the answer. The topic is gone when reading it answers 404.
         */
        delete: operations["deleteTopic"];
    };
    "/kafka/v3/clusters/{cluster_id}/topics/{topic_name}/configs": {
        /** List the configs of a topic */
        get: operations["listTopicConfigs"];
    };
    "/kafka/v3/clusters/{cluster_id}/topics/{topic_name}/configs:alter": {
        /** Change several configs of a topic at once */
        post: operations["alterTopicConfigs"];
    };
    "/kafka/v3/clusters/{cluster_id}/broker-configs:alter": {
        /**
         * Change several configs of the whole cluster at once
         * @description Dedicated clusters only.
         */
        post: operations["alterClusterConfigs"];
    };
    "/kafka/v3/clusters/{cluster_id}/acls": {
        /**
         * List ACLs
         * @description Every filter that is left out matches everything.
         */
        get: operations["listAcls"];
        /** Create an ACL */
        post: operations["createAcl"];
        /**
         * Delete ACLs
         * @description Deletes every ACL that matches the filters. A missing name, principal or host matches everything, so give all seven to delete one ACL.
         */
        delete: operations["deleteAcls"];
    };
}
export interface components {
    schemas: {
        Topic: {
            kind: string;
            metadata: components["schemas"]["ResourceMetadata"];
            cluster_id: string;
            topic_name: string;
            is_internal: boolean;
            replication_factor: number;
            partitions_count: number;
            partitions: components["schemas"]["Relationship"];
            configs: components["schemas"]["Relationship"];
            partition_reassignments: components["schemas"]["Relationship"];
            /** @description Present only when asked for. */
            authorized_operations?: ("UNKNOWN" | "ALL" | "READ" | "WRITE" | "CREATE" | "DELETE" | "ALTER" | "DESCRIBE" | "CLUSTER_ACTION" | "DESCRIBE_CONFIGS" | "ALTER_CONFIGS" | "IDEMPOTENT_WRITE" | (string & {}))[];
        };
        TopicList: {
            kind: string;
            metadata: components["schemas"]["ListMetadata"];
            data: components["schemas"]["Topic"][];
        };
        AlterConfigs: {
            data: components["schemas"]["AlterConfig"][];
            /** @description Check only. */
            validate_only?: boolean;
        };
        AlterConfig: {
            name: string;
            value?: string | null;
            /** @description DELETE goes back to the default. */
            operation?: "SET" | "DELETE" | (string & {}) | null;
        };
        CreateTopic: {
            topic_name: string;
            partitions_count?: number;
            replication_factor?: number;
            configs?: components["schemas"]["CreateTopicConfig"][];
            /** @description Check the request without creating the topic. */
            validate_only?: boolean;
        };
        CreateTopicConfig: {
            name: string;
            value?: string | null;
        };
        TopicConfig: {
            kind: string;
            metadata: components["schemas"]["ResourceMetadata"];
            cluster_id: string;
            topic_name: string;
            name: string;
            value?: string | null;
            is_default: boolean;
            is_read_only: boolean;
            is_sensitive: boolean;
            source: components["schemas"]["ConfigSource"];
            /** @description The places this config may come from, the winning one first. */
            synonyms: components["schemas"]["ConfigSynonym"][];
        };
        TopicConfigList: {
            kind: string;
            metadata: components["schemas"]["ListMetadata"];
            data: components["schemas"]["TopicConfig"][];
        };
        ConfigSynonym: {
            name: string;
            value?: string | null;
            source: components["schemas"]["ConfigSource"];
        };
        ConfigSource: "DYNAMIC_CLUSTER_LINK_CONFIG" | "DYNAMIC_TOPIC_CONFIG" | "DYNAMIC_BROKER_LOGGER_CONFIG" | "DYNAMIC_BROKER_CONFIG" | "DYNAMIC_DEFAULT_BROKER_CONFIG" | "STATIC_BROKER_CONFIG" | "DEFAULT_CONFIG" | "UNKNOWN" | (string & {});
        Acl: {
            kind: string;
            metadata: components["schemas"]["ResourceMetadata"];
            cluster_id: string;
            resource_type: "UNKNOWN" | "ANY" | "TOPIC" | "GROUP" | "CLUSTER" | "TRANSACTIONAL_ID" | "DELEGATION_TOKEN" | (string & {});
            resource_name: string;
            pattern_type: "UNKNOWN" | "ANY" | "MATCH" | "LITERAL" | "PREFIXED" | (string & {});
            principal: string;
            host: string;
            operation: "UNKNOWN" | "ANY" | "ALL" | "READ" | "WRITE" | "CREATE" | "DELETE" | "ALTER" | "DESCRIBE" | "CLUSTER_ACTION" | "DESCRIBE_CONFIGS" | "ALTER_CONFIGS" | "IDEMPOTENT_WRITE" | (string & {});
            permission: "UNKNOWN" | "ANY" | "DENY" | "ALLOW" | (string & {});
        };
        AclList: {
            kind: string;
            metadata: components["schemas"]["ListMetadata"];
            data: components["schemas"]["Acl"][];
        };
        DeletedAcls: {
            data: components["schemas"]["Acl"][];
        };
        CreateAcl: {
            resource_type: components["schemas"]["AclResourceType"];
            /** @description Name or prefix of the resource; `kafka-cluster` for the cluster itself. */
            resource_name: string;
            pattern_type: components["schemas"]["AclPatternType"];
            /** @description `User:sa-...` */
            principal: string;
            /** @description `*` for any host. */
            host: string;
            operation: components["schemas"]["AclOperation"];
            permission: components["schemas"]["AclPermission"];
        };
        /** @enum {string} */
        AclResourceType: "UNKNOWN" | "ANY" | "TOPIC" | "GROUP" | "CLUSTER" | "TRANSACTIONAL_ID" | "DELEGATION_TOKEN";
        /**
         * @description An ACL itself is `LITERAL` or `PREFIXED`; `ANY` and `MATCH` only make sense in a filter.
         * @enum {string}
         */
        AclPatternType: "UNKNOWN" | "ANY" | "MATCH" | "LITERAL" | "PREFIXED";
        /** @enum {string} */
        AclOperation: "UNKNOWN" | "ANY" | "ALL" | "READ" | "WRITE" | "CREATE" | "DELETE" | "ALTER" | "DESCRIBE" | "CLUSTER_ACTION" | "DESCRIBE_CONFIGS" | "ALTER_CONFIGS" | "IDEMPOTENT_WRITE";
        /** @enum {string} */
        AclPermission: "UNKNOWN" | "ANY" | "DENY" | "ALLOW";
        Relationship: {
            /** @description Address of the related resource. */
            related: string;
        };
        ResourceMetadata: {
            self: string;
            resource_name?: string | null;
        };
        ListMetadata: {
            self: string;
            next?: string | null;
        };
        Failure: {
            /** @description An HTTP status, or one with two digits appended (40002, 40403). */
            error_code: number;
            message: string;
        };
    };
    parameters: {
        /** @description Id of the Kafka cluster (`lkc-...`). */
        ClusterId: string;
        TopicName: string;
        /** @description Name or prefix of the resource; `kafka-cluster` for the cluster itself. */
        AclResourceName: string;
        /** @description `User:sa-...`. When listing, leaving it out returns numeric principals (`User:12345`), while `UserV2:*` returns every ACL with `User:sa-...`. */
        AclPrincipal: string;
        /** @description Client host the ACL holds for; `*` for any. */
        AclHost: string;
    };
}
export interface operations {
    listTopics: {
        parameters: {
            path: {
                /** @description Id of the Kafka cluster (`lkc-...`). */
                cluster_id: components["parameters"]["ClusterId"];
            };
        };
        responses: {
            200: Json<components["schemas"]["TopicList"]>;
        };
    };
    createTopic: {
        parameters: {
            path: {
                /** @description Id of the Kafka cluster (`lkc-...`). */
                cluster_id: components["parameters"]["ClusterId"];
            };
        };
        requestBody: Json<components["schemas"]["CreateTopic"]>;
        responses: {
            200: Json<components["schemas"]["Topic"]>;
            201: Json<components["schemas"]["Topic"]>;
        };
    };
    getTopic: {
        parameters: {
            query?: {
                /** @description Also return the operations this key may perform on the topic. */
                include_authorized_operations?: boolean;
            };
            path: {
                /** @description Id of the Kafka cluster (`lkc-...`). */
                cluster_id: components["parameters"]["ClusterId"];
                topic_name: components["parameters"]["TopicName"];
            };
        };
        responses: {
            200: Json<components["schemas"]["Topic"]>;
        };
    };
    deleteTopic: {
        parameters: {
            path: {
                /** @description Id of the Kafka cluster (`lkc-...`). */
                cluster_id: components["parameters"]["ClusterId"];
                topic_name: components["parameters"]["TopicName"];
            };
        };
        responses: {
            204: {};
        };
    };
    listTopicConfigs: {
        parameters: {
            path: {
                /** @description Id of the Kafka cluster (`lkc-...`). */
                cluster_id: components["parameters"]["ClusterId"];
                topic_name: components["parameters"]["TopicName"];
            };
        };
        responses: {
            200: Json<components["schemas"]["TopicConfigList"]>;
        };
    };
    alterTopicConfigs: {
        parameters: {
            path: {
                /** @description Id of the Kafka cluster (`lkc-...`). */
                cluster_id: components["parameters"]["ClusterId"];
                topic_name: components["parameters"]["TopicName"];
            };
        };
        requestBody: Json<components["schemas"]["AlterConfigs"]>;
        responses: {
            204: {};
        };
    };
    alterClusterConfigs: {
        parameters: {
            path: {
                /** @description Id of the Kafka cluster (`lkc-...`). */
                cluster_id: components["parameters"]["ClusterId"];
            };
        };
        requestBody: Json<components["schemas"]["AlterConfigs"]>;
        responses: {
            204: {};
        };
    };
    listAcls: {
        parameters: {
            query?: {
                resource_type?: components["schemas"]["AclResourceType"];
                /** @description Name or prefix of the resource; `kafka-cluster` for the cluster itself. */
                resource_name?: components["parameters"]["AclResourceName"];
                pattern_type?: components["schemas"]["AclPatternType"];
                /** @description `User:sa-...`. When listing, leaving it out returns numeric principals (`User:12345`), while `UserV2:*` returns every ACL with `User:sa-...`. */
                principal?: components["parameters"]["AclPrincipal"];
                /** @description Client host the ACL holds for; `*` for any. */
                host?: components["parameters"]["AclHost"];
                operation?: components["schemas"]["AclOperation"];
                permission?: components["schemas"]["AclPermission"];
            };
            path: {
                /** @description Id of the Kafka cluster (`lkc-...`). */
                cluster_id: components["parameters"]["ClusterId"];
            };
        };
        responses: {
            200: Json<components["schemas"]["AclList"]>;
        };
    };
    createAcl: {
        parameters: {
            path: {
                /** @description Id of the Kafka cluster (`lkc-...`). */
                cluster_id: components["parameters"]["ClusterId"];
            };
        };
        requestBody: Json<components["schemas"]["CreateAcl"]>;
        responses: {
            201: {};
        };
    };
    deleteAcls: {
        parameters: {
            query: {
                resource_type: components["schemas"]["AclResourceType"];
                /** @description Name or prefix of the resource; `kafka-cluster` for the cluster itself. */
                resource_name?: components["parameters"]["AclResourceName"];
                pattern_type: components["schemas"]["AclPatternType"];
                /** @description `User:sa-...`. When listing, leaving it out returns numeric principals (`User:12345`), while `UserV2:*` returns every ACL with `User:sa-...`. */
                principal?: components["parameters"]["AclPrincipal"];
                /** @description Client host the ACL holds for; `*` for any. */
                host?: components["parameters"]["AclHost"];
                operation: components["schemas"]["AclOperation"];
                permission: components["schemas"]["AclPermission"];
            };
            path: {
                /** @description Id of the Kafka cluster (`lkc-...`). */
                cluster_id: components["parameters"]["ClusterId"];
            };
        };
        responses: {
            200: Json<components["schemas"]["DeletedAcls"]>;
        };
    };
}
