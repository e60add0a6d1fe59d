import { z } from 'zod';
import { faultOf } from '../app/fault-of.ts';
import type { Log } from '../app/log.ts';
import { ConfigError } from '../core/errors.ts';
import { slackClient } from './slack-client.ts';
import { deliveryErrorOf } from './slack-error.ts';
import { type SlackTeam, slackTeam } from './slack-team.ts';
import type { SlackTeams } from './slack-teams.ts';
import { hasLostItsToken, isTokenRefused } from './token-refused.ts';

export interface OneTeamOptions {
  readonly botToken: string;
  readonly apiUrl: string | undefined;
  /** Our id of a team, which is stored where it is new. */
  readonly workspaceOf: (teamId: string) => Promise<string>;
  readonly log: Log;
}

const againMs = 10_000;

const identity = z.object({ team_id: z.string() });

/** The workspace of a bot token. Where Slack does not answer at the start, it is asked again every ten seconds. */
export function oneTeam(options: OneTeamOptions): SlackTeams {
  const { log } = options;
  const cannotBeReached = 'Slack cannot be reached.';
  let team: SlackTeam | undefined;
  let trouble = cannotBeReached;
  let again: NodeJS.Timeout | undefined;
  let asking: Promise<void> = Promise.resolve();

  async function ask(): Promise<void> {
    team = await connect(options);
    log.info({ workspace: team.workspaceId, team: team.teamId }, 'Connected to Slack.');
  }

  function askLater(): void {
    again = setTimeout(() => {
      asking = ask().catch((error: unknown) => {
        trouble = error instanceof ConfigError ? error.message : cannotBeReached;
        askLater();
      });
    }, againMs);
  }

  return {
    start: () =>
      ask().catch((error: unknown) => {
        if (error instanceof ConfigError) throw error;
        log.warn({ error: faultOf(error) }, 'Slack cannot be reached; tried again in ten seconds.');
        askLater();
      }),
    async of(teamId) {
      if (!team) throw new Error('Slack is not connected yet.');
      return team.teamId === teamId ? team : undefined;
    },
    serving: (workspaceId) => (team?.workspaceId === workspaceId ? team : undefined),
    lookAgain: async () => undefined,
    async doubt(teamId) {
      const doubted = team;
      if (doubted?.teamId !== teamId || !(await hasLostItsToken(doubted.interactive))) return;
      if (team !== doubted) return;
      team = undefined;
      trouble = refused;
      log.warn({ workspace: doubted.workspaceId }, 'Slack takes the token no more.');
      askLater();
    },
    trouble: () => (team ? undefined : trouble),
    async stop() {
      clearTimeout(again);
      await asking;
      clearTimeout(again);
    },
  };
}

const refused =
  'Slack does not accept SLACK_BOT_TOKEN. Copy the Bot User OAuth Token (xoxb-...) from the app\'s page "OAuth & Permissions".';

async function connect({ botToken, apiUrl, workspaceOf }: OneTeamOptions): Promise<SlackTeam> {
  const said = await slackClient(botToken, apiUrl).auth.test().catch(refuse);
  const { team_id: teamId } = identity.parse(said);
  const workspaceId = await workspaceOf(teamId);
  return slackTeam({ workspaceId, teamId }, { token: botToken, apiUrl });
}

function refuse(error: unknown): never {
  const failure = deliveryErrorOf(error);
  if (!isTokenRefused(error) && !failure.permanent) throw failure;
  throw new ConfigError(refused, { cause: error });
}
