import type { WebClient } from '@slack/web-api';
import { DeliveryError } from '../core/errors.ts';
import { slackClient } from './slack-client.ts';
import { deliveryErrorOf } from './slack-error.ts';

/** Who the bot is in one Slack workspace. */
export interface SlackIdentity {
  /** Our id. */
  readonly workspaceId: string;
  /** Slack's. */
  readonly teamId: string;
}

/** One Slack workspace, as far as the bot acts in it. */
export interface SlackTeam extends SlackIdentity {
  /** What the ledger sends by. */
  readonly delivery: WebClient;
  /** For what somebody waits for: forms live three seconds, and never wait behind a fan-out. */
  readonly interactive: WebClient;
  /** The conversation with a person; made at the first time. Throws DeliveryError: then nothing was posted. */
  conversationWith(userId: string): Promise<string>;
}

export function slackTeam(
  identity: SlackIdentity,
  { token, apiUrl }: { readonly token: string; readonly apiUrl: string | undefined },
): SlackTeam {
  const delivery = slackClient(token, apiUrl);
  const conversations = new Map<string, Promise<string>>();
  return {
    ...identity,
    delivery,
    interactive: slackClient(token, apiUrl),
    conversationWith(userId) {
      const known = conversations.get(userId);
      if (known !== undefined) return known;
      const opened = opens(delivery, userId).catch((error: unknown) => {
        conversations.delete(userId);
        throw error;
      });
      conversations.set(userId, opened);
      return opened;
    },
  };
}

/** Whatever comes of it, no message was sent: so nothing about it is ambiguous. */
async function opens(client: WebClient, userId: string): Promise<string> {
  const { channel } = await client.conversations.open({ users: userId }).catch(nothingPosted);
  if (channel?.id) return channel.id;
  throw new DeliveryError('Slack named no conversation', { permanent: false, ambiguous: false });
}

function nothingPosted(error: unknown): never {
  const { message, permanent, retryAfterSeconds } = deliveryErrorOf(error);
  const failure = {
    permanent,
    ambiguous: false,
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  };
  throw new DeliveryError(message, failure, { cause: error });
}
