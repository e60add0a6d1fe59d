import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { httpReceiver } from '../../src/slack/http-receiver.ts';
import { keptLog } from '../support/kept-log.ts';
import { sendSigned, signingSecret } from '../support/slack-sender.ts';

const refusal = {
  sentence:
    'Something that came to /slack/events was refused: it is not signed with SLACK_SIGNING_SECRET.',
};
const challenge = JSON.stringify({ type: 'url_verification', challenge: 'c-1' });

let server: Server;
let url: string;
let logged: string[];
let now: Date;

beforeEach(async () => {
  logged = [];
  now = new Date('2024-09-02T08:00:00Z');
  const app = express();
  httpReceiver({ app, signingSecret, now: () => now, log: keptLog(logged) });
  app.use((_request, response) => {
    response.status(401).end();
  });
  server = createServer(app);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const sends = (signing = {}) => sendSigned(url, challenge, 'application/json', signing);
const said = () => logged.map((line) => JSON.parse(line));

it('what another secret signed is said in the log, with nothing of what it holds', async () => {
  const { status } = await sends({ secret: 'another' });

  expect(status).toBe(401);
  await vi.waitFor(() => expect(said()).toEqual([refusal]));
});

it('what Slack signed is not said to be refused', async () => {
  const { status, said: answered } = await sends();

  expect([status, answered]).toEqual([200, { challenge: 'c-1' }]);
  expect(logged).toEqual([]);
});

it('refusals are said once a minute, however many there are', async () => {
  await sends({ secret: 'another' });
  now = new Date('2024-09-02T08:00:59Z');
  await sends({ secret: 'another' });
  await vi.waitFor(() => expect(said()).toEqual([refusal]));
  now = new Date('2024-09-02T08:01:00Z');
  await sends({ secret: 'another' });

  await vi.waitFor(() => expect(said()).toEqual([refusal, refusal]));
});

it('a clock that was put back silences no refusal', async () => {
  await sends({ secret: 'another' });
  now = new Date('2024-09-02T06:00:00Z');

  await sends({ secret: 'another' });

  await vi.waitFor(() => expect(said()).toEqual([refusal, refusal]));
});

it('what is refused at another address is not said', async () => {
  const { status } = await fetch(`${url}/elsewhere`, { method: 'POST' });

  expect(status).toBe(401);
  expect(logged).toEqual([]);
});
