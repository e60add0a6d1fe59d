import type { Request, RequestHandler } from 'express';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Serves this machine's own addresses alone. A site elsewhere can point its name at 127.0.0.1 (DNS
 * rebinding), but its visitors' browsers then say that name in Host.
 */
export const loopbackOnly: RequestHandler = (request, response, next) => {
  if (loopback.has(hostName(request.headers.host))) {
    next();
    return;
  }
  const error = 'The local workspace is served on this machine alone. Open it as http://127.0.0.1.';
  response.status(403).json({ error });
};

/** Anything that changes something comes from our own page, and as JSON, which no form elsewhere can send. */
export const ownPageOnly: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') {
    next();
  } else if (!isSameOrigin(request)) {
    response.status(403).json({ error: "Only the local workspace's own page can do this." });
  } else if (!request.is('application/json')) {
    response.status(415).json({ error: 'Send this as JSON.' });
  } else {
    next();
  }
};

function hostName(host: string | undefined): string {
  const address = `http://${host ?? ''}`;
  return URL.canParse(address) ? new URL(address).hostname : '';
}

function isSameOrigin({ headers }: Request): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return headers['sec-fetch-site'] === 'same-origin';
  return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase();
}
