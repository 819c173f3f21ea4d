import { serve } from 'srvx';
import type { Cloud } from './request/description.ts';
import { cloudOf } from './request/router.ts';

/** Both clouds on ports. */
export interface ServedSimulator {
  readonly confluentUrl: string;
  readonly databricksUrl: string;
  close(): Promise<void>;
}

/** Which ports the clouds take. */
export interface ServeOptions {
  /** Ports on 127.0.0.1; 0 (the default) takes a free one. */
  readonly confluentPort?: number;
  readonly databricksPort?: number;
}

/** Puts both clouds on ports of this machine, one each, so that a request to the wrong cloud fails as it would. */
export async function serveSimulator(
  simulator: { readonly fetch: (request: Request) => Promise<Response> },
  options: ServeOptions = {},
): Promise<ServedSimulator> {
  const confluent = await serveCloud('confluent', options.confluentPort ?? 0);
  const databricks = await serveCloud('databricks', options.databricksPort ?? 0);
  return {
    confluentUrl: confluent.url,
    databricksUrl: databricks.url,
    close: async () => {
      await Promise.all([confluent.close(), databricks.close()]);
    },
  };

  async function serveCloud(cloud: Cloud, port: number): Promise<{ url: string; close: () => Promise<void> }> {
    const server = serve({
      port,
      hostname: '127.0.0.1',
      silent: true,
      gracefulShutdown: false,
      fetch: (request) => {
        if (cloudOf(new URL(request.url).pathname) !== cloud) return new Response(null, { status: 404 });
        // A fault that cuts the connection cannot be an answer; the nearest thing on a port is one without content.
        return simulator.fetch(request).catch(() => Response.error());
      },
    });
    await server.ready();
    return { url: (server.url ?? `http://127.0.0.1:${port}`).replace(/\/$/, ''), close: () => server.close(true) };
  }
}
