import type { RequestHandler, Response } from 'express';

/** Often enough that nothing between takes the line for dead. */
const pulseMs = 15_000;
/** How soon a page that lost the line comes back. */
const retryMs = 1_000;

export interface EventStream {
  /** Serves one page's line for as long as it is open. */
  readonly open: RequestHandler;
  /** Tells every page that a conversation has something new. */
  changed(conversation: string): void;
  close(): void;
}

/** Server-sent events to every open page. They carry no message: a page fetches what it is told has changed. */
export function eventStream(): EventStream {
  const lines = new Set<Response>();
  const sayToAll = (text: string) => {
    for (const line of lines) line.write(text);
  };
  const pulse = setInterval(() => sayToAll(': pulse\n\n'), pulseMs).unref();

  return {
    open(_request, response) {
      response.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
      response.write(`retry: ${retryMs}\n\n`);
      lines.add(response);
      response.once('close', () => lines.delete(response));
    },
    changed(conversation) {
      sayToAll(`event: changed\ndata: ${JSON.stringify({ conversation })}\n\n`);
    },
    close() {
      clearInterval(pulse);
      for (const line of lines) line.end();
    },
  };
}
