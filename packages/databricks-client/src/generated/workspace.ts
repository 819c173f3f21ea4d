// Generated from the API description beside this package's `openapi/` folder. Do not edit: run `pnpm generate`.

type Json<Body> = { content: { "application/json": Body } };

export interface paths {
    "/api/2.0/workspace/get-status": {
        /** Read what lies at a path */
        get: operations["getWorkspaceObject"];
    };
    "/api/2.0/workspace/import": {
        /**
         * Put a notebook or a file at a path
         * @description The parent directory must exist. A notebook sent as source loses its extension: `/x/a.py` becomes `/x/a`.
         */
        post: operations["importWorkspaceObject"];
    };
    "/api/2.0/workspace/delete": {
        /** Delete what lies at a path */
        post: operations["deleteWorkspaceObject"];
    };
    "/api/2.0/workspace/list": {
        /** List what lies in a directory */
        get: operations["listWorkspaceObjects"];
    };
    "/api/2.0/workspace/mkdirs": {
        /** Make a directory, with those above it */
        post: operations["createWorkspaceDirectory"];
    };
    "/api/2.0/workspace/export": {
        /** Read the content of a notebook or a file */
        get: operations["exportWorkspaceObject"];
    };
}
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
        Done: Json<Record<string, never>>;
    };
}
export interface operations {
    getWorkspaceObject: {
        parameters: {
            query: {
                path: string;
            };
        };
        responses: {
            200: Json<components["schemas"]["WorkspaceObject"]>;
        };
    };
    importWorkspaceObject: {
        requestBody: Json<components["schemas"]["ImportWorkspaceObject"]>;
        responses: {
            200: components["responses"]["Done"];
        };
    };
    deleteWorkspaceObject: {
        requestBody: Json<components["schemas"]["DeleteWorkspaceObject"]>;
        responses: {
            200: components["responses"]["Done"];
        };
    };
    listWorkspaceObjects: {
        parameters: {
            query: {
                path: string;
                notebooks_modified_after?: number;
            };
        };
        responses: {
            200: Json<components["schemas"]["WorkspaceObjectList"]>;
        };
    };
    createWorkspaceDirectory: {
        requestBody: Json<components["schemas"]["CreateWorkspaceDirectory"]>;
        responses: {
            200: components["responses"]["Done"];
        };
    };
    exportWorkspaceObject: {
        parameters: {
            query: {
                path: string;
                format?: "SOURCE" | "HTML" | "JUPYTER" | "DBC" | "R_MARKDOWN" | "RAW" | "AUTO" | (string & {});
            };
        };
        responses: {
            200: Json<components["schemas"]["ExportedWorkspaceObject"]>;
        };
    };
}
