import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { ConfigError, DeliveryError } from '../core/errors.ts';
import { slackClient } from './slack-client.ts';
import { deliveryErrorOf } from './slack-error.ts';

/** One Slack workspace, as far as the bot acts in it. */
export interface SlackTeam {
  /** Our id. */
  readonly workspaceId: string;
  /** Slack's. */
  readonly teamId: string;
  /** Of the bot itself, whose own messages come back as events. */
  readonly botId: string;
  readonly botUserId: string;
  /** What the ledger sends by. */
  readonly delivery: WebClient;
  /** For what somebody waits for: forms live three seconds, and never wait behind a fan-out. */
  readonly interactive: WebClient;
  /** The conversation with a person; made at the first time. Throws DeliveryError: then nothing was posted. */
  conversationWith(userId: string): Promise<string>;
}

export interface Credentials {
  readonly botToken: string;
  readonly apiUrl: string | undefined;
}

const identity = z.object({
  team_id: z.string(),
  user_id: z.string(),
  bot_id: z.string().default(''),
});

/** The workspace of a bot token. Throws ConfigError, with the mend, where Slack does not know the token, DeliveryError where it does not answer. */
export async function connectTeam(
  { botToken, apiUrl }: Credentials,
  workspaceOf: (teamId: string) => Promise<string>,
): Promise<SlackTeam> {
  const delivery = slackClient(botToken, apiUrl);
  const known = identity.parse(await delivery.auth.test().catch(refuse));
  const conversations = new Map<string, Promise<string>>();
  return {
    workspaceId: await workspaceOf(known.team_id),
    teamId: known.team_id,
    botId: known.bot_id,
    botUserId: known.user_id,
    delivery,
    interactive: slackClient(botToken, apiUrl),
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

function refuse(error: unknown): never {
  const failure = deliveryErrorOf(error);
  if (!failure.permanent) throw failure;
  throw new ConfigError(
    'Slack does not accept SLACK_BOT_TOKEN. Copy the Bot User OAuth Token (xoxb-...) from the app\'s page "OAuth & Permissions".',
    { cause: error },
  );
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
