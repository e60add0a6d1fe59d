import type { Express } from 'express';
import { faultOf } from '../app/fault-of.ts';
import type { Handle } from '../app/intent.ts';
import type { Log } from '../app/log.ts';
import type { Outgoing, Platform, Recipient } from '../app/platform.ts';
import { ConfigError, DeliveryError } from '../core/errors.ts';
import { deliverTo } from './deliver.ts';
import { readDirectory } from './directory.ts';
import { find } from './find.ts';
import { receive } from './receive.ts';
import { slackLimits } from './slack-limits.ts';
import { connectTeam, type SlackTeam } from './slack-team.ts';

export interface SlackOptions {
  readonly app: Express;
  readonly botToken: string;
  readonly signingSecret: string;
  /** Another Slack API, for tests. */
  readonly apiUrl?: string | undefined;
  readonly log: Log;
  /** Our id of a team, which is stored where it is new. */
  readonly workspaceOf: (teamId: string) => Promise<string>;
}

const againMs = 10_000;

export interface SlackPlatform extends Platform {
  /** Why it can do nothing now, as a sentence; undefined where it can. */
  trouble(): string | undefined;
  serves(workspaceId: string): boolean;
}

/** Slack, one workspace by its bot token, over HTTP. */
export function slackPlatform(options: SlackOptions): SlackPlatform {
  const { botToken, apiUrl, log } = options;
  const byWorkspace = new Map<string, SlackTeam>();
  const under = new Set<Promise<void>>();
  let again: NodeJS.Timeout | undefined;

  function afterwards(work: () => Promise<void>): void {
    const done = work()
      .catch((error: unknown) => {
        log.warn({ error: faultOf(error) }, 'An answer did not reach Slack.');
      })
      .finally(() => under.delete(done));
    under.add(done);
  }

  /** What Slack refuses for good is told at the start; where it does not answer, the rest of the bot goes on meanwhile. */
  async function connect(): Promise<void> {
    try {
      const team = await connectTeam({ botToken, apiUrl }, options.workspaceOf);
      byWorkspace.set(team.workspaceId, team);
      log.info({ workspace: team.workspaceId, team: team.teamId }, 'Connected to Slack.');
    } catch (error) {
      if (error instanceof ConfigError) throw error;
      log.warn({ error: faultOf(error) }, 'Slack cannot be reached; tried again in ten seconds.');
      again = setTimeout(() => afterwards(connect), againMs);
    }
  }

  const teamFor = ({ workspaceId }: Pick<Recipient, 'workspaceId'>): SlackTeam => {
    const team = byWorkspace.get(workspaceId);
    if (team) return team;
    throw new DeliveryError('not connected to this Slack', { permanent: false, ambiguous: false });
  };

  return {
    name: 'slack',
    limits: slackLimits,
    serves: (workspaceId) => byWorkspace.has(workspaceId),
    trouble: () => (byWorkspace.size > 0 ? undefined : 'Slack cannot be reached.'),
    async start(handle: Handle) {
      const byTeam = (teamId: string) =>
        [...byWorkspace.values()].find((team) => team.teamId === teamId);
      const isConnected = () => byWorkspace.size > 0;
      receive({ ...options, teamOf: byTeam, isConnected, handle, afterwards });
      await connect();
    },
    deliver: async (outgoing: Outgoing) => deliverTo(teamFor(outgoing.to), outgoing),
    find: async (to, sought, since) => find(teamFor(to), to, sought, since),
    people: async (workspaceId) => readDirectory(teamFor({ workspaceId })),
    async stop() {
      clearTimeout(again);
      await Promise.all(under);
    },
  };
}
