// Generated from the API description beside this package's `openapi/` folder. Do not edit: run `pnpm generate`.

export interface paths {
    "/org/v2/environments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List environments */
        get: operations["listEnvironments"];
        put?: never;
        /** Create an environment */
        post: operations["createEnvironment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/org/v2/environments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the environment (`env-...`). */
                id: components["parameters"]["EnvironmentId"];
            };
            cookie?: never;
        };
        /** Read an environment */
        get: operations["getEnvironment"];
        put?: never;
        post?: never;
        /** Delete an environment with everything in it */
        delete: operations["deleteEnvironment"];
        options?: never;
        head?: never;
        /** Rename an environment, or change its Stream Governance package */
        patch: operations["updateEnvironment"];
        trace?: never;
    };
    "/org/v2/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the organisations that the caller belongs to */
        get: operations["listOrganizations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/org/v2/organizations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the organisation. */
                id: string;
            };
            cookie?: never;
        };
        /** Read an organisation */
        get: operations["getOrganization"];
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
        Environment: {
            /** @enum {string} */
            api_version?: "org/v2";
            /** @enum {string} */
            kind?: "Environment";
            id: string;
            metadata?: components["schemas"]["ResourceMetadata"];
            display_name: string;
            stream_governance_config?: components["schemas"]["StreamGovernanceConfig"];
        };
        CreateEnvironment: {
            display_name: string;
            stream_governance_config?: components["schemas"]["StreamGovernanceConfig"];
        };
        UpdateEnvironment: {
            display_name?: string;
            stream_governance_config?: components["schemas"]["StreamGovernanceConfig"];
        };
        Organization: {
            /** @enum {string} */
            api_version?: "org/v2";
            /** @enum {string} */
            kind?: "Organization";
            id: string;
            metadata?: components["schemas"]["ResourceMetadata"];
            display_name?: string;
            jit_enabled?: boolean;
        };
        OrganizationList: {
            /** @enum {string} */
            api_version: "org/v2";
            /** @enum {string} */
            kind: "OrganizationList";
            metadata: components["schemas"]["ListMetadata"];
            data: components["schemas"]["Organization"][];
        };
        EnvironmentList: {
            /** @enum {string} */
            api_version: "org/v2";
            /** @enum {string} */
            kind: "EnvironmentList";
            metadata: components["schemas"]["ListMetadata"];
            data: components["schemas"]["Environment"][];
        };
        /** @description The Schema Registry package of the environment. */
        StreamGovernanceConfig: {
            package: "ESSENTIALS" | "ADVANCED" | (string & {});
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
        /** @description A quota of the organisation is used up. */
        QuotaExceeded: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description The resource exists already, or is in use. */
        Conflict: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description The request is well formed but cannot be carried out. */
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
        /** @description The id of the environment (`env-...`). */
        EnvironmentId: string;
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
    listEnvironments: {
        parameters: {
            query?: {
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
            /** @description One page of environments. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvironmentList"];
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
    createEnvironment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateEnvironment"];
            };
        };
        responses: {
            /** @description The environment was created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Environment"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["QuotaExceeded"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            default: components["responses"]["Error"];
        };
    };
    getEnvironment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the environment (`env-...`). */
                id: components["parameters"]["EnvironmentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The environment. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Environment"];
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
    deleteEnvironment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the environment (`env-...`). */
                id: components["parameters"]["EnvironmentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The environment was deleted. */
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
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            default: components["responses"]["Error"];
        };
    };
    updateEnvironment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the environment (`env-...`). */
                id: components["parameters"]["EnvironmentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateEnvironment"];
            };
        };
        responses: {
            /** @description The environment. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Environment"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            default: components["responses"]["Error"];
        };
    };
    listOrganizations: {
        parameters: {
            query?: {
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
            /** @description One page of organisations. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationList"];
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
    getOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the organisation. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The organisation. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organization"];
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
