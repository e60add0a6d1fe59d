import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import type { SlackCloud } from './slack-cloud.ts';

/** Slack's end of Socket Mode, in front of its Web API (docs.slack.dev/apis/events-api/using-socket-mode). */
export interface SlackSocket {
  readonly apiUrl: string;
  /** How many connections were opened so far. */
  opened(): number;
  /** Sends a payload in an envelope; resolves with what the bot acknowledges it with. */
  sends(type: 'events_api' | 'interactive' | 'slash_commands', payload: object): Promise<unknown>;
  ends(reason: string): void;
  /** What `apps.connections.open` says next. */
  refuses(...errors: string[]): void;
  /** `apps.connections.open` says nothing more until what this gives is called; resolves once it was asked. */
  holds(): Promise<() => void>;
  /** How many connections stand. */
  standing(): number;
  /** Until the bot has opened its nth connection. */
  connected(nth: number): Promise<void>;
  end(): Promise<void>;
}

export async function slackSocket({ apiUrl }: SlackCloud): Promise<SlackSocket> {
  const refusals: string[] = [];
  const heard = new EventEmitter();
  let current: WebSocket | undefined;
  let opened = 0;
  let held: Promise<unknown> | undefined;

  const server = createServer(async (request, response) => {
    const method = request.url?.replace('/api/', '') ?? '';
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    response.setHeader('content-type', 'application/json');
    if (method === 'apps.connections.open') {
      heard.emit('asked');
      await held;
      const error = refusals.shift();
      const { port } = server.address() as AddressInfo;
      const answer = error ? { ok: false, error } : { ok: true, url: `ws://127.0.0.1:${port}/` };
      response.end(JSON.stringify(answer));
      return;
    }
    const answer = await fetch(`${apiUrl}${method}`, {
      method: 'POST',
      headers: {
        'content-type': request.headers['content-type'] ?? '',
        authorization: request.headers.authorization ?? '',
      },
      body: Buffer.concat(parts),
    });
    response.end(await answer.text());
  });
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => {
    current = socket;
    opened += 1;
    socket.on('message', (data) => {
      const { envelope_id, payload } = JSON.parse(String(data));
      heard.emit(envelope_id, payload);
    });
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1 }));
    heard.emit('connected');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    opened: () => opened,
    async sends(type, payload) {
      const envelope_id = randomUUID();
      const answered = once(heard, envelope_id);
      current?.send(
        JSON.stringify({
          envelope_id,
          type,
          payload,
          accepts_response_payload: type !== 'events_api',
        }),
      );
      const [answer] = await answered;
      return answer;
    },
    ends(reason) {
      current?.send(JSON.stringify({ type: 'disconnect', reason }));
    },
    refuses: (...errors) => {
      refusals.push(...errors);
    },
    async holds() {
      const asked = once(heard, 'asked');
      held = once(heard, 'released');
      await asked;
      return () => heard.emit('released');
    },
    standing: () => sockets.clients.size,
    async connected(nth) {
      while (opened < nth) await once(heard, 'connected');
    },
    async end() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
