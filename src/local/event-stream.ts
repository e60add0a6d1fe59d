import type { Request, RequestHandler, Response } from 'express';
import type { WireOver } from './wire.ts';

interface Limits {
  /** Often enough that nothing between takes the line for dead. */
  readonly pulseMs: number;
  /** A line with no news for so long ends; a page that is looked at opens another. */
  readonly idleMs: number;
  /** Browsers hold six HTTP/1.1 connections a host for all their tabs together; two stay free for all else. */
  readonly linesPerClient: number;
}

const usual: Limits = { pulseMs: 15_000, idleMs: 10 * 60_000, linesPerClient: 4 };
/** How soon a page that lost the line comes back. */
const retryMs = 1_000;

export interface EventStream {
  /** Serves one page's line for as long as it is open. */
  readonly open: RequestHandler;
  /** Tells every page that a conversation has something new. */
  changed(conversation: string): void;
  close(): void;
}

interface Line {
  readonly client: string;
  readonly response: Response;
  readonly idle: NodeJS.Timeout;
}

/** Server-sent events to every open page. They carry no message: a page fetches what it is told has changed. */
export function eventStream(limits: Limits = usual): EventStream {
  const lines = new Set<Line>();
  const sayToAll = (text: string) => {
    for (const { response } of lines) response.write(text);
  };
  const pulse = setInterval(() => sayToAll(': pulse\n\n'), limits.pulseMs).unref();

  function forget(line: Line): void {
    clearTimeout(line.idle);
    lines.delete(line);
  }

  function end(line: Line, why: WireOver['why']): void {
    forget(line);
    const over: WireOver = { why };
    line.response.end(`event: over\ndata: ${JSON.stringify(over)}\n\n`);
  }

  function makeRoom(client: string): void {
    const theirs = [...lines].filter((line) => line.client === client);
    const tooMany = Math.max(0, theirs.length - limits.linesPerClient + 1);
    for (const line of theirs.slice(0, tooMany)) end(line, 'crowded');
  }

  return {
    open(request, response) {
      const client = clientOf(request);
      makeRoom(client);
      response.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
      response.write(`retry: ${retryMs}\n\n`);
      const idle = setTimeout(() => end(line, 'idle'), limits.idleMs).unref();
      const line: Line = { client, response, idle };
      lines.add(line);
      response.once('close', () => forget(line));
    },
    changed(conversation) {
      sayToAll(`event: changed\ndata: ${JSON.stringify({ conversation })}\n\n`);
      for (const { idle } of lines) idle.refresh();
    },
    close() {
      clearInterval(pulse);
      for (const line of lines) {
        forget(line);
        line.response.end();
      }
    },
  };
}

/** One browser, as far as can be told: all are on this machine, and count their connections by host. */
const clientOf = ({ headers }: Request) => `${headers.host}\n${headers['user-agent']}`;
