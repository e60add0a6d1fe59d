import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { slackScopes } from './scopes.ts';
import { slackClient } from './slack-client.ts';
import { deliveryErrorOf } from './slack-error.ts';

/** Why nothing is known, in Slack's words; and whether the token is to mend, Slack, or the way there. */
export interface SlackRefused {
  readonly refused: string;
  readonly by: 'token' | 'fault' | 'network';
}

/** How things stand with one Slack workspace. */
export type SlackExamined =
  | SlackRefused
  | {
      readonly team: string;
      readonly teamId: string;
      /** Absent where Slack did not say which the token has. */
      readonly scopes?: {
        readonly missing: readonly string[];
        readonly needless: readonly string[];
      };
      /** How far this machine's clock is ahead of Slack's, in milliseconds; absent where Slack did not say. */
      readonly clockAheadMs?: number;
    };

const identity = z.object({
  team: z.string(),
  team_id: z.string(),
  response_metadata: z.object({ scopes: z.array(z.string()).optional() }).optional(),
});

/** Asks Slack who the token is. Never throws. */
export async function examineSlack(
  { botToken, apiUrl }: { readonly botToken: string; readonly apiUrl?: string | undefined },
  now: () => Date,
): Promise<SlackExamined> {
  const client = slackClient(botToken, apiUrl);
  try {
    const { team, team_id, response_metadata } = identity.parse(await client.auth.test());
    const clockAheadMs = await clockAhead(client, now);
    return {
      team,
      teamId: team_id,
      ...scopesOf(response_metadata?.scopes),
      ...(clockAheadMs === undefined ? {} : { clockAheadMs }),
    };
  } catch (error) {
    return refusalOf(error);
  }
}

/** Why Slack opens no connection for Socket Mode; undefined where it would. */
export async function socketTrouble({
  appToken,
  apiUrl,
}: {
  readonly appToken: string;
  readonly apiUrl?: string | undefined;
}): Promise<SlackRefused | undefined> {
  try {
    await slackClient(appToken, apiUrl).apps.connections.open({});
    return undefined;
  } catch (error) {
    return refusalOf(error);
  }
}

/** Why the bot cannot look into a channel, in Slack's words; undefined where it can. */
export async function channelTrouble(
  { botToken, apiUrl }: { readonly botToken: string; readonly apiUrl?: string | undefined },
  channel: string,
): Promise<string | undefined> {
  try {
    await slackClient(botToken, apiUrl).conversations.history({ channel, limit: 1 });
    return undefined;
  } catch (error) {
    return deliveryErrorOf(error).message;
  }
}

const withCode = z.object({ code: z.string() });

/** Which party it is of, by the code of @slack/web-api's errors. */
function refusalOf(error: unknown): SlackRefused {
  const { message: refused, ambiguous, retryAfterSeconds } = deliveryErrorOf(error);
  const code = withCode.safeParse(error).data?.code;
  if (code === 'slack_webapi_platform_error') {
    const isTheirs = ambiguous || retryAfterSeconds !== undefined;
    return { refused, by: isTheirs ? 'fault' : 'token' };
  }
  const isAnswered =
    code === 'slack_webapi_http_error' || code === 'slack_webapi_rate_limited_error';
  return { refused, by: isAnswered ? 'fault' : 'network' };
}

function scopesOf(granted: readonly string[] | undefined) {
  if (!granted) return {};
  return {
    scopes: {
      missing: slackScopes.filter((scope) => !granted.includes(scope)),
      needless: granted.filter((scope) => !slackScopes.includes(scope)),
    },
  };
}

/** Slack says what time it is in a header, to the second. */
async function clockAhead(client: WebClient, now: () => Date): Promise<number | undefined> {
  const response = await fetch(new URL('api.test', client.slackApiUrl), {
    method: 'POST',
    signal: AbortSignal.timeout(5_000),
  }).catch(() => undefined);
  const theirs = Date.parse(response?.headers.get('date') ?? '');
  return Number.isNaN(theirs) ? undefined : now().getTime() - theirs;
}
