// Generated from the API description beside this package's `openapi/` folder. Do not edit: run `pnpm generate`.

type Json<Body> = { content: { "application/json": Body } };

export interface paths {
    "/v2/metrics/cloud/query": {
        /**
         * Query the values of a metric
         * @description Reads, although it is a POST. The filter must name a resource that the owner of the key may see, for example `resource.kafka.id`; otherwise the answer is 403. The latest few minutes may be incomplete.
         */
        post: operations["queryMetrics"];
    };
}
export interface components {
    schemas: {
        QueryMetrics: {
            aggregations: components["schemas"]["MetricAggregation"][];
            filter?: components["schemas"]["MetricFilter"];
            /**
             * @description The width of one data point; `ALL` makes one of each interval. The finer it is, the shorter the intervals must be (`PT1M` up to 6 hours, `PT5M` 1 day, `PT15M` 4 days, `PT30M` 7 days).
             * @enum {string}
             */
            granularity: "PT1M" | "PT5M" | "PT15M" | "PT30M" | "PT1H" | "PT4H" | "PT6H" | "PT12H" | "P1D" | "ALL";
            intervals: string[];
            group_by?: string[];
            /**
             * @description The largest number of groups on one page.
             * @default 100
             */
            limit?: number;
        };
        MetricAggregation: {
            /** @description For example `io.confluent.kafka.server/received_bytes`. */
            metric: string;
            /**
             * @description Best left out, for the service then takes the function that suits the metric.
             * @enum {string}
             */
            agg?: "SUM";
        };
        MetricFilter: components["schemas"]["MetricFieldFilter"] | components["schemas"]["MetricCompoundFilter"];
        MetricFieldFilter: {
            /** @description A label, for example `resource.kafka.id`. */
            field: string;
            /** @enum {string} */
            op: "EQ" | "GT" | "GTE" | "NE";
            value: string | number;
        };
        MetricCompoundFilter: {
            /** @enum {string} */
            op: "AND" | "OR";
            filters: components["schemas"]["MetricFilter"][];
        };
        /** @description Besides these fields, one for each label in `group_by`. */
        MetricPoint: {
            /**
             * Format: date-time
             * @description The begin of the time span.
             */
            timestamp: string;
            value: number;
        } & {
            [key: string]: unknown;
        };
        MetricPointList: {
            data: components["schemas"]["MetricPoint"][];
            meta?: {
                pagination: components["schemas"]["Pagination"];
            };
        };
        Pagination: {
            /** Format: int32 */
            page_size: number;
            /** @description Absent on the last page. */
            next_page_token?: string;
        };
        Failure: {
            errors: components["schemas"]["FailureDetail"][];
        };
        FailureDetail: {
            id?: string;
            /** @description The HTTP status as text. */
            status?: string;
            code?: string;
            detail?: string;
        };
    };
}
export interface operations {
    queryMetrics: {
        parameters: {
            query?: {
                /** @description The `next_page_token` of the page before. Repeat the same body with it. */
                page_token?: string;
            };
        };
        requestBody: Json<components["schemas"]["QueryMetrics"]>;
        responses: {
            200: Json<components["schemas"]["MetricPointList"]>;
        };
    };
}
