// Generated from the API description beside this package's `openapi/` folder. Do not edit: run `pnpm generate`.

export interface paths {
    "/kafka/v3/clusters/{cluster_id}/topics": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the Kafka cluster (`lkc-...`). */
                cluster_id: components["parameters"]["ClusterId"];
            };
            cookie?: never;
        };
        /** List topics */
        get: operations["listTopics"];
        put?: never;
        /**
         * Create a topic
         * @description A topic that exists already is refused with 400 and error code 40002, not with 409.
         */
        post: operations["createTopic"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/kafka/v3/clusters/{cluster_id}/topics/{topic_name}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the Kafka cluster (`lkc-...`). */
                cluster_id: components["parameters"]["ClusterId"];
                topic_name: components["parameters"]["TopicName"];
            };
            cookie?: never;
        };
        /** Read a topic */
        get: operations["getTopic"];
        put?: never;
        post?: never;
        /**
         * Delete a topic
         * @description Deletion goes on after the answer. The topic is gone when reading it answers 404.
         */
        delete: operations["deleteTopic"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/kafka/v3/clusters/{cluster_id}/topics/{topic_name}/configs": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the Kafka cluster (`lkc-...`). */
                cluster_id: components["parameters"]["ClusterId"];
                topic_name: components["parameters"]["TopicName"];
            };
            cookie?: never;
        };
        /** List the configs of a topic */
        get: operations["listTopicConfigs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/kafka/v3/clusters/{cluster_id}/topics/{topic_name}/configs:alter": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the Kafka cluster (`lkc-...`). */
                cluster_id: components["parameters"]["ClusterId"];
                topic_name: components["parameters"]["TopicName"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change several configs of a topic at once */
        post: operations["alterTopicConfigs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/kafka/v3/clusters/{cluster_id}/broker-configs:alter": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the Kafka cluster (`lkc-...`). */
                cluster_id: components["parameters"]["ClusterId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change several configs of the whole cluster at once
         * @description Dedicated clusters only.
         */
        post: operations["alterClusterConfigs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/kafka/v3/clusters/{cluster_id}/acls": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the Kafka cluster (`lkc-...`). */
                cluster_id: components["parameters"]["ClusterId"];
            };
            cookie?: never;
        };
        /**
         * List ACLs
         * @description Every filter that is left out matches everything.
         */
        get: operations["listAcls"];
        put?: never;
        /** Create an ACL */
        post: operations["createAcl"];
        /**
         * Delete ACLs
         * @description Deletes every ACL that matches the filters. A missing name, principal or host matches everything, so give all seven to delete one ACL.
         */
        delete: operations["deleteAcls"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
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
    responses: {
        /** @description The request is wrong, or the topic exists already (error code 40002). */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description The key is wrong, or too new. The body may be an HTML page. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
                "text/html": string;
            };
        };
        /** @description The key may not do this. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description The topic (error code 40403) or the cluster (404) does not exist. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description The rate limit was reached. The body is not JSON. */
        TooManyRequests: {
            headers: {
                /** @description Seconds to wait. */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "text/html": string;
            };
        };
        /** @description The service failed. */
        ServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description Any other failure. */
        Error: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
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
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listTopics: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the Kafka cluster (`lkc-...`). */
                cluster_id: components["parameters"]["ClusterId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The topics this key may see. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TopicList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            "5XX": components["responses"]["ServerError"];
            default: components["responses"]["Error"];
        };
    };
    createTopic: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the Kafka cluster (`lkc-...`). */
                cluster_id: components["parameters"]["ClusterId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTopic"];
            };
        };
        responses: {
            /** @description The topic would be created; answered when `validate_only` is true. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Topic"];
                };
            };
            /** @description The topic was created. The counts in this answer may be zero: read the topic to learn the real ones. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Topic"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            "5XX": components["responses"]["ServerError"];
            default: components["responses"]["Error"];
        };
    };
    getTopic: {
        parameters: {
            query?: {
                /** @description Also return the operations this key may perform on the topic. */
                include_authorized_operations?: boolean;
            };
            header?: never;
            path: {
                /** @description Id of the Kafka cluster (`lkc-...`). */
                cluster_id: components["parameters"]["ClusterId"];
                topic_name: components["parameters"]["TopicName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The topic. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Topic"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            "5XX": components["responses"]["ServerError"];
            default: components["responses"]["Error"];
        };
    };
    deleteTopic: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the Kafka cluster (`lkc-...`). */
                cluster_id: components["parameters"]["ClusterId"];
                topic_name: components["parameters"]["TopicName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The deletion was accepted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            "5XX": components["responses"]["ServerError"];
            default: components["responses"]["Error"];
        };
    };
    listTopicConfigs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the Kafka cluster (`lkc-...`). */
                cluster_id: components["parameters"]["ClusterId"];
                topic_name: components["parameters"]["TopicName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All configs that apply to the topic, defaults included. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TopicConfigList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            "5XX": components["responses"]["ServerError"];
            default: components["responses"]["Error"];
        };
    };
    alterTopicConfigs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the Kafka cluster (`lkc-...`). */
                cluster_id: components["parameters"]["ClusterId"];
                topic_name: components["parameters"]["TopicName"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlterConfigs"];
            };
        };
        responses: {
            /** @description The configs were changed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            default: components["responses"]["Error"];
        };
    };
    alterClusterConfigs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the Kafka cluster (`lkc-...`). */
                cluster_id: components["parameters"]["ClusterId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlterConfigs"];
            };
        };
        responses: {
            /** @description The configs were changed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            default: components["responses"]["Error"];
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
            header?: never;
            path: {
                /** @description Id of the Kafka cluster (`lkc-...`). */
                cluster_id: components["parameters"]["ClusterId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The ACLs that match. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AclList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            "5XX": components["responses"]["ServerError"];
            default: components["responses"]["Error"];
        };
    };
    createAcl: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the Kafka cluster (`lkc-...`). */
                cluster_id: components["parameters"]["ClusterId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateAcl"];
            };
        };
        responses: {
            /** @description The ACL was created. The answer has no body. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            "5XX": components["responses"]["ServerError"];
            default: components["responses"]["Error"];
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
            header?: never;
            path: {
                /** @description Id of the Kafka cluster (`lkc-...`). */
                cluster_id: components["parameters"]["ClusterId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The ACLs that were deleted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedAcls"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            "5XX": components["responses"]["ServerError"];
            default: components["responses"]["Error"];
        };
    };
}
