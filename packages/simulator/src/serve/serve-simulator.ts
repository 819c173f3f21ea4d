import { type ServerRequest, serve } from 'srvx';
import { toResponse } from '../request/answer.ts';
import type { Cloud } from '../request/description.ts';
import { cloudOf } from '../request/router.ts';
import { refuseStranger } from './refuse-stranger.ts';

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
  /** The same for Databricks. */
  readonly databricksPort?: number;
}

const host = '127.0.0.1';

/**
 * Puts both clouds on ports of this machine, one each, so that a request to the wrong cloud fails as it would. They
 * serve programs on this machine and nobody else: a foreign Host, Origin or Sec-Fetch-Site is 403.
 */
export async function serveSimulator(
  simulator: {
    /** Answers one request. */
    readonly fetch: (request: Request) => Promise<Response>;
  },
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
      hostname: host,
      silent: true,
      gracefulShutdown: false,
      fetch: (request) => {
        const target = request.runtime?.node?.req.url ?? '';
        const { method, headers } = request;
        const refusal = refuseStranger({ method, target, headers }, ownPort);
        if (refusal) return toResponse(refusal, cloud);
        const received = withUrl(request, `${ownUrl}${target}`);
        if (cloudOf(new URL(received.url).pathname) !== cloud) return new Response(null, { status: 404 });
        // A fault that cuts the connection cannot be an answer; the nearest thing on a port is one without content.
        return simulator.fetch(received).catch(() => Response.error());
      },
    });
    await server.ready();
    const ownUrl = (server.url ?? `http://${host}:${port}`).replace(/\/$/, '');
    const ownPort = Number(new URL(ownUrl).port);
    return { url: ownUrl, close: () => server.close(true) };
  }
}

/**
 * The request under the address that we gave out: what links and discovery documents are built from, never a header. Most
 * come under it; these are handed on as they are, for a copy costs as much as all the rest.
 */
function withUrl(request: ServerRequest, url: string): Request {
  if (request.url === url) return request;
  const { method, headers } = request;
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(url, {
    method,
    headers: [...headers],
    ...(hasBody ? { body: request.body, duplex: 'half' as const } : {}),
  });
}
