import { faultOf } from '../app/fault-of.ts';
import type { Log } from '../app/log.ts';
import type { Installation, Installations } from '../app/store-installations.ts';
import { type SlackTeam, slackTeam } from './slack-team.ts';
import type { SlackTeams } from './slack-teams.ts';
import { hasLostItsToken } from './token-refused.ts';

export interface InstalledTeamsOptions {
  readonly installations: Installations;
  readonly apiUrl: string | undefined;
  readonly log: Log;
  readonly now: () => Date;
}

/** Another bot on the same database may have seen a workspace come or go. */
const everyMs = 10_000;

/** The workspaces that installed the bot, as they are stored. */
export function installedTeams(options: InstalledTeamsOptions): SlackTeams {
  const { installations, apiUrl, log, now } = options;
  const known = new Map<string, Known>();
  /** Whose tokens cannot be opened. */
  let sealed: ReadonlySet<string> = new Set();
  let next: NodeJS.Timeout | undefined;
  let reading: Promise<void> = Promise.resolve();

  /** Undefined where its token cannot be opened. */
  function keep(stored: Installation): SlackTeam | undefined {
    const { workspaceId, externalId: teamId, installedAt, token } = stored;
    if (token === undefined) return undefined;
    const before = known.get(teamId);
    if (before?.installedAt.getTime() === installedAt.getTime()) return before.team;
    const team = slackTeam({ workspaceId, teamId }, { token, apiUrl });
    known.set(teamId, { team, installedAt });
    log.info({ workspace: workspaceId, team: teamId }, 'Connected to Slack.');
    return team;
  }

  async function read(): Promise<void> {
    const standing = await installations.standing();
    const ids = new Set(standing.map(({ externalId }) => externalId));
    for (const teamId of known.keys()) if (!ids.has(teamId)) known.delete(teamId);
    const closed = standing.filter((stored) => !keep(stored)).map(({ workspaceId }) => workspaceId);
    for (const workspace of closed.filter((one) => !sealed.has(one))) {
      log.error({ workspace }, 'The key of SECRETS_KEY_FILE does not open its token.');
    }
    sealed = new Set(closed);
  }

  function readLater(): void {
    next = setTimeout(() => {
      // The heartbeat says already that the database is away; what is known stays.
      reading = read().catch((error: unknown) => {
        log.debug({ error: faultOf(error) }, 'Installations could not be read.');
      });
      void reading.finally(readLater);
    }, everyMs).unref();
  }

  return {
    async start() {
      await read();
      readLater();
    },
    async of(teamId) {
      const here = known.get(teamId);
      if (here) return here.team;
      const stored = await installations.find(teamId);
      if (!stored) return undefined;
      const team = keep(stored);
      // It is no stranger's: with the key back, what is said there is taken when Slack sends it again.
      if (!team) throw new Error('The key of SECRETS_KEY_FILE does not open its token.');
      return team;
    },
    serving: (workspaceId) =>
      [...known.values()].find(({ team }) => team.workspaceId === workspaceId)?.team,
    lookAgain: read,
    async doubt(teamId) {
      const stored = await installations.find(teamId);
      if (!stored) {
        known.delete(teamId);
        return;
      }
      const team = keep(stored);
      if (!team || !(await hasLostItsToken(team.interactive))) return;
      if (!(await installations.end(stored, now()))) return;
      known.delete(teamId);
      log.warn({ workspace: team.workspaceId, team: teamId }, 'Slack takes the token no more.');
    },
    trouble: () =>
      sealed.size > 0 && known.size === 0
        ? 'The key in SECRETS_KEY_FILE opens no token that is stored. Put the key back with which they were stored.'
        : undefined,
    async stop() {
      clearTimeout(next);
      await reading;
      clearTimeout(next);
    },
  };
}

interface Known {
  readonly team: SlackTeam;
  readonly installedAt: Date;
}
