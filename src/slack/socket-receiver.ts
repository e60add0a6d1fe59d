import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import { SocketModeClient } from '@slack/socket-mode';
import { faultOf } from '../app/fault-of.ts';
import type { Log } from '../app/log.ts';
import { within } from '../app/within.ts';
import { appTokenRefused, whyNotOpen } from './not-open.ts';
import { silentLogger } from './silent-logger.ts';
import { clientOptions } from './slack-client.ts';
import { isTokenRefused } from './token-refused.ts';

export interface SocketReceiverOptions {
  readonly appToken: string;
  readonly apiUrl?: string | undefined;
  readonly log: Log;
}

export interface SocketReceiver extends Receiver {
  /** Why nothing arrives now, as a sentence; undefined where it does. */
  trouble(): string | undefined;
}

/** What comes over the socket for one payload; `ack` answers it there. */
interface Envelope {
  readonly ack: (answer?: Record<string, unknown>) => Promise<void>;
  readonly body: ReceiverEvent['body'];
  readonly retry_num?: number;
  readonly retry_reason?: string;
}

/** Slack ends each connection after some hours, and then another is opened at once; one that does not last is not opened again sooner. */
const againMs = 10_000;

const closed = 'Slack has no connection to send over.';

/** A bot that stops waits no longer for what is under way to be acknowledged, which takes the connection; commands are by then. */
const lastTakenMs = 2_000;

/**
 * Socket Mode: what Slack sends over a connection that the bot opened. Acknowledged once Bolt has done with it, as over HTTP; what fails
 * is not, and Slack sends it again. Reconnecting is ours: the client's own ends the process when Slack cannot be reached
 * (@slack/socket-mode 3.1, an unhandled rejection).
 */
export function socketReceiver({ appToken, apiUrl, log }: SocketReceiverOptions): SocketReceiver {
  const client = new SocketModeClient({
    appToken,
    autoReconnectEnabled: false,
    clientOptions: clientOptions(apiUrl),
    logger: silentLogger,
  });
  const stopping = new AbortController();
  const under = new Set<Promise<void>>();
  let app: App | undefined;
  /** Why nothing arrives; undefined while a connection stands. */
  let trouble: string | undefined = closed;
  let staying: Promise<void> = Promise.resolve();

  async function take({ ack, body, retry_num, retry_reason }: Envelope): Promise<void> {
    let said: { readonly answer: Record<string, unknown> | undefined } | undefined;
    const event: ReceiverEvent = {
      body,
      ...(retry_num === undefined ? {} : { retryNum: retry_num }),
      ...(retry_reason === undefined ? {} : { retryReason: retry_reason }),
      ack: async (answer?: Record<string, unknown>) => {
        said = { answer };
      },
    };
    try {
      await app?.processEvent(event);
      if (said) await ack(said.answer);
    } catch (error) {
      log.warn({ error: faultOf(error) }, 'Something that Slack sent could not be taken.');
    }
  }

  client.on('slack_event', (envelope: Envelope) => {
    const taken = take(envelope).finally(() => under.delete(taken));
    under.add(taken);
  });

  async function open(): Promise<void> {
    await client.start();
    trouble = undefined;
    log.info({}, 'Slack has a connection to send over.');
  }

  async function close(): Promise<void> {
    if (!trouble) await client.disconnect();
    trouble = closed;
  }

  /** Until it is closed, and then again, until `stop`. */
  async function stay(): Promise<void> {
    while (!stopping.signal.aborted) {
      const since = performance.now();
      if (!trouble) {
        await new Promise<void>((ended) => client.once('disconnected', () => ended()));
        trouble = closed;
      }
      const waitMs = Math.max(0, since + againMs - performance.now());
      await pause(waitMs, stopping.signal);
      if (!stopping.signal.aborted) await open().catch(sayClosed);
    }
  }

  function sayClosed(error: unknown): void {
    const facts = { error: faultOf(error), why: whyNotOpen(error) };
    log.warn(facts, 'Slack has no connection; tried again in ten seconds.');
    trouble = `Slack opens no connection: ${facts.why}.`;
  }

  return {
    init: (bolt) => {
      app = bolt;
    },
    trouble: () => trouble,
    async start() {
      await open().catch((error: unknown) => {
        if (isTokenRefused(error)) throw appTokenRefused(error);
        sayClosed(error);
      });
      staying = stay();
    },
    async stop() {
      stopping.abort();
      await within(lastTakenMs, untilTaken(under), undefined);
      await close();
      await staying;
      // Another may have been opening meanwhile.
      await close();
    },
  };
}

async function untilTaken(under: ReadonlySet<Promise<void>>): Promise<void> {
  while (under.size > 0) await Promise.all(under);
}

/** Shorter where it is aborted. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const over = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', over);
      resolve();
    };
    const timer = setTimeout(over, ms);
    signal.addEventListener('abort', over);
    if (signal.aborted) over();
  });
}
