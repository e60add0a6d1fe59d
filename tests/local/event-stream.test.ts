import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, expect, test } from 'vitest';
import { type EventStream, eventStream } from '../../src/local/event-stream.ts';

const limits = { pulseMs: 60_000, idleMs: 60_000, linesPerClient: 2 };
const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

async function served(stream: EventStream): Promise<string> {
  const server = createServer(express().get('/', stream.open)).listen(0, '127.0.0.1');
  ends.push(() => {
    stream.close();
    server.closeAllConnections();
    server.close();
  });
  await new Promise((resolve) => server.once('listening', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const lineOf = (url: string, browser: string) =>
  fetch(url, { headers: { 'User-Agent': browser, Connection: 'close' } });

test('the oldest of too many lines of one browser ends and says why, and the others stay', async () => {
  const stream = eventStream(limits);
  const url = await served(stream);
  const other = await lineOf(url, 'another');
  const oldest = await lineOf(url, 'one');
  const kept = [await lineOf(url, 'one'), await lineOf(url, 'one')];

  expect(await oldest.text()).toBe('retry: 1000\n\nevent: over\ndata: {"why":"crowded"}\n\n');

  stream.changed('user:lead');
  stream.close();
  const news = 'retry: 1000\n\nevent: changed\ndata: {"conversation":"user:lead"}\n\n';
  const texts = [other, ...kept].map((line) => line.text());
  expect(await Promise.all(texts)).toEqual([news, news, news]);
});

test('a line on which nothing is said for long ends', async () => {
  const url = await served(eventStream({ ...limits, idleMs: 20 }));
  const line = await lineOf(url, 'one');

  expect(await line.text()).toBe('retry: 1000\n\nevent: over\ndata: {"why":"idle"}\n\n');
});
