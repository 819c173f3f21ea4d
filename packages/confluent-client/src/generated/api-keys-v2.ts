// Generated from the API description beside this package's `openapi/` folder. Do not edit: run `pnpm generate`.

export interface paths {
    "/iam/v2/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List API keys */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Create an API key
         * @description The secret is in this answer and never shown again.
         */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/iam/v2/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The API key itself, its public half. */
                id: components["parameters"]["ApiKeyId"];
            };
            cookie?: never;
        };
        /**
         * Read an API key
         * @description A key that was deleted, or never existed, is answered with 403, not with 404.
         */
        get: operations["getApiKey"];
        put?: never;
        post?: never;
        /** Delete an API key */
        delete: operations["deleteApiKey"];
        options?: never;
        head?: never;
        /** Change the name or the description of an API key */
        patch: operations["updateApiKey"];
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        ApiKey: {
            /** @enum {string} */
            api_version?: "iam/v2";
            /** @enum {string} */
            kind?: "ApiKey";
            id: string;
            metadata?: components["schemas"]["ResourceMetadata"];
            spec: components["schemas"]["ApiKeySpec"];
        };
        ApiKeyList: {
            /** @enum {string} */
            api_version: "iam/v2";
            /** @enum {string} */
            kind: "ApiKeyList";
            metadata: components["schemas"]["ListMetadata"];
            data: components["schemas"]["ApiKey"][];
        };
        ApiKeySpec: {
            /**
             * Format: password
             * @description Only in the answer to the creation; empty or absent later.
             */
            secret?: string;
            display_name?: string;
            description?: string;
            owner: components["schemas"]["ApiKeyReference"];
            /** @description What the key opens. A Cloud key has the id and kind of the cloud itself here, or nothing. */
            resource?: components["schemas"]["ApiKeyReference"] | null;
            resources?: components["schemas"]["ApiKeyReference"][];
        };
        ApiKeyReference: {
            id: string;
            environment?: string;
            /** @description An address; for what has none, its id, as `cloud`. */
            related: string;
            resource_name: string;
            /** @description For example `iam/v2`, `cmk/v2` or `tableflow/v1`. */
            api_version?: string;
            /** @description For example `ServiceAccount`, `Cluster`, `SchemaRegistry`, `Tableflow` or `Cloud`. */
            kind?: string;
        };
        UpdateApiKey: {
            spec: {
                display_name?: string;
                description?: string;
            };
        };
        CreateApiKey: {
            spec: components["schemas"]["CreateApiKeySpec"];
        };
        CreateApiKeySpec: {
            display_name?: string;
            description?: string;
            owner: components["schemas"]["ApiKeySelector"];
            /** @description What the key shall open. Leave it out for a Cloud key. A Kafka or Schema Registry key takes the id of the cluster and its environment; a Tableflow key takes id `tableflow`, kind `Tableflow` and api_version `tableflow/v1`. */
            resource?: components["schemas"]["ApiKeySelector"] | null;
            resources?: components["schemas"]["ApiKeySelector"][];
        };
        ApiKeySelector: {
            id: string;
            environment?: string;
            api_version?: string;
            kind?: string;
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
        /** @description The owner of the key does not have the role for this, or the API key does not exist. */
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
        /** @description The resource exists already. */
        Conflict: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                Location: components["headers"]["Location"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description The request is well formed but cannot be carried out; `source.pointer` names the field. */
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
        /** @description The API key itself, its public half. */
        ApiKeyId: string;
        PageSize: number;
        /** @description The `page_token` found in `metadata.next` of the page before. */
        PageToken: string;
    };
    requestBodies: never;
    headers: {
        /** @description Where to read the resource. */
        Location: string;
        /** @description The id of this request, to be named when asking for support. */
        RequestId: string;
        /** @description How many seconds to wait before the next attempt. */
        RetryAfter: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listApiKeys: {
        parameters: {
            query?: {
                /** @description Keep only the keys of this service account or user. */
                "spec.owner"?: string;
                /** @description Keep only the keys for the resource with this id. */
                "spec.resource"?: string;
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
            /** @description One page of API keys, without secrets. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyList"];
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
    createApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateApiKey"];
            };
        };
        responses: {
            /** @description The API key with its secret. */
            202: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
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
    getApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The API key itself, its public half. */
                id: components["parameters"]["ApiKeyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The API key, without its secret. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
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
    deleteApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The API key itself, its public half. */
                id: components["parameters"]["ApiKeyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The API key was deleted. */
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
    updateApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The API key itself, its public half. */
                id: components["parameters"]["ApiKeyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateApiKey"];
            };
        };
        responses: {
            /** @description The API key, without its secret. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
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
}
