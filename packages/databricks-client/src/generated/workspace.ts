// Generated from the API description beside this package's `openapi/` folder. Do not edit: run `pnpm generate`.

export interface paths {
    "/api/2.0/workspace/get-status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what lies at a path */
        get: operations["getWorkspaceObject"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/2.0/workspace/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a notebook or a file at a path
         * @description The parent directory must exist. A notebook sent as source loses its extension: `/x/a.py` becomes `/x/a`.
         */
        post: operations["importWorkspaceObject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/2.0/workspace/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Delete what lies at a path */
        post: operations["deleteWorkspaceObject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/2.0/workspace/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what lies in a directory */
        get: operations["listWorkspaceObjects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/2.0/workspace/mkdirs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a directory, with those above it */
        post: operations["createWorkspaceDirectory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/2.0/workspace/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the content of a notebook or a file */
        get: operations["exportWorkspaceObject"];
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
        WorkspaceObject: {
            /** Format: int64 */
            object_id?: number;
            object_type?: "NOTEBOOK" | "DIRECTORY" | "FILE" | "LIBRARY" | "REPO" | "DASHBOARD" | (string & {});
            path?: string;
            /** @description Only for a notebook. */
            language?: "PYTHON" | "SCALA" | "SQL" | "R" | (string & {});
            /** Format: int64 */
            size?: number;
            resource_id?: string;
            directory_info?: components["schemas"]["DirectoryInfo"];
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             */
            created_at?: number;
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             */
            modified_at?: number;
        };
        DirectoryInfo: {
            is_git_folder?: boolean;
        };
        WorkspaceObjectList: {
            objects?: components["schemas"]["WorkspaceObject"][];
        };
        CreateWorkspaceDirectory: {
            path: string;
        };
        ExportedWorkspaceObject: {
            /** @description In base64. */
            content?: string;
            file_type?: string;
        };
        ImportWorkspaceObject: {
            path: string;
            /** @description The file in base64; up to 10 MB. */
            content?: string;
            /** @enum {string} */
            format?: "AUTO" | "SOURCE" | "HTML" | "JUPYTER" | "DBC" | "RAW" | "R_MARKDOWN";
            /**
             * @description Needed for one file in format SOURCE.
             * @enum {string}
             */
            language?: "PYTHON" | "SCALA" | "SQL" | "R";
            /** @description Without it, an existing object is refused with 400. */
            overwrite?: boolean;
        };
        DeleteWorkspaceObject: {
            path: string;
            /** @description Needed for a directory that is not empty. */
            recursive?: boolean;
        };
        /** @description Every part may be absent. Trust the HTTP status first, then `error_code`. */
        DatabricksError: {
            /** @description Usually a word such as RESOURCE_DOES_NOT_EXIST; the number 403 for a wrong personal access token. */
            error_code?: string | number;
            /** @description May be empty. */
            message?: string;
            details?: components["schemas"]["DatabricksErrorDetail"][];
        };
        /** @description Which fields are present depends on `@type`. */
        DatabricksErrorDetail: {
            "@type"?: "type.googleapis.com/google.rpc.ErrorInfo" | "type.googleapis.com/google.rpc.RequestInfo" | "type.googleapis.com/google.rpc.RetryInfo" | "type.googleapis.com/google.rpc.DebugInfo" | "type.googleapis.com/google.rpc.QuotaFailure" | "type.googleapis.com/google.rpc.PreconditionFailure" | "type.googleapis.com/google.rpc.BadRequest" | "type.googleapis.com/google.rpc.ResourceInfo" | "type.googleapis.com/google.rpc.Help" | (string & {});
            reason?: string;
            domain?: string;
            metadata?: {
                [key: string]: string;
            };
            request_id?: string;
            serving_data?: string;
            /** @description A duration in seconds, for example `3.5s`. */
            retry_delay?: string;
            stack_entries?: string[];
            detail?: string;
            violations?: {
                type?: string;
                subject?: string;
                description?: string;
            }[];
            field_violations?: {
                field?: string;
                description?: string;
            }[];
            resource_type?: string;
            resource_name?: string;
            owner?: string;
            description?: string;
            links?: {
                description?: string;
                url?: string;
            }[];
        };
    };
    responses: {
        /** @description Done. The body is `{}`, or there is none. */
        Done: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": Record<string, never>;
            };
        };
        /** @description The request is wrong, or the object is in a state that forbids it. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["DatabricksError"];
            };
        };
        /** @description The token is absent or expired. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["DatabricksError"];
            };
        };
        /** @description The caller does not have a privilege, or the personal access token is not valid. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["DatabricksError"];
            };
        };
        /** @description The object, or one that it depends on, does not exist or is hidden from the caller. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["DatabricksError"];
            };
        };
        /** @description The object exists already, or somebody else is changing it. Some services answer 400 instead. */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["DatabricksError"];
            };
        };
        /** @description The rate limit was hit. */
        TooManyRequests: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["DatabricksError"];
            };
        };
        /** @description The service failed. */
        ServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["DatabricksError"];
            };
        };
        /** @description The service is down for a moment. */
        Unavailable: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["DatabricksError"];
            };
        };
        /** @description Any other failure. */
        Error: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["DatabricksError"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description Seconds to wait before the next attempt. */
        RetryAfter: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getWorkspaceObject: {
        parameters: {
            query: {
                path: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceObject"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Error"];
        };
    };
    importWorkspaceObject: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportWorkspaceObject"];
            };
        };
        responses: {
            200: components["responses"]["Done"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Error"];
        };
    };
    deleteWorkspaceObject: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeleteWorkspaceObject"];
            };
        };
        responses: {
            200: components["responses"]["Done"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Error"];
        };
    };
    listWorkspaceObjects: {
        parameters: {
            query: {
                path: string;
                notebooks_modified_after?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The objects; without any the body is empty. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceObjectList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Error"];
        };
    };
    createWorkspaceDirectory: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateWorkspaceDirectory"];
            };
        };
        responses: {
            200: components["responses"]["Done"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Error"];
        };
    };
    exportWorkspaceObject: {
        parameters: {
            query: {
                path: string;
                format?: "SOURCE" | "HTML" | "JUPYTER" | "DBC" | "R_MARKDOWN" | "RAW" | "AUTO" | (string & {});
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The content, in base64. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportedWorkspaceObject"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Error"];
        };
    };
}
