import { z } from 'zod';
import type { Outgoing, Platform } from '../src/app/platform.ts';
import { DeliveryError } from '../src/core/errors.ts';

/** Of the client; the slowest acceptance of the fake platform is later, and the settle time later still. */
export const callMs = 1_000;

/** The fake platform behind the port, over HTTP, with an unforgiving client: one call a message and no retries of its own. */
export function httpChat(url: string): Platform {
  return {
    name: 'slack',
    limits: { recipient: [], workspace: [], atOnce: 4, callMs },
    start: async () => undefined,
    stop: async () => undefined,
    async deliver(outgoing: Outgoing) {
      if (!outgoing.stillOurs()) throw refused('not ours any more');
      const { key, replaces, inThreadOf, to } = outgoing;
      const answer = await call(`${url}/post`, { key, replaces, inThreadOf, to: to.id });
      return z.object({ ref: z.string() }).parse(answer).ref;
    },
    async find(to, sought) {
      const keys = sought.map(({ key }) => key);
      const answer = await call(`${url}/find`, { to: to.id, keys });
      return new Map(Object.entries(z.record(z.string(), z.string()).parse(answer)));
    },
  };
}

async function call(url: string, body: object): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(callMs),
  }).catch((cause: unknown) => {
    throw new DeliveryError('no answer', { permanent: false, ambiguous: true }, { cause });
  });
  if (response.status === 429) {
    const retryAfterSeconds = Number(response.headers.get('retry-after'));
    throw new DeliveryError('too many', { permanent: false, ambiguous: false, retryAfterSeconds });
  }
  if (!response.ok) {
    throw new DeliveryError(`answered ${response.status}`, { permanent: false, ambiguous: true });
  }
  return response.json().catch((cause: unknown) => {
    throw new DeliveryError('half an answer', { permanent: false, ambiguous: true }, { cause });
  });
}

function refused(why: string): DeliveryError {
  return new DeliveryError(why, { permanent: false, ambiguous: false });
}
