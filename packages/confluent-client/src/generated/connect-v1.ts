// Generated from the API description beside this package's `openapi/` folder. Do not edit: run `pnpm generate`.

export interface paths {
    "/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connectors": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
            };
            cookie?: never;
        };
        /**
         * List the connectors of a Kafka cluster
         * @description Without `expand` the answer is a list of names, with it a map by name. The list has no pages.
         */
        get: operations["listConnectors"];
        put?: never;
        /**
         * Create a connector
         * @description Only the configuration is checked here. A database that cannot be reached shows later, as the state FAILED.
         */
        post: operations["createConnector"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connectors/{connector_name}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
                /** @description The name of the connector. It may contain spaces. */
                connector_name: components["parameters"]["ConnectorName"];
            };
            cookie?: never;
        };
        /** Read a connector */
        get: operations["getConnector"];
        put?: never;
        post?: never;
        /**
         * Delete a connector
         * @description The topics it wrote stay, and so do the replication slot and the publication in the database.
         */
        delete: operations["deleteConnector"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connectors/{connector_name}/config": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
                /** @description The name of the connector. It may contain spaces. */
                connector_name: components["parameters"]["ConnectorName"];
            };
            cookie?: never;
        };
        /** Read the configuration of a connector */
        get: operations["getConnectorConfig"];
        /**
         * Replace the configuration of a connector, or create the connector
         * @description The body is the whole configuration, not a part of it. A secret sent back as the asterisks that were read keeps its stored value.
         */
        put: operations["replaceConnectorConfig"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connectors/{connector_name}/status": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
                /** @description The name of the connector. It may contain spaces. */
                connector_name: components["parameters"]["ConnectorName"];
            };
            cookie?: never;
        };
        /** Read the state of a connector and of its tasks */
        get: operations["getConnectorStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connectors/{connector_name}/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
                /** @description The name of the connector. It may contain spaces. */
                connector_name: components["parameters"]["ConnectorName"];
            };
            cookie?: never;
        };
        /** List the tasks of a connector */
        get: operations["listConnectorTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connectors/{connector_name}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
                /** @description The name of the connector. It may contain spaces. */
                connector_name: components["parameters"]["ConnectorName"];
            };
            cookie?: never;
        };
        get?: never;
        /** Pause a connector */
        put: operations["pauseConnector"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connectors/{connector_name}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
                /** @description The name of the connector. It may contain spaces. */
                connector_name: components["parameters"]["ConnectorName"];
            };
            cookie?: never;
        };
        get?: never;
        /** Resume a paused connector */
        put: operations["resumeConnector"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connectors/{connector_name}/offsets": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
                /** @description The name of the connector. It may contain spaces. */
                connector_name: components["parameters"]["ConnectorName"];
            };
            cookie?: never;
        };
        /** Read how far a connector has come in its source */
        get: operations["getConnectorOffsets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connectors/{connector_name}/restart": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
                /** @description The name of the connector. It may contain spaces. */
                connector_name: components["parameters"]["ConnectorName"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restart a connector */
        post: operations["restartConnector"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connectors/{connector_name}/error-recommendations": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
                /** @description The name of the connector. It may contain spaces. */
                connector_name: components["parameters"]["ConnectorName"];
            };
            cookie?: never;
        };
        /** Read what the service would do about the failure of a connector */
        get: operations["getConnectorErrorRecommendations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connectors/{connector_name}/offsets/request": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
                /** @description The name of the connector. It may contain spaces. */
                connector_name: components["parameters"]["ConnectorName"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a change of how far a connector has come in its source */
        post: operations["requestConnectorOffsets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connectors/{connector_name}/offsets/request/status": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
                /** @description The name of the connector. It may contain spaces. */
                connector_name: components["parameters"]["ConnectorName"];
            };
            cookie?: never;
        };
        /** Read what became of the last request for a change */
        get: operations["getConnectorOffsetsRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connector-plugins": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
            };
            cookie?: never;
        };
        /** List the connector plugins on offer */
        get: operations["listConnectorPlugins"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connector-plugins/{plugin_name}/config/validate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
                /** @description The connector class, for example `PostgresCdcSourceV2`. */
                plugin_name: string;
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Check a connector configuration without creating anything
         * @description A faulty configuration is answered with 200 as well. Look at `error_count` and at the `errors` of each value.
         */
        put: operations["validateConnectorConfig"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Connector: {
            name: string;
            type?: components["schemas"]["ConnectorType"];
            config: components["schemas"]["ConnectorConfig"];
            tasks?: components["schemas"]["ConnectorTaskId"][];
        };
        CreateOffsetsRequest: {
            /** @enum {string} */
            type: "PATCH" | "DELETE";
            offsets?: components["schemas"]["CreateOffset"][];
        };
        CreateOffset: {
            partition?: {
                [key: string]: unknown;
            };
            offset?: {
                [key: string]: unknown;
            };
        };
        RequestedOffset: {
            partition?: {
                [key: string]: unknown;
            };
            offset?: {
                [key: string]: unknown;
            };
        };
        OffsetsRequest: {
            id: string;
            name: string;
            offsets?: components["schemas"]["RequestedOffset"][];
            /** Format: date-time */
            requested_at: string;
            /** @enum {string} */
            type: "PATCH" | "DELETE";
        };
        OffsetsRequestStatus: {
            request: components["schemas"]["OffsetsRequest"];
            status: {
                phase: "PENDING_VALIDATION" | "PENDING" | "APPLIED" | "FAILED" | (string & {});
                message?: string;
            };
            /** Format: date-time */
            applied_at?: string | null;
            previous_offsets?: components["schemas"]["RequestedOffset"][];
        };
        ConnectorWithOffsets: components["schemas"]["Connector"] & {
            offsets?: components["schemas"]["ConnectorOffset"][];
        };
        ConnectorList: components["schemas"]["ConnectorNames"] | components["schemas"]["ExpandedConnectors"];
        ConnectorNames: string[];
        /** @description One entry per connector name. */
        ExpandedConnectors: {
            [key: string]: components["schemas"]["ExpandedConnector"];
        };
        /** @description The parts that `expand` asked for. */
        ExpandedConnector: {
            id?: components["schemas"]["ConnectorId"];
            info?: components["schemas"]["Connector"];
            status?: components["schemas"]["ConnectorStatus"];
            extensions?: {
                [key: string]: unknown;
            };
        };
        ConnectorId: {
            /** @description `lcc-...` */
            id?: string;
            /** @description `ID` */
            id_type?: string;
        };
        /** @description Sometimes `unknown`. */
        ConnectorType: "source" | "sink" | (string & {});
        /** @description The keys that were sent, unchanged except for secrets, which are asterisks, and the keys that the service adds. */
        ConnectorConfig: {
            "connector.class": string;
            name: string;
            /** @description Added by the service. */
            "cloud.environment"?: string;
            /** @description Added by the service. */
            "cloud.provider"?: "aws" | "azure" | "gcp" | (string & {});
            /** @description Added by the service. */
            "kafka.endpoint"?: string;
            /** @description Added by the service. */
            "kafka.region"?: string;
            /** @description Asterisks. */
            "kafka.api.key"?: string;
            /** @description Asterisks. */
            "kafka.api.secret"?: string;
        } & {
            [key: string]: string;
        };
        /** @description A failed connector may have more members, which no description of the service promises. */
        ConnectorStatus: {
            name: string;
            type: components["schemas"]["ConnectorType"];
            connector: components["schemas"]["ConnectorState"];
            /** @description May be empty while the connector is being provisioned. */
            tasks?: components["schemas"]["ConnectorTaskStatus"][];
        } & {
            [key: string]: unknown;
        };
        ConnectorErrorRecommendations: {
            recommendations?: string[];
            event_id?: string;
        };
        ConnectorState: {
            state: "NONE" | "PROVISIONING" | "RUNNING" | "DEGRADED" | "FAILED" | "PAUSED" | "DELETED" | (string & {});
            worker_id: string;
            /** @description Why it failed. Empty otherwise. */
            trace?: string;
        };
        ConnectorTaskStatus: {
            id: number;
            state: "PROVISIONING" | "RUNNING" | "STOPPED" | "UNASSIGNED" | "RESTARTING" | "SYSTEM_ERROR" | "USER_ACTIONABLE_ERROR" | (string & {});
            worker_id: string;
            msg?: string;
        };
        ConnectorTaskId: {
            /** @description The name of the connector. */
            connector: string;
            task: number;
        };
        ConnectorTaskList: components["schemas"]["ConnectorTask"][];
        ConnectorTask: {
            id?: components["schemas"]["ConnectorTaskId"];
            config?: components["schemas"]["ConnectorConfig"];
        };
        ConnectorOffsets: {
            name?: string;
            /** @description `lcc-...` */
            id?: string;
            offsets?: components["schemas"]["ConnectorOffset"][];
            metadata?: {
                /** Format: date-time */
                observed_at?: string;
            };
        };
        /** @description What is inside the two parts depends on the connector. */
        ConnectorOffset: {
            partition?: {
                [key: string]: unknown;
            };
            offset?: {
                [key: string]: unknown;
            };
        };
        DeletedConnector: {
            /** @description Null when the deletion succeeded. */
            error?: Record<string, never> | null;
        };
        ConnectorPlugin: {
            class: string;
            type: components["schemas"]["ConnectorType"];
            version?: string;
        };
        ConnectorPluginList: components["schemas"]["ConnectorPlugin"][];
        ConnectorConfigValidation: {
            /** @description The Java class behind the plugin. */
            name?: string;
            groups?: string[];
            error_count?: number;
            configs?: components["schemas"]["ValidatedConfigKey"][];
        };
        ValidatedConfigKey: {
            definition?: components["schemas"]["ConfigKeyDefinition"];
            value?: components["schemas"]["ConfigKeyValue"];
            metadata?: {
                [key: string]: unknown;
            };
        };
        ConfigKeyDefinition: {
            name?: string;
            type?: "NONE" | "BOOLEAN" | "INT" | "SHORT" | "LONG" | "DOUBLE" | "STRING" | "LIST" | "ENUM" | "PASSWORD" | (string & {});
            required?: boolean;
            default_value?: string | null;
            importance?: "NONE" | "HIGH" | "MEDIUM" | "LOW" | (string & {});
            documentation?: string;
            group?: string;
            width?: "NONE" | "SHORT" | "MEDIUM" | "LONG" | (string & {});
            display_name?: string;
            dependents?: string[];
            order?: number;
            alias?: string;
        };
        ConfigKeyValue: {
            name?: string;
            value?: string | null;
            recommended_values?: string[];
            /** @description What is wrong with the value. Empty when nothing is. */
            errors?: string[];
            visible?: boolean;
        };
        CreateConnector: {
            name: string;
            config: components["schemas"]["CreateConnectorConfig"];
            /** @description Where to begin instead of at the start. */
            offsets?: components["schemas"]["CreateConnectorOffset"][];
        };
        /** @description Besides these keys, the keys of the connector class. Every value is a string, also numbers and booleans. */
        CreateConnectorConfig: {
            /** @description For example `PostgresCdcSourceV2`. */
            "connector.class": string;
            /** @description The name of the connector once more. */
            name: string;
            /** @description Not needed with `kafka.auth.mode` `SERVICE_ACCOUNT`. */
            "kafka.api.key"?: string;
            /** Format: password */
            "kafka.api.secret"?: string;
            /**
             * @default MANAGED
             * @enum {string}
             */
            "confluent.connector.type"?: "MANAGED" | "CUSTOM";
            "confluent.custom.plugin.id"?: string;
            "confluent.custom.connection.endpoints"?: string;
            /**
             * @default FALSE
             * @enum {string}
             */
            "confluent.custom.schema.registry.auto"?: "TRUE" | "FALSE";
        } & {
            [key: string]: string;
        };
        CreateConnectorOffset: {
            partition?: {
                [key: string]: unknown;
            };
            offset?: {
                [key: string]: unknown;
            };
        };
        /** @description The whole configuration, as it would be sent to create the connector. */
        ValidateConnectorConfig: {
            [key: string]: string;
        };
        /** @description The shape depends on the operation and the status. */
        ConnectFailure: components["schemas"]["NestedFailure"] | components["schemas"]["ErrorCodeFailure"] | components["schemas"]["CodeFailure"];
        NestedFailure: {
            error: {
                code?: number;
                message: string;
            };
        };
        ErrorCodeFailure: {
            error_code: number;
            message: string;
        };
        CodeFailure: {
            code: number;
            message: string;
        };
    };
    responses: {
        /** @description The request or the configuration is not acceptable. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ConnectFailure"];
            };
        };
        /** @description The API key is missing, unknown or not yet active. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ConnectFailure"];
            };
        };
        /** @description The owner of the key does not have the role for this. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ConnectFailure"];
            };
        };
        /** @description There is no such environment, cluster, connector or plugin. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ConnectFailure"];
            };
        };
        /** @description The rate limit is reached. The body may be empty. */
        TooManyRequests: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ConnectFailure"];
            };
        };
        /** @description The service failed, or it does not know the connector class. */
        ServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ConnectFailure"];
            };
        };
        /** @description Any other failure, for example 409 for a name that is taken. */
        Error: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ConnectFailure"];
            };
        };
    };
    parameters: {
        /** @description The id of the environment (`env-...`). */
        EnvironmentId: string;
        /** @description The id of the Kafka cluster (`lkc-...`). */
        KafkaClusterId: string;
        /** @description The name of the connector. It may contain spaces. */
        ConnectorName: string;
    };
    requestBodies: never;
    headers: {
        /** @description How many seconds to wait before the next attempt. */
        RetryAfter: number;
        /** @description Seconds until the rate limit starts again, counted from this response. */
        RateLimitReset: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listConnectors: {
        parameters: {
            query?: {
                /** @description What to tell about each connector. */
                expand?: ("info" | "status" | "id")[];
            };
            header?: never;
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The names, or a map from name to connector. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectorList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            default: components["responses"]["Error"];
        };
    };
    createConnector: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateConnector"];
            };
        };
        responses: {
            /** @description The connector, which is being provisioned. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectorWithOffsets"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            default: components["responses"]["Error"];
        };
    };
    getConnector: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
                /** @description The name of the connector. It may contain spaces. */
                connector_name: components["parameters"]["ConnectorName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The connector. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connector"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            default: components["responses"]["Error"];
        };
    };
    deleteConnector: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
                /** @description The name of the connector. It may contain spaces. */
                connector_name: components["parameters"]["ConnectorName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The connector is gone. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedConnector"];
                };
            };
            /** @description The connector is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            default: components["responses"]["Error"];
        };
    };
    getConnectorConfig: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
                /** @description The name of the connector. It may contain spaces. */
                connector_name: components["parameters"]["ConnectorName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The configuration, with keys that the service added. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectorConfig"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            default: components["responses"]["Error"];
        };
    };
    replaceConnectorConfig: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
                /** @description The name of the connector. It may contain spaces. */
                connector_name: components["parameters"]["ConnectorName"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateConnectorConfig"];
            };
        };
        responses: {
            /** @description The connector with its new configuration. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connector"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            default: components["responses"]["Error"];
        };
    };
    getConnectorStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
                /** @description The name of the connector. It may contain spaces. */
                connector_name: components["parameters"]["ConnectorName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectorStatus"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            default: components["responses"]["Error"];
        };
    };
    listConnectorTasks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
                /** @description The name of the connector. It may contain spaces. */
                connector_name: components["parameters"]["ConnectorName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tasks. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectorTaskList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            default: components["responses"]["Error"];
        };
    };
    pauseConnector: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
                /** @description The name of the connector. It may contain spaces. */
                connector_name: components["parameters"]["ConnectorName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted; read the status until it is PAUSED. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            default: components["responses"]["Error"];
        };
    };
    resumeConnector: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
                /** @description The name of the connector. It may contain spaces. */
                connector_name: components["parameters"]["ConnectorName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted; read the status until it is RUNNING. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            default: components["responses"]["Error"];
        };
    };
    getConnectorOffsets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
                /** @description The name of the connector. It may contain spaces. */
                connector_name: components["parameters"]["ConnectorName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The offsets. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectorOffsets"];
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
    restartConnector: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
                /** @description The name of the connector. It may contain spaces. */
                connector_name: components["parameters"]["ConnectorName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted; read the status until it is RUNNING. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            default: components["responses"]["Error"];
        };
    };
    getConnectorErrorRecommendations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
                /** @description The name of the connector. It may contain spaces. */
                connector_name: components["parameters"]["ConnectorName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The recommendations. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectorErrorRecommendations"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            default: components["responses"]["Error"];
        };
    };
    requestConnectorOffsets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
                /** @description The name of the connector. It may contain spaces. */
                connector_name: components["parameters"]["ConnectorName"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateOffsetsRequest"];
            };
        };
        responses: {
            /** @description The request as it was taken. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OffsetsRequest"];
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
    getConnectorOffsetsRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
                /** @description The name of the connector. It may contain spaces. */
                connector_name: components["parameters"]["ConnectorName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The last request. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OffsetsRequestStatus"];
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
    listConnectorPlugins: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The plugins. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectorPluginList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            default: components["responses"]["Error"];
        };
    };
    validateConnectorConfig: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
                /** @description The connector class, for example `PostgresCdcSourceV2`. */
                plugin_name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ValidateConnectorConfig"];
            };
        };
        responses: {
            /** @description What was found, key by key. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectorConfigValidation"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            default: components["responses"]["Error"];
        };
    };
}
