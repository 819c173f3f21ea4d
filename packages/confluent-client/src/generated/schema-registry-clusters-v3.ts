// Generated from the API description beside this package's `openapi/` folder. Do not edit: run `pnpm generate`.

type Json<Body> = { content: { "application/json": Body } };

export interface paths {
    "/srcm/v3/clusters": {
        /** List the Schema Registry clusters of an environment */
        get: operations["listSchemaRegistryClusters"];
    };
    "/srcm/v3/clusters/{id}": {
        /** Read a Schema Registry cluster */
        get: operations["getSchemaRegistryCluster"];
    };
}
export interface components {
    schemas: {
        SchemaRegistryCluster: {
            /** @enum {string} */
            api_version?: "srcm/v3";
            /** @enum {string} */
            kind?: "Cluster";
            id: string;
            metadata?: components["schemas"]["ResourceMetadata"];
            spec: components["schemas"]["SchemaRegistryClusterSpec"];
            status: components["schemas"]["SchemaRegistryClusterStatus"];
        };
        SchemaRegistryClusterList: {
            /** @enum {string} */
            api_version: "srcm/v3";
            /** @enum {string} */
            kind: "ClusterList";
            metadata: components["schemas"]["ListMetadata"];
            data: components["schemas"]["SchemaRegistryCluster"][];
        };
        SchemaRegistryClusterSpec: {
            display_name?: string;
            package: "ESSENTIALS" | "ADVANCED" | (string & {});
            /**
             * Format: uri
             * @description Where the registry itself is called.
             */
            http_endpoint?: string;
            /** Format: uri */
            catalog_http_endpoint?: string;
            /** Format: uri */
            private_http_endpoint?: string;
            private_networking_config?: components["schemas"]["PrivateNetworkingConfig"];
            cloud: "AWS" | "GCP" | "AZURE" | (string & {});
            region: string;
            environment: components["schemas"]["EnvironmentReference"];
        };
        SchemaRegistryClusterStatus: {
            phase: "PROVISIONING" | "PROVISIONED" | "FAILED" | (string & {});
        };
        PrivateNetworkingConfig: {
            /** @description Private address per cloud region. */
            regional_endpoints?: {
                [key: string]: string;
            };
        };
        EnvironmentReference: {
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
        /** @description The id of the Schema Registry cluster (`lsrc-...`). */
        SchemaRegistryClusterId: string;
        /** @description The id of the environment (`env-...`). */
        Environment: string;
        PageSize: number;
        /** @description The `page_token` found in `metadata.next` of the page before. */
        PageToken: string;
    };
}
export interface operations {
    listSchemaRegistryClusters: {
        parameters: {
            query: {
                /** @description The id of the environment (`env-...`). */
                environment: components["parameters"]["Environment"];
                page_size?: components["parameters"]["PageSize"];
                /** @description The `page_token` found in `metadata.next` of the page before. */
                page_token?: components["parameters"]["PageToken"];
            };
        };
        responses: {
            200: Json<components["schemas"]["SchemaRegistryClusterList"]>;
        };
    };
    getSchemaRegistryCluster: {
        parameters: {
            query: {
                /** @description The id of the environment (`env-...`). */
                environment: components["parameters"]["Environment"];
            };
            path: {
                /** @description The id of the Schema Registry cluster (`lsrc-...`). */
                id: components["parameters"]["SchemaRegistryClusterId"];
            };
        };
        responses: {
            200: Json<components["schemas"]["SchemaRegistryCluster"]>;
        };
    };
}
