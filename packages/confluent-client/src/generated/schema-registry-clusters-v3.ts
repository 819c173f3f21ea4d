// Generated from the API description beside this package's `openapi/` folder. Do not edit: run `pnpm generate`.

export interface paths {
    "/srcm/v3/clusters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the Schema Registry clusters of an environment */
        get: operations["listSchemaRegistryClusters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/srcm/v3/clusters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the Schema Registry cluster (`lsrc-...`). */
                id: components["parameters"]["SchemaRegistryClusterId"];
            };
            cookie?: never;
        };
        /** Read a Schema Registry cluster */
        get: operations["getSchemaRegistryCluster"];
        put?: never;
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
        /** @description The owner of the key does not have the role for this. */
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
        /** @description The id of the Schema Registry cluster (`lsrc-...`). */
        SchemaRegistryClusterId: string;
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
    listSchemaRegistryClusters: {
        parameters: {
            query: {
                /** @description The id of the environment (`env-...`). */
                environment: components["parameters"]["Environment"];
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
            /** @description One page of Schema Registry clusters; empty while there is none yet. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SchemaRegistryClusterList"];
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
    getSchemaRegistryCluster: {
        parameters: {
            query: {
                /** @description The id of the environment (`env-...`). */
                environment: components["parameters"]["Environment"];
            };
            header?: never;
            path: {
                /** @description The id of the Schema Registry cluster (`lsrc-...`). */
                id: components["parameters"]["SchemaRegistryClusterId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The Schema Registry cluster. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SchemaRegistryCluster"];
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
}
