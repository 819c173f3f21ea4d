// Generated from the API description beside this package's `openapi/` folder. Do not edit: run `pnpm generate`.

type Json<Body> = { content: { "application/json": Body } };

export interface paths {
    "/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connectors": {
        /**
         * List the connectors of a Kafka cluster
         * @description Without `expand` the answer is a list of names, with it a map by name. The list has no pages.
         */
        get: operations["listConnectors"];
        /**
         * Create a connector
         * @description Only the configuration is checked here. A database that cannot be reached shows later, as the state FAILED.
         */
        post: operations["createConnector"];
    };
    "/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connectors/{connector_name}": {
        /** Read a connector */
        get: operations["getConnector"];
        /**
         * Delete a connector
         * @description The topics it wrote stay, and so do the replication slot and the publication in the database.
         */
        delete: operations["deleteConnector"];
    };
    "/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connectors/{connector_name}/config": {
        /** Read the configuration of a connector */
        get: operations["getConnectorConfig"];
        /**
         * Replace the configuration of a connector, or create the connector
         * @description The body is the whole configuration, not a part of it. A secret sent back as the asterisks that were read keeps its stored value.
         */
        put: operations["replaceConnectorConfig"];
    };
    "/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connectors/{connector_name}/status": {
        /** Read the state of a connector and of its tasks */
        get: operations["getConnectorStatus"];
    };
    "/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connectors/{connector_name}/tasks": {
        /** List the tasks of a connector */
        get: operations["listConnectorTasks"];
    };
    "/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connectors/{connector_name}/pause": {
        /** Pause a connector */
        put: operations["pauseConnector"];
    };
    "/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connectors/{connector_name}/resume": {
        /** Resume a paused connector */
        put: operations["resumeConnector"];
    };
    "/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connectors/{connector_name}/offsets": {
        /** Read how far a connector has come in its source */
        get: operations["getConnectorOffsets"];
    };
    "/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connectors/{connector_name}/restart": {
        /** Restart a connector */
        post: operations["restartConnector"];
    };
    "/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connectors/{connector_name}/error-recommendations": {
        /** Read what the service would do about the failure of a connector */
        get: operations["getConnectorErrorRecommendations"];
    };
    "/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connectors/{connector_name}/offsets/request": {
        /** Ask for a change of how far a connector has come in its source */
        post: operations["requestConnectorOffsets"];
    };
    "/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connectors/{connector_name}/offsets/request/status": {
        /** Read what became of the last request for a change */
        get: operations["getConnectorOffsetsRequest"];
    };
    "/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connector-plugins": {
        /** List the connector plugins on offer */
        get: operations["listConnectorPlugins"];
    };
    "/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connector-plugins/{plugin_name}/config/validate": {
        /**
         * Check a connector configuration without creating anything
         * @description A faulty configuration is answered with 200 as well. Look at `error_count` and at the `errors` of each value.
         */
        put: operations["validateConnectorConfig"];
    };
}
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
    parameters: {
        /** @description The id of the environment (`env-...`). */
        EnvironmentId: string;
        /** @description The id of the Kafka cluster (`lkc-...`). */
        KafkaClusterId: string;
        /** @description The name of the connector. It may contain spaces. */
        ConnectorName: string;
    };
}
export interface operations {
    listConnectors: {
        parameters: {
            query?: {
                /** @description What to tell about each connector. */
                expand?: ("info" | "status" | "id")[];
            };
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
            };
        };
        responses: {
            200: Json<components["schemas"]["ConnectorList"]>;
        };
    };
    createConnector: {
        parameters: {
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
            };
        };
        requestBody: Json<components["schemas"]["CreateConnector"]>;
        responses: {
            201: Json<components["schemas"]["ConnectorWithOffsets"]>;
        };
    };
    getConnector: {
        parameters: {
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
                /** @description The name of the connector. It may contain spaces. */
                connector_name: components["parameters"]["ConnectorName"];
            };
        };
        responses: {
            200: Json<components["schemas"]["Connector"]>;
        };
    };
    deleteConnector: {
        parameters: {
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
                /** @description The name of the connector. It may contain spaces. */
                connector_name: components["parameters"]["ConnectorName"];
            };
        };
        responses: {
            200: Json<components["schemas"]["DeletedConnector"]>;
            204: {};
        };
    };
    getConnectorConfig: {
        parameters: {
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
                /** @description The name of the connector. It may contain spaces. */
                connector_name: components["parameters"]["ConnectorName"];
            };
        };
        responses: {
            200: Json<components["schemas"]["ConnectorConfig"]>;
        };
    };
    replaceConnectorConfig: {
        parameters: {
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
                /** @description The name of the connector. It may contain spaces. */
                connector_name: components["parameters"]["ConnectorName"];
            };
        };
        requestBody: Json<components["schemas"]["CreateConnectorConfig"]>;
        responses: {
            200: Json<components["schemas"]["Connector"]>;
        };
    };
    getConnectorStatus: {
        parameters: {
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
                /** @description The name of the connector. It may contain spaces. */
                connector_name: components["parameters"]["ConnectorName"];
            };
        };
        responses: {
            200: Json<components["schemas"]["ConnectorStatus"]>;
        };
    };
    listConnectorTasks: {
        parameters: {
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
                /** @description The name of the connector. It may contain spaces. */
                connector_name: components["parameters"]["ConnectorName"];
            };
        };
        responses: {
            200: Json<components["schemas"]["ConnectorTaskList"]>;
        };
    };
    pauseConnector: {
        parameters: {
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
                /** @description The name of the connector. It may contain spaces. */
                connector_name: components["parameters"]["ConnectorName"];
            };
        };
        responses: {
            202: {};
        };
    };
    resumeConnector: {
        parameters: {
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
                /** @description The name of the connector. It may contain spaces. */
                connector_name: components["parameters"]["ConnectorName"];
            };
        };
        responses: {
            202: {};
        };
    };
    getConnectorOffsets: {
        parameters: {
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
                /** @description The name of the connector. It may contain spaces. */
                connector_name: components["parameters"]["ConnectorName"];
            };
        };
        responses: {
            200: Json<components["schemas"]["ConnectorOffsets"]>;
        };
    };
    restartConnector: {
        parameters: {
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
                /** @description The name of the connector. It may contain spaces. */
                connector_name: components["parameters"]["ConnectorName"];
            };
        };
        responses: {
            202: {};
        };
    };
    getConnectorErrorRecommendations: {
        parameters: {
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
                /** @description The name of the connector. It may contain spaces. */
                connector_name: components["parameters"]["ConnectorName"];
            };
        };
        responses: {
            200: Json<components["schemas"]["ConnectorErrorRecommendations"]>;
        };
    };
    requestConnectorOffsets: {
        parameters: {
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
                /** @description The name of the connector. It may contain spaces. */
                connector_name: components["parameters"]["ConnectorName"];
            };
        };
        requestBody: Json<components["schemas"]["CreateOffsetsRequest"]>;
        responses: {
            202: Json<components["schemas"]["OffsetsRequest"]>;
        };
    };
    getConnectorOffsetsRequest: {
        parameters: {
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
                /** @description The name of the connector. It may contain spaces. */
                connector_name: components["parameters"]["ConnectorName"];
            };
        };
        responses: {
            200: Json<components["schemas"]["OffsetsRequestStatus"]>;
        };
    };
    listConnectorPlugins: {
        parameters: {
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
            };
        };
        responses: {
            200: Json<components["schemas"]["ConnectorPluginList"]>;
        };
    };
    validateConnectorConfig: {
        parameters: {
            path: {
                /** @description The id of the environment (`env-...`). */
                environment_id: components["parameters"]["EnvironmentId"];
                /** @description The id of the Kafka cluster (`lkc-...`). */
                kafka_cluster_id: components["parameters"]["KafkaClusterId"];
                /** @description The connector class, for example `PostgresCdcSourceV2`. */
                plugin_name: string;
            };
        };
        requestBody: Json<components["schemas"]["ValidateConnectorConfig"]>;
        responses: {
            200: Json<components["schemas"]["ConnectorConfigValidation"]>;
        };
    };
}
