// Generated from the API description beside this package's `openapi/` folder. Do not edit: run `pnpm generate`.

type Json<Body> = { content: { "application/json": Body } };

export interface paths {
    "/cmk/v2/clusters": {
        /** List the Kafka clusters of an environment */
        get: operations["listKafkaClusters"];
        /**
         * Create a Kafka cluster
         * @description Accepted, and PROVISIONING until it can be used. The first one of an environment brings its Schema Registry.
         */
        post: operations["createKafkaCluster"];
    };
    "/cmk/v2/clusters/{id}": {
        /**
         * Read a Kafka cluster
         * @description A cluster that was deleted is answered with 403, not with 404.
         */
        get: operations["getKafkaCluster"];
        /** Delete a Kafka cluster with everything in it */
        delete: operations["deleteKafkaCluster"];
        /**
         * Change a Kafka cluster
         * @description Its name, its protection, its limits, and its type from Basic to Standard.
         */
        patch: operations["updateKafkaCluster"];
    };
}
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
    parameters: {
        /** @description The id of the Kafka cluster (`lkc-...`). */
        KafkaClusterId: string;
        /** @description The id of the environment (`env-...`). */
        Environment: string;
        PageSize: number;
        /** @description The `page_token` found in `metadata.next` of the page before. */
        PageToken: string;
    };
}
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
        };
        responses: {
            200: Json<components["schemas"]["KafkaClusterList"]>;
        };
    };
    createKafkaCluster: {
        requestBody: Json<components["schemas"]["CreateKafkaCluster"]>;
        responses: {
            202: Json<components["schemas"]["KafkaCluster"]>;
        };
    };
    getKafkaCluster: {
        parameters: {
            query: {
                /** @description The id of the environment (`env-...`). */
                environment: components["parameters"]["Environment"];
            };
            path: {
                /** @description The id of the Kafka cluster (`lkc-...`). */
                id: components["parameters"]["KafkaClusterId"];
            };
        };
        responses: {
            200: Json<components["schemas"]["KafkaCluster"]>;
        };
    };
    deleteKafkaCluster: {
        parameters: {
            query: {
                /** @description The id of the environment (`env-...`). */
                environment: components["parameters"]["Environment"];
            };
            path: {
                /** @description The id of the Kafka cluster (`lkc-...`). */
                id: components["parameters"]["KafkaClusterId"];
            };
        };
        responses: {
            204: {};
        };
    };
    updateKafkaCluster: {
        parameters: {
            path: {
                /** @description The id of the Kafka cluster (`lkc-...`). */
                id: components["parameters"]["KafkaClusterId"];
            };
        };
        requestBody: Json<components["schemas"]["UpdateKafkaCluster"]>;
        responses: {
            200: Json<components["schemas"]["KafkaCluster"]>;
        };
    };
}
