import { z } from 'zod';
import { faultOf } from '../app/fault-of.ts';
import { DeliveryError } from '../core/errors.ts';
import { noAnswer, refusalOf } from './connector-error.ts';
import type { Gate } from './gate.ts';
import { callMs } from './teams-limits.ts';

/** A conversation, at the address that Teams gave for it. */
export interface Address {
  readonly serviceUrl: string;
  readonly conversationId: string;
}

export interface PostOptions {
  /** Seen by the activity's recipient alone. */
  readonly targeted?: boolean;
  /** Asked immediately before the request is written; what it throws is thrown. */
  readonly before?: () => void;
}

/**
 * Calls to Teams, one request each: its SDK's client sends a message again by itself, up to four times. Every one throws DeliveryError
 * alone, and sends nothing to an address that is not allowed.
 */
export interface Connector {
  /** Gives the activity's id. */
  post(to: Address, activity: object, options?: PostOptions): Promise<string>;
  replace(to: Address, activityId: string, activity: object, before: () => void): Promise<void>;
  /** What Teams says at a path below its conversations. */
  read(serviceUrl: string, path: string, signal?: AbortSignal): Promise<unknown>;
}

interface Call {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly body?: object;
  readonly before?: (() => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

const named = z.object({ id: z.string().min(1) });

export function connectorOf(gate: Pick<Gate, 'token' | 'allowed'>): Connector {
  async function call(serviceUrl: string, { method, path, body, before, signal }: Call) {
    gate.allowed(serviceUrl);
    const token = await gate.token().catch(noToken);
    before?.();
    const limit = AbortSignal.timeout(callMs);
    const response = await fetch(`${serviceUrl.replace(/\/+$/, '')}/v3/conversations/${path}`, {
      method,
      headers: {
        accept: 'application/json',
        ...(body && { 'content-type': 'application/json; charset=utf-8' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
      // A token goes where it is allowed to go, and no further.
      redirect: 'error',
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    }).catch((error: unknown) => {
      throw noAnswer(error);
    });
    if (!response.ok) throw await refusalOf(response);
    return response.json().catch(() => undefined);
  }

  return {
    async post({ serviceUrl, conversationId }, activity, { targeted = false, before } = {}) {
      const query = targeted ? '?isTargetedActivity=true' : '';
      const path = `${encodeURIComponent(conversationId)}/activities${query}`;
      const answer = named.safeParse(
        await call(serviceUrl, { method: 'POST', path, body: activity, before }),
      );
      if (answer.success) return answer.data.id;
      // It is there, and nobody can say where.
      throw new DeliveryError('no name', { permanent: false, ambiguous: true });
    },
    async replace({ serviceUrl, conversationId }, activityId, activity, before) {
      const path = `${encodeURIComponent(conversationId)}/activities/${encodeURIComponent(activityId)}`;
      await call(serviceUrl, {
        method: 'PUT',
        path,
        body: { ...activity, id: activityId },
        before,
      });
    },
    read: (serviceUrl, path, signal) => call(serviceUrl, { method: 'GET', path, signal }),
  };
}

function noToken(error: unknown): never {
  const failure = { permanent: false, ambiguous: false };
  throw new DeliveryError('Microsoft gives no token', failure, { cause: faultOf(error) });
}
