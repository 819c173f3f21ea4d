// Generated from the API description beside this package's `openapi/` folder. Do not edit: run `pnpm generate`.

export interface paths {
    "/cmk/v2/clusters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the Kafka clusters of an environment */
        get: operations["listKafkaClusters"];
        put?: never;
        /**
         * Create a Kafka cluster
         * @description Accepted, and PROVISIONING until it can be used. The first one of an environment brings its Schema Registry.
         */
        post: operations["createKafkaCluster"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cmk/v2/clusters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the Kafka cluster (`lkc-...`). */
                id: components["parameters"]["KafkaClusterId"];
            };
            cookie?: never;
        };
        /**
         * Read a Kafka cluster
         * @description A cluster that was deleted is answered with 403, not with 404.
         */
        get: operations["getKafkaCluster"];
        put?: never;
        post?: never;
        /** Delete a Kafka cluster with everything in it */
        delete: operations["deleteKafkaCluster"];
        options?: never;
        head?: never;
        /**
         * Change a Kafka cluster
         * @description Its name, its protection, its limits, and its type from Basic to Standard.
         */
        patch: operations["updateKafkaCluster"];
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        KafkaCluster: {
            /** @enum {string} */
            api_version?: "cmk/v2";
            /** @enum {string} */
            kind?: "Cluster";
            id: string;
            metadata?: components["schemas"]["ResourceMetadata"];
            spec: components["schemas"]["KafkaClusterSpec"];
            status: components["schemas"]["KafkaClusterStatus"];
        };
        KafkaClusterList: {
            /** @enum {string} */
            api_version: "cmk/v2";
            /** @enum {string} */
            kind: "ClusterList";
            metadata: components["schemas"]["ListMetadata"];
            data: components["schemas"]["KafkaCluster"][];
        };
        KafkaClusterSpec: {
            display_name: string;
            availability: "SINGLE_ZONE" | "MULTI_ZONE" | "LOW" | "HIGH" | (string & {});
            cloud: "AWS" | "GCP" | "AZURE" | (string & {});
            region: string;
            config: components["schemas"]["KafkaClusterConfig"];
            /** @description With its protocol in front, `SASL_SSL://...:9092`. */
            kafka_bootstrap_endpoint?: string;
            /**
             * Format: uri
             * @description Where the Kafka REST API of the cluster is called.
             */
            http_endpoint?: string;
            api_endpoint?: string;
            /** @description Endpoints per access point. */
            endpoints?: {
                [key: string]: components["schemas"]["KafkaClusterEndpoint"];
            };
            deletion_protection?: boolean;
            environment: components["schemas"]["EnvironmentReference"];
            network?: components["schemas"]["NetworkReference"];
            byok?: components["schemas"]["EncryptionKeyReference"];
        };
        CreateKafkaCluster: {
            spec: components["schemas"]["CreateKafkaClusterSpec"];
        };
        CreateKafkaClusterSpec: {
            display_name: string;
            availability: "SINGLE_ZONE" | "MULTI_ZONE" | "LOW" | "HIGH" | (string & {});
            cloud: "AWS" | "GCP" | "AZURE" | (string & {});
            region: string;
            config: components["schemas"]["KafkaClusterConfig"];
            /** @default false */
            deletion_protection?: boolean;
            environment: components["schemas"]["ReferenceById"];
            network?: components["schemas"]["ReferenceById"];
            byok?: components["schemas"]["ReferenceById"];
        };
        UpdateKafkaCluster: {
            spec: components["schemas"]["UpdateKafkaClusterSpec"];
        };
        UpdateKafkaClusterSpec: {
            display_name?: string;
            config?: components["schemas"]["KafkaClusterConfig"];
            deletion_protection?: boolean;
            environment: components["schemas"]["ReferenceById"];
        };
        ReferenceById: {
            id: string;
        };
        KafkaClusterStatus: {
            phase: "PROVISIONING" | "PROVISIONED" | "FAILED" | (string & {});
            /** Format: int32 */
            cku?: number;
        };
        KafkaClusterEndpoint: {
            kafka_bootstrap_endpoint: string;
            /** Format: uri */
            http_endpoint: string;
            connection_type: "PUBLIC" | "PRIVATE_LINK" | "PRIVATE_NETWORK_INTERFACE" | (string & {});
        };
        /** @description The cluster type. */
        KafkaClusterConfig: components["schemas"]["BasicConfig"] | components["schemas"]["StandardConfig"] | components["schemas"]["DedicatedConfig"] | components["schemas"]["EnterpriseConfig"] | components["schemas"]["FreightConfig"];
        BasicConfig: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "Basic";
            /** Format: int32 */
            max_ecku?: number;
        };
        StandardConfig: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "Standard";
            /** Format: int32 */
            max_ecku?: number;
        };
        DedicatedConfig: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "Dedicated";
            /** Format: int32 */
            cku: number;
            encryption_key?: string;
            zones?: string[];
            /** @default REGULAR */
            release_priority?: "REGULAR" | "PRIORITY" | (string & {});
        };
        EnterpriseConfig: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "Enterprise";
            /** Format: int32 */
            max_ecku?: number;
        };
        FreightConfig: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "Freight";
            /** Format: int32 */
            max_ecku?: number;
            zones?: string[];
        };
        EnvironmentReference: {
            id: string;
            environment?: string;
            /** Format: uri */
            related: string;
            /** Format: uri */
            resource_name: string;
        };
        NetworkReference: {
            id: string;
            environment?: string;
            /** Format: uri */
            related: string;
            /** Format: uri */
            resource_name: string;
        };
        EncryptionKeyReference: {
            id: string;
            /** Format: uri */
            related: string;
            /** Format: uri */
            resource_name: string;
        };
        ResourceMetadata: {
            /** Format: uri */
            self: string;
            /** Format: uri */
            resource_name?: string;
            /** Format: date-time */
            created_at?: string;
            /** Format: date-time */
            updated_at?: string;
            /** Format: date-time */
            deleted_at?: string;
        };
        ListMetadata: {
            /** Format: uri */
            first?: string | null;
            /** Format: uri */
            last?: string | null;
            /** Format: uri */
            prev?: string | null;
            /**
             * Format: uri
             * @description The address of the next page. Absent, null or empty on the last one.
             */
            next?: string | null;
            /** Format: int32 */
            total_size?: number;
        };
        Failure: {
            errors: components["schemas"]["FailureDetail"][];
        };
        FailureDetail: {
            id?: string;
            /** @description The HTTP status as text. */
            status?: string;
            /** @description For example `resource_already_exists`. */
            code?: string;
            title?: string;
            detail?: string;
            source?: {
                /** @description A JSON pointer to the field in the body. */
                pointer?: string;
                /** @description The name of the query parameter. */
                parameter?: string;
            };
        };
    };
    responses: {
        /** @description The request is malformed, or a filter is not acceptable. */
        BadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description The API key is missing, unknown or not yet active. */
        Unauthorized: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description The owner of the key does not have the role for this, or the cluster was deleted. */
        Forbidden: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description There is no such resource. */
        NotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description A quota of the organization is used up. */
        QuotaReached: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description A cluster of this name exists in the environment. */
        Conflict: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description The request can be read, and what it asks for is impossible. */
        Unprocessable: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description The rate limit is reached. The body is empty. */
        TooManyRequests: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "Retry-After": components["headers"]["RetryAfter"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The service failed. */
        ServerError: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description Any other failure. */
        Error: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
    };
    parameters: {
        /** @description The id of the Kafka cluster (`lkc-...`). */
        KafkaClusterId: string;
        /** @description The id of the environment (`env-...`). */
        Environment: string;
        PageSize: number;
        /** @description The `page_token` found in `metadata.next` of the page before. */
        PageToken: string;
    };
    requestBodies: never;
    headers: {
        /** @description The id of this request, to be named when asking for support. */
        RequestId: string;
        /** @description How many seconds to wait before the next attempt. */
        RetryAfter: number;
        /** @description Seconds until the rate limit starts again, counted from this response. */
        RateLimitReset: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listKafkaClusters: {
        parameters: {
            query: {
                /** @description The id of the environment (`env-...`). */
                environment: components["parameters"]["Environment"];
                /** @description Keep only the clusters in one of these networks. Repeat the parameter for several. */
                "spec.network"?: string[];
                /** @description Keep only the clusters that are, or are not, protected from deletion. */
                "spec.deletion_protection"?: boolean;
                page_size?: components["parameters"]["PageSize"];
                /** @description The `page_token` found in `metadata.next` of the page before. */
                page_token?: components["parameters"]["PageToken"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of Kafka clusters. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaClusterList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            default: components["responses"]["Error"];
        };
    };
    createKafkaCluster: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateKafkaCluster"];
            };
        };
        responses: {
            /** @description The Kafka cluster, which is being provisioned. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaCluster"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["QuotaReached"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            default: components["responses"]["Error"];
        };
    };
    getKafkaCluster: {
        parameters: {
            query: {
                /** @description The id of the environment (`env-...`). */
                environment: components["parameters"]["Environment"];
            };
            header?: never;
            path: {
                /** @description The id of the Kafka cluster (`lkc-...`). */
                id: components["parameters"]["KafkaClusterId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The Kafka cluster. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaCluster"];
                };
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
    deleteKafkaCluster: {
        parameters: {
            query: {
                /** @description The id of the environment (`env-...`). */
                environment: components["parameters"]["Environment"];
            };
            header?: never;
            path: {
                /** @description The id of the Kafka cluster (`lkc-...`). */
                id: components["parameters"]["KafkaClusterId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The Kafka cluster is being deleted. */
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
    updateKafkaCluster: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the Kafka cluster (`lkc-...`). */
                id: components["parameters"]["KafkaClusterId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateKafkaCluster"];
            };
        };
        responses: {
            /** @description The Kafka cluster as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaCluster"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["QuotaReached"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            default: components["responses"]["Error"];
        };
    };
}
