// Generated from the API description beside this package's `openapi/` folder. Do not edit: run `pnpm generate`.

type Json<Body> = { content: { "application/json": Body } };

export interface paths {
    "/subjects": {
        /** List subject names */
        get: operations["listSubjects"];
    };
    "/subjects/{subject}": {
        /**
         * Delete a subject with all its versions
         * @description The deletion is soft: the schemas can still be read by id. To erase a subject, delete it once more with `permanent`.
         */
        delete: operations["deleteSubject"];
    };
    "/subjects/{subject}/versions": {
        /** List the version numbers of a subject */
        get: operations["listSubjectVersions"];
        /**
         * Register a schema under a subject
         * @description Registering the same schema again answers the id it has already.
         */
        post: operations["createSubjectVersion"];
    };
    "/subjects/{subject}/versions/{version}": {
        /** Read one version of a subject */
        get: operations["getSubjectVersion"];
        /**
         * Delete one version of a subject
         * @description The deletion is soft: the schema can still be read by id. To erase a version, delete it once more with `permanent`. A subject goes with its last version.
         */
        delete: operations["deleteSubjectVersion"];
    };
    "/schemas/ids/{id}": {
        /** Read a schema by its id */
        get: operations["getSchema"];
    };
    "/schemas": {
        /** List schemas with their subjects */
        get: operations["listSchemas"];
    };
    "/config": {
        /** Read how compatible new versions have to be */
        get: operations["getConfig"];
        /** Change how compatible new versions have to be */
        put: operations["updateConfig"];
    };
    "/config/{subject}": {
        /** Read how compatible new versions of a subject have to be */
        get: operations["getSubjectConfig"];
        /** Change how compatible new versions of a subject have to be */
        put: operations["updateSubjectConfig"];
        /** Go back to the settings of the registry */
        delete: operations["deleteSubjectConfig"];
    };
    "/mode": {
        /** Read whether schemas can be registered */
        get: operations["getMode"];
    };
    "/compatibility/subjects/{subject}/versions": {
        /** Check a schema against what is registered */
        post: operations["checkCompatibility"];
    };
    "/compatibility/subjects/{subject}/versions/{version}": {
        /** Check a schema against what is registered */
        post: operations["checkVersionCompatibility"];
    };
}
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
}
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
        };
        responses: {
            200: Json<string[]>;
        };
    };
    deleteSubject: {
        parameters: {
            query?: {
                /** @description Erase a subject that was soft-deleted before. */
                permanent?: boolean;
            };
            path: {
                /** @description For the values of a topic, `<topic>-value`. */
                subject: components["parameters"]["Subject"];
            };
        };
        responses: {
            200: Json<components["schemas"]["VersionNumbers"]>;
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
            path: {
                /** @description For the values of a topic, `<topic>-value`. */
                subject: components["parameters"]["Subject"];
            };
        };
        responses: {
            200: Json<components["schemas"]["VersionNumbers"]>;
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
            path: {
                /** @description For the values of a topic, `<topic>-value`. */
                subject: components["parameters"]["Subject"];
            };
        };
        requestBody: Json<components["schemas"]["CreateSubjectVersion"]>;
        responses: {
            200: Json<components["schemas"]["CreatedSubjectVersion"]>;
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
            path: {
                /** @description For the values of a topic, `<topic>-value`. */
                subject: components["parameters"]["Subject"];
                /** @description A version number, or `latest`. */
                version: string;
            };
        };
        responses: {
            200: Json<components["schemas"]["SubjectVersion"]>;
        };
    };
    deleteSubjectVersion: {
        parameters: {
            query?: {
                /** @description Erase a version that was soft-deleted before. */
                permanent?: boolean;
            };
            path: {
                /** @description For the values of a topic, `<topic>-value`. */
                subject: components["parameters"]["Subject"];
                /** @description A version number, or `latest`. */
                version: string;
            };
        };
        responses: {
            200: Json<number>;
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
            path: {
                /** @description The id that records carry in front of their payload. */
                id: number;
            };
        };
        responses: {
            200: Json<components["schemas"]["Schema"]>;
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
        };
        responses: {
            200: Json<components["schemas"]["SubjectVersion"][]>;
        };
    };
    getConfig: {
        responses: {
            200: Json<components["schemas"]["Config"]>;
        };
    };
    updateConfig: {
        requestBody: Json<components["schemas"]["UpdateConfig"]>;
        responses: {
            200: Json<components["schemas"]["ConfigUpdate"]>;
        };
    };
    getSubjectConfig: {
        parameters: {
            query?: {
                /** @description Without settings of its own */
                defaultToGlobal?: boolean;
            };
            path: {
                /** @description For the values of a topic, `<topic>-value`. */
                subject: components["parameters"]["Subject"];
            };
        };
        responses: {
            200: Json<components["schemas"]["Config"]>;
        };
    };
    updateSubjectConfig: {
        parameters: {
            path: {
                /** @description For the values of a topic, `<topic>-value`. */
                subject: components["parameters"]["Subject"];
            };
        };
        requestBody: Json<components["schemas"]["UpdateConfig"]>;
        responses: {
            200: Json<components["schemas"]["ConfigUpdate"]>;
        };
    };
    deleteSubjectConfig: {
        parameters: {
            path: {
                /** @description For the values of a topic, `<topic>-value`. */
                subject: components["parameters"]["Subject"];
            };
        };
        responses: {
            200: Json<string>;
        };
    };
    getMode: {
        responses: {
            200: Json<components["schemas"]["Mode"]>;
        };
    };
    checkCompatibility: {
        parameters: {
            query?: {
                /** @description Also say what is incompatible. */
                verbose?: boolean;
            };
            path: {
                /** @description For the values of a topic, `<topic>-value`. */
                subject: components["parameters"]["Subject"];
            };
        };
        requestBody: Json<components["schemas"]["CreateSubjectVersion"]>;
        responses: {
            200: Json<components["schemas"]["Compatibility"]>;
        };
    };
    checkVersionCompatibility: {
        parameters: {
            query?: {
                /** @description Also say what is incompatible. */
                verbose?: boolean;
                normalize?: boolean;
            };
            path: {
                /** @description For the values of a topic, `<topic>-value`. */
                subject: components["parameters"]["Subject"];
                /** @description A number, or `latest`. */
                version: string;
            };
        };
        requestBody: Json<components["schemas"]["CreateSubjectVersion"]>;
        responses: {
            200: Json<components["schemas"]["Compatibility"]>;
        };
    };
}
