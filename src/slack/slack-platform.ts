import type { Receiver } from '@slack/bolt';
import type { Express } from 'express';
import { faultOf } from '../app/fault-of.ts';
import type { Handle } from '../app/intent.ts';
import type { Log } from '../app/log.ts';
import type { Platform, Recipient } from '../app/platform.ts';
import type { Installation, Installations } from '../app/store-installations.ts';
import { within } from '../app/within.ts';
import { DeliveryError } from '../core/errors.ts';
import type { Card } from '../messages/card.ts';
import { deliverTo } from './deliver.ts';
import { readDirectory } from './directory.ts';
import { finder } from './find.ts';
import { httpReceiver } from './http-receiver.ts';
import { addInstallPages } from './install.ts';
import { installedTeams } from './installed-teams.ts';
import { oneTeam } from './one-team.ts';
import { receive } from './receive.ts';
import { lookUpsAs } from './slack-limits.ts';
import type { SlackTeam } from './slack-team.ts';
import type { SlackTeams } from './slack-teams.ts';
import { type SocketReceiver, socketReceiver } from './socket-receiver.ts';
import { isTokenRefused } from './token-refused.ts';

export interface SlackOptions {
  /** The shared app: what Slack calls is added to it. */
  readonly app: Express;
  readonly workspaces: OneWorkspace | ManyWorkspaces;
  readonly receives:
    | { readonly over: 'http'; readonly signingSecret: string }
    | { readonly over: 'socket'; readonly appToken: string };
  readonly lookUps: 'internal' | 'limited';
  /** Another Slack API, for tests. */
  readonly apiUrl?: string | undefined;
  readonly now: () => Date;
  readonly log: Log;
}

interface OneWorkspace {
  readonly by: 'token';
  readonly botToken: string;
  /** Our id of a team, which is stored where it is new. */
  readonly workspaceOf: (teamId: string) => Promise<string>;
}

interface ManyWorkspaces {
  readonly by: 'oauth';
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stateSecret: string;
  readonly publicUrl: string | undefined;
  readonly installations: Installations;
  /** Once it is stored: what whoever installed it reads. */
  readonly installed: (installation: Installation) => Promise<Card>;
}

export interface SlackPlatform extends Platform {
  /** Why it can do nothing now, as a sentence; undefined where it can. */
  trouble(): string | undefined;
  serves(workspaceId: string): boolean;
  /** Until every answer under way was said, or given up. */
  settled(): Promise<void>;
}

/** A bot that stops waits no longer for answers that Slack does not take at once: with what Socket Mode waits for, less than `stopInTime`. */
const lastAnswersMs = 2_000;

/** Slack: one workspace by its bot token or many that install the bot, over HTTP or Socket Mode. */
export function slackPlatform(options: SlackOptions): SlackPlatform {
  const { log, now } = options;
  const { limits, budget } = lookUpsAs[options.lookUps];
  const teams = teamsOf(options);
  const find = finder(budget);
  const under = new Set<Promise<void>>();
  let socket: SocketReceiver | undefined;

  function afterwards(work: () => Promise<void>): void {
    const done = work()
      .catch((error: unknown) => {
        log.warn({ error: faultOf(error) }, 'An answer did not reach Slack.');
      })
      .finally(() => under.delete(done));
    under.add(done);
  }

  const notSaid = (error: unknown): void => {
    log.warn({ error: faultOf(error) }, 'Slack did not say whether it still takes a token.');
  };

  /** They are read again in ten seconds, and at the first that comes of the new one. */
  const notRead = (error: unknown): void => {
    log.warn({ error: faultOf(error) }, 'Installations could not be read.');
  };

  /** As a team of the recipient's; where its token is refused, the team is looked at again. */
  async function asTeam<Result>(
    { workspaceId }: Pick<Recipient, 'workspaceId'>,
    work: (team: SlackTeam) => Promise<Result>,
  ): Promise<Result> {
    const team = teams.serving(workspaceId);
    if (!team) {
      throw new DeliveryError('not in this Slack', { permanent: false, ambiguous: false });
    }
    try {
      return await work(team);
    } catch (error) {
      if (error instanceof DeliveryError && isTokenRefused(error.cause)) {
        afterwards(() => teams.doubt(team.teamId).catch(notSaid));
      }
      throw error;
    }
  }

  const settled = async (): Promise<void> => {
    await Promise.all(under);
  };

  return {
    name: 'slack',
    settled,
    limits,
    serves: (workspaceId) => teams.serving(workspaceId) !== undefined,
    trouble: () => teams.trouble() ?? socket?.trouble(),
    async start(handle: Handle) {
      const { receives } = options;
      let receiver: Receiver;
      if (receives.over === 'http') receiver = httpReceiver({ ...options, ...receives });
      else receiver = socket = socketReceiver({ ...options, ...receives });
      receive({ receiver, teams, handle, now, afterwards, log });
      const { workspaces } = options;
      if (workspaces.by === 'oauth') {
        const installed = async (installation: Installation) => {
          await teams.lookAgain().catch(notRead);
          return workspaces.installed(installation);
        };
        addInstallPages({ ...options, ...workspaces, installed });
      }
      await teams.start();
      await socket?.start().catch(async (error: unknown) => {
        await teams.stop();
        throw error;
      });
    },
    deliver: (outgoing) => asTeam(outgoing.to, (team) => deliverTo(team, outgoing)),
    find: (to, sought, since) => asTeam(to, (team) => find(team, to, sought, since)),
    people: (workspaceId, signal) =>
      asTeam({ workspaceId }, (team) => readDirectory(team, { signal })),
    async stop() {
      await socket?.stop();
      await teams.stop();
      await within(lastAnswersMs, settled(), undefined);
    },
  };
}

function teamsOf({ workspaces, apiUrl, log, now }: SlackOptions): SlackTeams {
  return workspaces.by === 'token'
    ? oneTeam({ ...workspaces, apiUrl, log })
    : installedTeams({ ...workspaces, apiUrl, log, now });
}
