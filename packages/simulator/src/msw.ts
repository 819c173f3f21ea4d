import { type HttpHandler, http } from 'msw';

/**
 * The simulator as MSW handlers, for tests whose code builds its own clients.
 *
 * @param origins the base URLs to intercept; default: the real ones
 * @example
 * import { setupServer } from 'msw/node';
 *
 * const server = setupServer(...simulatorHandlers(createSimulator()));
 * server.listen();
 */
export function simulatorHandlers(
  simulator: {
    /** Answers one request. */
    readonly fetch: (request: Request) => Promise<Response>;
  },
  origins: readonly string[] = [
    'https://*.confluent.cloud',
    'https://*.cloud.databricks.com',
    'https://*.azuredatabricks.net',
  ],
): HttpHandler[] {
  return origins.map((origin) => http.all(`${origin}/*`, ({ request }) => simulator.fetch(request)));
}
