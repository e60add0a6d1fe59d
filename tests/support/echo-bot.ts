import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { Playground } from './playground.ts';
import type { Json } from './playground-wire.ts';

/** A bot that shows what a client does: it says what it was told, and its card counts presses. */
export interface EchoBot {
  readonly url: string;
  /** Posts, or edits where there is a message: what the connector answered. */
  send(method: 'POST' | 'PUT', conversation: string, activity: object, id?: string): Promise<Json>;
  /** From now on an invoke is answered so. */
  answers(invoke: (activity: Json) => { readonly status?: number; readonly body: object }): void;
  end(): Promise<void>;
}

/** A card with a button, and with a field where it says so. */
export const pressCard = (says: string, more: readonly object[] = []) => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'TextBlock', text: says, wrap: true }, ...more],
  actions: [{ type: 'Action.Execute', title: 'Press', verb: 'press', data: { press: 'p-1' } }],
});

export const cardMessage = (content: object, summary = 'A card') => ({
  type: 'message',
  summary,
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
});

export const cardAnswer = (value: object) => ({
  body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value },
});

export async function echoBot(playground: Playground): Promise<EchoBot> {
  const send: EchoBot['send'] = async (method, conversation, activity, id) => {
    const address = `${playground.serviceUrl}/v3/conversations/${encodeURIComponent(conversation)}`;
    const response = await fetch(`${address}/activities${id === undefined ? '' : `/${id}`}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
    });
    return (await response.json()) as Json;
  };
  let invoked: Parameters<EchoBot['answers']>[0] = () => cardAnswer(pressCard('Pressed'));
  const handle = async (activity: Json) => {
    const { type, text, action, conversation } = activity;
    if (type === 'invoke') return invoked(activity);
    const { id } = conversation as { id: string };
    if (action === 'add') await send('POST', id, cardMessage(pressCard('Welcome')));
    if (text !== undefined) await send('POST', id, { type: 'message', text: `You said: ${text}` });
    return { body: {} };
  };
  const server = createServer(async (request, response) => {
    const { status = 200, body } = await handle((await json(request)) as Json);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  const url = await listening(server);
  playground.reaches(url);
  return {
    url,
    send,
    answers(invoke) {
      invoked = invoke;
    },
    async end() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function listening(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`;
}
