// Generated from the API description beside this package's `openapi/` folder. Do not edit: run `pnpm generate`.

import type { ApiShapes } from '@tableflow-workshop/client-core';

export const shapes: ApiShapes = {
  operations: {
    "POST /v2/metrics/cloud/query": "#MetricPointList",
  },
  named: {
    "MetricPoint": {"fields":{"timestamp":"string","value":"number"},"rest":"any"},
    "MetricPointList": {"fields":{"data":{"list":"#MetricPoint"},"meta?":{"fields":{"pagination":"#Pagination"}}}},
    "Pagination": {"fields":{"page_size":"integer","next_page_token?":"string"}},
  },
};
