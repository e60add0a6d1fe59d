import { ConfigError } from './core/errors.ts';

/** How Slack is set up. */
export interface SlackConfig {
  /** One workspace by its token, or many that install the bot themselves. */
  readonly workspaces: OneWorkspace | ManyWorkspaces;
  /** How Slack reaches the bot: at an address of its own, or over a connection that the bot opens (Socket Mode). */
  readonly receives:
    | { readonly over: 'http'; readonly signingSecret: string }
    | { readonly over: 'socket'; readonly appToken: string };
  /** `limited`: Slack gives one look at a conversation's history a minute, as to apps that others install. */
  readonly lookUps: 'internal' | 'limited';
  /** Absent: Slack's own. */
  readonly apiUrl?: string;
}

export interface OneWorkspace {
  readonly by: 'token';
  readonly botToken: string;
}

export interface ManyWorkspaces {
  readonly by: 'oauth';
  readonly clientId: string;
  readonly clientSecret: string;
  /** Signs what goes to Slack and comes back while somebody installs. */
  readonly stateSecret: string;
}

type Read = {
  readonly [Name in SlackVariable]?: string | undefined;
} & { readonly SLACK_LOOK_UPS?: 'internal' | 'limited' | undefined };

type SlackVariable =
  | 'SLACK_BOT_TOKEN'
  | 'SLACK_SIGNING_SECRET'
  | 'SLACK_APP_TOKEN'
  | 'SLACK_CLIENT_ID'
  | 'SLACK_CLIENT_SECRET'
  | 'SLACK_STATE_SECRET'
  | 'SLACK_API_URL';

const oauthNames = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'] as const;
const anyOf = [
  'SLACK_BOT_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_APP_TOKEN',
  ...oauthNames,
] as const;

/** Undefined where nothing of Slack is set. Throws ConfigError, with the mend, where something of it is missing or too much. */
export function slackConfigOf(read: Read): SlackConfig | undefined {
  const set = anyOf.filter((name) => read[name] !== undefined);
  if (set.length === 0) return undefined;
  const workspaces = workspacesOf(read, set);
  const { SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = read;
  if (appToken === undefined && signingSecret === undefined) {
    throw new ConfigError(
      `${set.join(' and ')} ${set.length === 1 ? 'is' : 'are'} set, and SLACK_SIGNING_SECRET is not. Set it, or SLACK_APP_TOKEN for Socket Mode, and start again.`,
    );
  }
  return {
    workspaces,
    receives:
      appToken === undefined
        ? { over: 'http', signingSecret: signingSecret ?? '' }
        : { over: 'socket', appToken },
    lookUps: read.SLACK_LOOK_UPS ?? (workspaces.by === 'token' ? 'internal' : 'limited'),
    ...(read.SLACK_API_URL === undefined ? {} : { apiUrl: read.SLACK_API_URL }),
  };
}

function workspacesOf(read: Read, set: readonly string[]): OneWorkspace | ManyWorkspaces {
  const { SLACK_BOT_TOKEN: botToken } = read;
  const oauth = oauthNames.filter((name) => read[name] !== undefined);
  if (botToken !== undefined && oauth.length > 0) {
    throw new ConfigError(
      `SLACK_BOT_TOKEN is for one workspace and ${oauth.join(', ')} for many, and both are set. Unset one of them and start again.`,
    );
  }
  if (botToken !== undefined) return { by: 'token', botToken };
  if (oauth.length === 0) {
    throw new ConfigError(
      `${set.join(' and ')} ${set.length === 1 ? 'is' : 'are'} set, and SLACK_BOT_TOKEN is not. Set it, or unset the rest, and start again.`,
    );
  }
  const missing = oauthNames.filter((name) => read[name] === undefined);
  if (missing.length > 0) {
    throw new ConfigError(
      `Many workspaces need ${oauthNames.join(', ')}, and ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not set. Set what is missing and start again.`,
    );
  }
  const [clientId = '', clientSecret = '', stateSecret = ''] = oauthNames.map((name) => read[name]);
  return { by: 'oauth', clientId, clientSecret, stateSecret };
}
