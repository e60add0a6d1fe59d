import express from 'express';
import { Counter, Registry } from 'prom-client';
import { afterEach, expect, test, vi } from 'vitest';
import { ConfigError } from '../../src/core/errors.ts';
import type { Listening } from '../../src/web/listening.ts';
import { createWeb, type Web, type WebOptions } from '../../src/web/web.ts';

const opened: Listening[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((listening) => listening.close()));
});

async function served(options: Partial<WebOptions> = {}, routes?: (web: Web) => void) {
  const web = createWeb({ ready: async () => ({ ok: true, why: [] }), ...options });
  routes?.(web);
  const listening = await web.listen({ host: '127.0.0.1', port: 0 });
  opened.push(listening);
  return listening;
}

test('it says that it is alive and ready', async () => {
  const { url } = await served();

  const alive = await fetch(`${url}/healthz`);
  const ready = await fetch(`${url}/readyz`);

  expect([alive.status, await alive.json()]).toEqual([200, { ok: true }]);
  expect([ready.status, await ready.json()]).toEqual([200, { ok: true, why: [] }]);
});

test('it says why it is not ready', async () => {
  const why = ['The database does not answer.'];
  const { url } = await served({ ready: async () => ({ ok: false, why }) });

  const response = await fetch(`${url}/readyz`);

  expect([response.status, await response.json()]).toEqual([503, { ok: false, why }]);
});

test('a readiness check that fails is not ready, and still a sentence', async () => {
  const { url } = await served({ ready: () => Promise.reject(new Error('secret')) });

  const response = await fetch(`${url}/readyz`);

  expect(response.status).toBe(503);
  expect(await response.text()).not.toContain('secret');
});

test('its pages have their style from the same server, as their policy asks', async () => {
  const { url } = await served();

  const response = await fetch(`${url}/page.css`);

  expect(response.headers.get('content-type')).toMatch(/^text\/css/);
  expect(response.headers.get('content-security-policy')).toContain("style-src 'self'");
  expect(await response.text()).toContain('prefers-color-scheme: dark');
});

test('while it prepares, it holds the port and answers that it is starting', async () => {
  const web = createWeb({ ready: async () => ({ ok: true, why: [] }) });
  const taken = await served();
  const { host, port } = taken;
  const prepared: string[] = [];
  const inUse = web.listen({ host, port }, async () => void prepared.push('once'));
  await expect(inUse).rejects.toBeInstanceOf(ConfigError);
  await taken.close();

  const seen: number[] = [];
  const listening = await web.listen({ host, port }, async () => {
    for (const path of ['/healthz', '/readyz', '/local']) {
      seen.push((await fetch(`${taken.url}${path}`)).status);
    }
    web.app.get('/local', (_request, response) => void response.send('Here.'));
  });
  opened.push(listening);

  expect({ prepared, seen }).toEqual({ prepared: [], seen: [200, 503, 503] });
  expect((await fetch(`${listening.url}/local`)).status).toBe(200);
});

test('metrics are those of the process and those passed in', async () => {
  const metrics = new Registry();
  new Counter({ name: 'updates_total', help: 'Updates stored', registers: [metrics] }).inc(3);
  const { url } = await served({ metrics });

  const text = await (await fetch(`${url}/metrics`)).text();

  expect(text).toContain('updates_total 3');
  expect(text).toContain('process_resident_memory_bytes');
});

