// Generated from the API description beside this package's `openapi/` folder. Do not edit: run `pnpm generate`.

export interface paths {
    "/iam/v2/role-bindings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the role bindings of a resource or of a pattern of resources */
        get: operations["listRoleBindings"];
        put?: never;
        /** Grant a role */
        post: operations["createRoleBinding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/iam/v2/role-bindings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the role binding (`rb-...`). */
                id: components["parameters"]["RoleBindingId"];
            };
            cookie?: never;
        };
        /**
         * Read a role binding
         * @description A binding that does not exist is answered with 403, not with 404.
         */
        get: operations["getRoleBinding"];
        put?: never;
        post?: never;
        /**
         * Take a role away
         * @description The answer is 200 with the deleted binding, not 204.
         */
        delete: operations["deleteRoleBinding"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        RoleBinding: {
            /** @enum {string} */
            api_version?: "iam/v2";
            /** @enum {string} */
            kind?: "RoleBinding";
            id: string;
            metadata?: components["schemas"]["ResourceMetadata"];
            /** @description For example `User:sa-...`. */
            principal: string;
            /** @description For example `EnvironmentAdmin`. */
            role_name: string;
            /**
             * Format: uri
             * @description The resource, or the pattern of resources, that the role holds for.
             */
            crn_pattern: string;
        };
        RoleBindingList: {
            /** @enum {string} */
            api_version: "iam/v2";
            /** @enum {string} */
            kind: "RoleBindingList";
            metadata: components["schemas"]["ListMetadata"];
            data: components["schemas"]["RoleBinding"][];
        };
        CreateRoleBinding: {
            /** @description For example `User:sa-...`. */
            principal: string;
            /** @description For example `EnvironmentAdmin`. */
            role_name: string;
            /**
             * Format: uri
             * @description The resource, or the pattern of resources, that the role holds for.
             */
            crn_pattern: string;
        };
        RoleBindingFailure: {
            /** @description For example 40301. */
            error_code: number;
            message: string;
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
        /** @description The owner of the key does not have the role for this, or the role binding does not exist. */
        Forbidden: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"] | components["schemas"]["RoleBindingFailure"];
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
        /** @description The id of the role binding (`rb-...`). */
        RoleBindingId: string;
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
    listRoleBindings: {
        parameters: {
            query: {
                /** @description Keep only the bindings of this principal, for example `User:sa-...`. */
                principal?: string;
                /** @description Keep only the bindings of this role. */
                role_name?: string;
                /** @description The resource, or the pattern of resources, whose bindings are listed. */
                crn_pattern: string;
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
            /** @description One page of role bindings. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleBindingList"];
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
    createRoleBinding: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateRoleBinding"];
            };
        };
        responses: {
            /** @description The role was granted. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleBinding"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            default: components["responses"]["Error"];
        };
    };
    getRoleBinding: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the role binding (`rb-...`). */
                id: components["parameters"]["RoleBindingId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The role binding. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleBinding"];
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
    deleteRoleBinding: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the role binding (`rb-...`). */
                id: components["parameters"]["RoleBindingId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The role binding as it was. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleBinding"];
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
