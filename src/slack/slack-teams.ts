import type { SlackTeam } from './slack-team.ts';

/** The Slack workspaces that the bot is in. */
export interface SlackTeams {
  /** Makes them known, and keeps them so until `stop`. Throws ConfigError, with the mend, for what no time will mend. */
  start(): Promise<void>;
  /** By Slack's id; undefined for one that the bot is not in. Throws where that cannot be told yet. */
  of(teamId: string): Promise<SlackTeam | undefined>;
  serving(workspaceId: string): SlackTeam | undefined;
  /** Knows at once what was installed meanwhile. */
  lookAgain(): Promise<void>;
  /** Slack may not take this team's token any more: asks it, and lets go of the team where that is so. Throws where Slack does not say. */
  doubt(teamId: string): Promise<void>;
  /** Why nothing can be done in any of them now, as a sentence; undefined where something can. */
  trouble(): string | undefined;
  stop(): Promise<void>;
}
