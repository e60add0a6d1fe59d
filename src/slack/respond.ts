import { untilTaken } from '../app/until-taken.ts';
import { DeliveryError } from '../core/errors.ts';
import type { Card } from '../messages/card.ts';
import type { SlackMessage } from '../render/block-json.ts';
import { slackMessageOf } from '../render/block-kit.ts';
import { callMs } from './slack-client.ts';
import { called } from './slack-error.ts';

/** Seen by one person alone. */
export type Ephemeral = SlackMessage & {
  readonly response_type: 'ephemeral';
  /** In the place of the message that was pressed. */
  readonly replace_original?: boolean;
};

export const ephemeral = (card: Card): Ephemeral => ({
  response_type: 'ephemeral',
  ...slackMessageOf(card),
});

/** In the place of the message that was pressed, whoever sees it. */
export type Replacement = SlackMessage & { readonly replace_original: true };

/**
 * Says something where a command was typed or a button pressed. `address`: as Slack sent it, under its signature.
 * Throws DeliveryError where Slack does not take it.
 */
export async function respondTo(address: string, said: Ephemeral | Replacement): Promise<void> {
  // The same in the same place is the same; a second message beside it would be one too many.
  const isThere = said.replace_original ? async () => false : undefined;
  await untilTaken(() => called(post(address, said)), isThere);
}

async function post(address: string, said: Ephemeral | Replacement): Promise<void> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(said),
    redirect: 'error',
    signal: AbortSignal.timeout(callMs),
  });
  if (response.ok) return;
  const { status, headers } = response;
  const retryAfterSeconds = Number(headers.get('retry-after')) || 0;
  throw new DeliveryError(`Slack answered ${status} to what was said`, {
    permanent: status < 500 && status !== 429,
    ambiguous: status >= 500,
    ...(retryAfterSeconds > 0 ? { retryAfterSeconds } : {}),
  });
}