test('every answer forbids inline scripts, sniffing and framing', async () => {
  const { url } = await served();

  const { headers } = await fetch(`${url}/nowhere`);

  const policy = headers.get('content-security-policy');
  expect(policy).toContain("script-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('x-powered-by')).toBeNull();
});

test('an address that leads nowhere is a sentence', async () => {
  const { url } = await served();

  const response = await fetch(`${url}/nowhere`);

  expect([response.status, await response.text()]).toEqual([
    404,
    'There is nothing at this address. Check the link.\n',
  ]);
});

test('what goes wrong inside is a sentence without the reason, and the log has its kind alone', async () => {
  const logged: unknown[] = [];
  const quiet = () => undefined;
  const log = {
    info: quiet,
    warn: quiet,
    debug: quiet,
    error: (facts: object) => logged.push(facts),
  };
  const { url } = await served({ log }, ({ app }) => {
    app.get('/broken', () => {
      throw new TypeError('typed by somebody');
    });
  });

  const response = await fetch(`${url}/broken`);

  expect([response.status, await response.text()]).toEqual([
    500,
    'Something went wrong here. Try again in a moment.\n',
  ]);
  expect(logged).toEqual([{ method: 'GET', error: 'TypeError' }]);
});

test('what goes wrong in the middle of an answer ends it, and nothing but the log tells of it', async () => {
  const failures: object[] = [];
  const quiet = () => undefined;
  const log = {
    info: quiet,
    warn: quiet,
    debug: quiet,
    error: (facts: object) => failures.push(facts),
  };
  const { url } = await served({ log }, ({ app }) => {
    // As it runs: in tests Express is silent by itself.
    app.set('env', 'production');
    app.get('/broken', (_request, response) => {
      response.write('half of it');
      throw new TypeError('typed by somebody');
    });
  });
  const told = vi.spyOn(console, 'error').mockReturnValue();

  const answer = fetch(`${url}/broken`).then((response) => response.text());

  await expect(answer).rejects.toBeInstanceOf(TypeError);
  expect(failures).toEqual([{ method: 'GET', error: 'TypeError' }]);
  expect(told).not.toHaveBeenCalled();
  told.mockRestore();
});

test('a body that cannot be read, or is too long, is the fault of the request', async () => {
  const { url } = await served({}, ({ app }) => {
    app.post('/echo', express.json({ limit: 10 }), (_request, response) => {
      response.json({});
    });
  });
  const post = (body: string) =>
    fetch(`${url}/echo`, { method: 'POST', body, headers: { 'content-type': 'application/json' } });

  const [unread, long] = [await post('{'), await post('"0123456789"')];

  expect([unread.status, long.status]).toEqual([400, 413]);
  expect(await unread.text()).toBe('The request could not be read.\n');
});

test('a port in use is a ConfigError with the mend', async () => {
  const { port } = await served();
  const second = createWeb({ ready: async () => ({ ok: true, why: [] }) });

  const refused = second.listen({ host: '127.0.0.1', port });

  await expect(refused).rejects.toThrow(ConfigError);
  await expect(refused).rejects.toThrow(
    `Port ${port} is in use. Set PORT to another, or stop the other program.`,
  );
});

test('an address that is not this machine is a ConfigError', async () => {
  const web = createWeb({ ready: async () => ({ ok: true, why: [] }) });

  await expect(web.listen({ host: '192.0.2.1', port: 0 })).rejects.toThrow(
    'This machine has no address 192.0.2.1. Set HOST to one of its own, such as 127.0.0.1.',
  );
});

test('closing ends event streams and unanswered requests within two seconds', async () => {
  const { url, close } = await served({}, ({ app }) => {
    app.get('/events', (_request, response) => {
      response.type('text/event-stream').flushHeaders();
    });
    app.get('/never', (_request, response) => {
      response.flushHeaders();
    });
  });
  const stream = await fetch(`${url}/events`);
  const never = await fetch(`${url}/never`);
  const startedMs = performance.now();

  const streamEnded = stream.text().then(() => performance.now() - startedMs);
  const neverEnded = never.text().catch(() => 'cut off');
  await close();

  expect(await streamEnded).toBeLessThan(500);
  expect(await neverEnded).toBe('cut off');
  expect(performance.now() - startedMs).toBeLessThan(2_000);
});

test('closing twice is the same as closing once', async () => {
  const listening = await served();

  await Promise.all([listening.close(), listening.close()]);

  await expect(fetch(`${listening.url}/healthz`)).rejects.toThrow('fetch failed');
});
