// Generated from the API description beside this package's `openapi/` folder. Do not edit: run `pnpm generate`.

export interface paths {
    "/subjects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List subject names */
        get: operations["listSubjects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subjects/{subject}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description For the values of a topic, `<topic>-value`. */
                subject: components["parameters"]["Subject"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a subject with all its versions
         * @description The deletion is soft: the schemas can still be read by id. To erase a subject, delete it once more with `permanent`.
         */
        delete: operations["deleteSubject"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subjects/{subject}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description For the values of a topic, `<topic>-value`. */
                subject: components["parameters"]["Subject"];
            };
            cookie?: never;
        };
        /** List the version numbers of a subject */
        get: operations["listSubjectVersions"];
        put?: never;
        /**
         * Register a schema under a subject
         * @description Registering the same schema again answers the id it has already.
         */
        post: operations["createSubjectVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subjects/{subject}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description For the values of a topic, `<topic>-value`. */
                subject: components["parameters"]["Subject"];
                /** @description A version number, or `latest`. */
                version: string;
            };
            cookie?: never;
        };
        /** Read one version of a subject */
        get: operations["getSubjectVersion"];
        put?: never;
        post?: never;
        /**
         * Delete one version of a subject
         * @description The deletion is soft: the schema can still be read by id. To erase a version, delete it once more with `permanent`. A subject goes with its last version.
         */
        delete: operations["deleteSubjectVersion"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/schemas/ids/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a schema by its id */
        get: operations["getSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/schemas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List schemas with their subjects */
        get: operations["listSchemas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read how compatible new versions have to be */
        get: operations["getConfig"];
        /** Change how compatible new versions have to be */
        put: operations["updateConfig"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/config/{subject}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description For the values of a topic, `<topic>-value`. */
                subject: components["parameters"]["Subject"];
            };
            cookie?: never;
        };
        /** Read how compatible new versions of a subject have to be */
        get: operations["getSubjectConfig"];
        /** Change how compatible new versions of a subject have to be */
        put: operations["updateSubjectConfig"];
        post?: never;
        /** Go back to the settings of the registry */
        delete: operations["deleteSubjectConfig"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mode": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read whether schemas can be registered */
        get: operations["getMode"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compatibility/subjects/{subject}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description For the values of a topic, `<topic>-value`. */
                subject: components["parameters"]["Subject"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check a schema against what is registered */
        post: operations["checkCompatibility"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compatibility/subjects/{subject}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description For the values of a topic, `<topic>-value`. */
                subject: components["parameters"]["Subject"];
                /** @description A number, or `latest`. */
                version: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check a schema against what is registered */
        post: operations["checkVersionCompatibility"];
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
        VersionNumbers: number[];
        SubjectVersion: {
            subject: string;
            /** Format: int32 */
            version: number;
            /** Format: int32 */
            id: number;
            guid?: string;
            /** @description The schema itself, as text. */
            schema: string;
            /** @description Left out for Avro. */
            schemaType?: "AVRO" | "JSON" | "PROTOBUF" | (string & {});
            references?: components["schemas"]["SchemaReference"][];
            metadata?: components["schemas"]["SchemaMetadata"] | null;
            ruleSet?: components["schemas"]["RuleSet"] | null;
            schemaTags?: components["schemas"]["SchemaTags"][];
            /**
             * Format: int64
             * @description Time of registration in milliseconds since 1970.
             */
            ts?: number;
            deleted?: boolean;
        };
        /** @description Only `id` is certain; the rest comes with newer registries. */
        CreatedSubjectVersion: {
            /** Format: int32 */
            id: number;
            /** Format: int32 */
            version?: number;
            guid?: string;
            /** @description The schema itself, as text. */
            schema?: string;
            /** @description Left out for Avro. */
            schemaType?: "AVRO" | "JSON" | "PROTOBUF" | (string & {});
            references?: components["schemas"]["SchemaReference"][];
            metadata?: components["schemas"]["SchemaMetadata"] | null;
            ruleSet?: components["schemas"]["RuleSet"] | null;
            /**
             * Format: int64
             * @description Time of registration in milliseconds since 1970.
             */
            ts?: number;
            deleted?: boolean;
        };
        /** @description It does not repeat the id it was read by. */
        Schema: {
            subject?: string;
            /** Format: int32 */
            version?: number;
            guid?: string;
            /** @description The schema itself, as text. */
            schema: string;
            /** @description Left out for Avro. */
            schemaType?: "AVRO" | "JSON" | "PROTOBUF" | (string & {});
            references?: components["schemas"]["SchemaReference"][];
            metadata?: components["schemas"]["SchemaMetadata"] | null;
            ruleSet?: components["schemas"]["RuleSet"] | null;
            schemaTags?: components["schemas"]["SchemaTags"][];
            /**
             * Format: int32
             * @description The highest id given so far.
             */
            maxId?: number;
            /**
             * Format: int64
             * @description Time of registration in milliseconds since 1970.
             */
            ts?: number;
            deleted?: boolean;
        };
        Compatibility: {
            is_compatible?: boolean;
            messages?: string[];
        };
        Config: {
            compatibilityLevel?: "BACKWARD" | "BACKWARD_TRANSITIVE" | "FORWARD" | "FORWARD_TRANSITIVE" | "FULL" | "FULL_TRANSITIVE" | "NONE" | (string & {});
            alias?: string;
            aliasForDeks?: string;
            normalize?: boolean;
            validateFields?: boolean;
            validateNewSchemas?: boolean;
            validateRules?: boolean;
            compatibilityPolicy?: string;
            compatibilityGroup?: string;
        };
        ConfigUpdate: {
            compatibility?: "BACKWARD" | "BACKWARD_TRANSITIVE" | "FORWARD" | "FORWARD_TRANSITIVE" | "FULL" | "FULL_TRANSITIVE" | "NONE" | (string & {});
            alias?: string;
            aliasForDeks?: string;
            normalize?: boolean;
            validateFields?: boolean;
            validateNewSchemas?: boolean;
            validateRules?: boolean;
            compatibilityPolicy?: string;
            compatibilityGroup?: string;
        };
        UpdateConfig: {
            compatibility?: "BACKWARD" | "BACKWARD_TRANSITIVE" | "FORWARD" | "FORWARD_TRANSITIVE" | "FULL" | "FULL_TRANSITIVE" | "NONE" | (string & {});
            alias?: string;
            aliasForDeks?: string;
            normalize?: boolean;
            validateFields?: boolean;
            validateNewSchemas?: boolean;
            validateRules?: boolean;
            compatibilityPolicy?: string;
            compatibilityGroup?: string;
        };
        Mode: {
            mode?: "READWRITE" | "READONLY" | "READONLY_OVERRIDE" | "IMPORT" | (string & {});
        };
        CreateSubjectVersion: {
            /**
             * Format: int32
             * @description Leave it out to get the next number.
             */
            version?: number;
            /**
             * Format: int32
             * @description Leave it out unless schemas are imported.
             */
            id?: number;
            /** @description The schema itself, as text. */
            schema: string;
            schemaType?: components["schemas"]["SchemaType"];
            references?: components["schemas"]["CreateSchemaReference"][];
            metadata?: components["schemas"]["CreateSchemaMetadata"] | null;
            ruleSet?: components["schemas"]["CreateRuleSet"] | null;
            schemaTagsToAdd?: components["schemas"]["CreateSchemaTags"][];
            schemaTagsToRemove?: components["schemas"]["CreateSchemaTags"][];
            propagateSchemaTags?: boolean;
        };
        /**
         * @description Avro when left out.
         * @enum {string}
         */
        SchemaType: "AVRO" | "JSON" | "PROTOBUF";
        /** @enum {string} */
        SchemaEntityType: "sr_record" | "sr_field";
        /** @enum {string} */
        RuleKind: "TRANSFORM" | "CONDITION";
        /** @enum {string} */
        RuleMode: "UPGRADE" | "DOWNGRADE" | "UPDOWN" | "WRITE" | "READ" | "WRITEREAD";
        /**
         * @description Where the rules are run.
         * @enum {string}
         */
        RuleActivation: "ALL" | "CLIENT" | "GATEWAY" | "NONE" | "SERVER";
        SchemaReference: {
            /** @description The name by which the schema text refers to it. */
            name?: string;
            subject?: string;
            /** Format: int32 */
            version?: number;
        };
        SchemaMetadata: {
            tags?: {
                [key: string]: string[];
            };
            properties?: {
                [key: string]: string;
            };
            /** @description Names of properties to be kept secret. */
            sensitive?: string[];
        };
        SchemaTags: {
            schemaEntity?: components["schemas"]["SchemaEntity"];
            tags?: string[];
        };
        SchemaEntity: {
            entityPath?: string;
            entityType?: "sr_record" | "sr_field" | (string & {});
        };
        RuleSet: {
            migrationRules?: components["schemas"]["Rule"][];
            domainRules?: components["schemas"]["Rule"][];
            encodingRules?: components["schemas"]["Rule"][];
            enableAt?: "ALL" | "CLIENT" | "GATEWAY" | "NONE" | "SERVER" | (string & {});
        };
        Rule: {
            name?: string;
            doc?: string;
            kind?: "TRANSFORM" | "CONDITION" | (string & {});
            mode?: "UPGRADE" | "DOWNGRADE" | "UPDOWN" | "WRITE" | "READ" | "WRITEREAD" | (string & {});
            /** @description The rule engine (`CEL`). */
            type?: string;
            tags?: string[];
            params?: {
                [key: string]: string;
            };
            expr?: string;
            onSuccess?: string;
            onFailure?: string;
            disabled?: boolean;
        };
        CreateSchemaReference: {
            /** @description The name by which the schema text refers to it. */
            name?: string;
            subject?: string;
            /** Format: int32 */
            version?: number;
        };
        CreateSchemaMetadata: {
            tags?: {
                [key: string]: string[];
            };
            properties?: {
                [key: string]: string;
            };
            /** @description Names of properties to be kept secret. */
            sensitive?: string[];
        };
        CreateSchemaTags: {
            schemaEntity?: components["schemas"]["CreateSchemaEntity"];
            tags?: string[];
        };
        CreateSchemaEntity: {
            entityPath?: string;
            entityType?: components["schemas"]["SchemaEntityType"];
        };
        CreateRuleSet: {
            migrationRules?: components["schemas"]["CreateRule"][];
            domainRules?: components["schemas"]["CreateRule"][];
            encodingRules?: components["schemas"]["CreateRule"][];
            enableAt?: components["schemas"]["RuleActivation"];
        };
        CreateRule: {
            name?: string;
            doc?: string;
            kind?: components["schemas"]["RuleKind"];
            mode?: components["schemas"]["RuleMode"];
            /** @description The rule engine (`CEL`). */
            type?: string;
            tags?: string[];
            params?: {
                [key: string]: string;
            };
            expr?: string;
            onSuccess?: string;
            onFailure?: string;
            disabled?: boolean;
        };
        Failure: {
            /** @description An HTTP status, or one with two digits appended (40401, 40901). */
            error_code: number;
            message: string;
        };
    };
    responses: {
        /** @description The request is wrong. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description The key is wrong, or too new (error code 40101). */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description The key may not do this. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description The subject (40401), the version (40402) or the schema (40403) does not exist. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description The schema is incompatible with an earlier version of the subject (40901). */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description The schema or the version is invalid (422xx). */
        Unprocessable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description The rate limit was reached. */
        TooManyRequests: {
            headers: {
                /** @description Seconds to wait. */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description The service failed. */
        ServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description Any other failure. */
        Error: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
    };
    parameters: {
        /** @description For the values of a topic, `<topic>-value`. */
        Subject: string;
        /** @description Also consider what was soft-deleted. */
        Deleted: boolean;
        /** @description Return only what was soft-deleted. */
        DeletedOnly: boolean;
        Offset: number;
        /** @description Most entries to return; a negative number means all. */
        Limit: number;
        /** @description How to write the schema text; the values depend on the schema type. Empty means as it was registered. */
        Format: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listSubjects: {
        parameters: {
            query?: {
                /** @description Only subjects that start with this; the default means all contexts. */
                subjectPrefix?: string;
                /** @description Also consider what was soft-deleted. */
                deleted?: components["parameters"]["Deleted"];
                /** @description Return only what was soft-deleted. */
                deletedOnly?: components["parameters"]["DeletedOnly"];
                offset?: components["parameters"]["Offset"];
                /** @description Most entries to return; a negative number means all. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The names. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string[];
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
    deleteSubject: {
        parameters: {
            query?: {
                /** @description Erase a subject that was soft-deleted before. */
                permanent?: boolean;
            };
            header?: never;
            path: {
                /** @description For the values of a topic, `<topic>-value`. */
                subject: components["parameters"]["Subject"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The version numbers that were deleted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionNumbers"];
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
    listSubjectVersions: {
        parameters: {
            query?: {
                /** @description Also consider what was soft-deleted. */
                deleted?: components["parameters"]["Deleted"];
                /** @description Return only what was soft-deleted. */
                deletedOnly?: components["parameters"]["DeletedOnly"];
                offset?: components["parameters"]["Offset"];
                /** @description Most entries to return; a negative number means all. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                /** @description For the values of a topic, `<topic>-value`. */
                subject: components["parameters"]["Subject"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The version numbers, oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionNumbers"];
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
    createSubjectVersion: {
        parameters: {
            query?: {
                /** @description Compare and store the schema in its normal form. */
                normalize?: boolean;
                /** @description How to write the schema text; the values depend on the schema type. Empty means as it was registered. */
                format?: components["parameters"]["Format"];
            };
            header?: never;
            path: {
                /** @description For the values of a topic, `<topic>-value`. */
                subject: components["parameters"]["Subject"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateSubjectVersion"];
            };
        };
        responses: {
            /** @description The schema is registered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedSubjectVersion"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            default: components["responses"]["Error"];
        };
    };
    getSubjectVersion: {
        parameters: {
            query?: {
                /** @description How to write the schema text; the values depend on the schema type. Empty means as it was registered. */
                format?: components["parameters"]["Format"];
                /** @description Also consider what was soft-deleted. */
                deleted?: components["parameters"]["Deleted"];
            };
            header?: never;
            path: {
                /** @description For the values of a topic, `<topic>-value`. */
                subject: components["parameters"]["Subject"];
                /** @description A version number, or `latest`. */
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The schema of this version. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubjectVersion"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            default: components["responses"]["Error"];
        };
    };
    deleteSubjectVersion: {
        parameters: {
            query?: {
                /** @description Erase a version that was soft-deleted before. */
                permanent?: boolean;
            };
            header?: never;
            path: {
                /** @description For the values of a topic, `<topic>-value`. */
                subject: components["parameters"]["Subject"];
                /** @description A version number, or `latest`. */
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The version number that was deleted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": number;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            default: components["responses"]["Error"];
        };
    };
    getSchema: {
        parameters: {
            query?: {
                /** @description A subject the schema belongs to, when the id alone does not tell its context. */
                subject?: string;
                /** @description How to write the schema text; the values depend on the schema type. Empty means as it was registered. */
                format?: components["parameters"]["Format"];
            };
            header?: never;
            path: {
                /** @description The id that records carry in front of their payload. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The schema. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schema"];
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
    listSchemas: {
        parameters: {
            query?: {
                /** @description Only subjects that start with this. */
                subjectPrefix?: string;
                aliases?: boolean;
                /** @description Also consider what was soft-deleted. */
                deleted?: components["parameters"]["Deleted"];
                /** @description Only the newest version of each subject. */
                latestOnly?: boolean;
                ruleType?: string;
                offset?: components["parameters"]["Offset"];
                /** @description Most entries to return; a negative number means all. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The schemas. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubjectVersion"][];
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
    getConfig: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings of the registry. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Config"];
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
    updateConfig: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateConfig"];
            };
        };
        responses: {
            /** @description What was set. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConfigUpdate"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            default: components["responses"]["Error"];
        };
    };
    getSubjectConfig: {
        parameters: {
            query?: {
                /** @description Without settings of its own */
                defaultToGlobal?: boolean;
            };
            header?: never;
            path: {
                /** @description For the values of a topic, `<topic>-value`. */
                subject: components["parameters"]["Subject"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings of the subject. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Config"];
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
    updateSubjectConfig: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description For the values of a topic, `<topic>-value`. */
                subject: components["parameters"]["Subject"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateConfig"];
            };
        };
        responses: {
            /** @description What was set. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConfigUpdate"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            default: components["responses"]["Error"];
        };
    };
    deleteSubjectConfig: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description For the values of a topic, `<topic>-value`. */
                subject: components["parameters"]["Subject"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was in force. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
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
    getMode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The mode of the registry. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mode"];
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
    checkCompatibility: {
        parameters: {
            query?: {
                /** @description Also say what is incompatible. */
                verbose?: boolean;
            };
            header?: never;
            path: {
                /** @description For the values of a topic, `<topic>-value`. */
                subject: components["parameters"]["Subject"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateSubjectVersion"];
            };
        };
        responses: {
            /** @description The verdict. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Compatibility"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            default: components["responses"]["Error"];
        };
    };
    checkVersionCompatibility: {
        parameters: {
            query?: {
                /** @description Also say what is incompatible. */
                verbose?: boolean;
                normalize?: boolean;
            };
            header?: never;
            path: {
                /** @description For the values of a topic, `<topic>-value`. */
                subject: components["parameters"]["Subject"];
                /** @description A number, or `latest`. */
                version: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateSubjectVersion"];
            };
        };
        responses: {
            /** @description The verdict. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Compatibility"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            default: components["responses"]["Error"];
        };
    };
}
