import type { Express } from 'express';
import { afterInstall } from './app/after-install.ts';
import { afterLeft, afterReached, afterUnknown } from './app/after-reached.ts';
import { localTime } from './app/jump-time.ts';
import type { Log } from './app/log.ts';
import type { Platform, PlatformOf } from './app/platform.ts';
import type { Installation } from './app/store-installations.ts';
import type { Workings } from './app/workings.ts';
import type { Config } from './config.ts';
import { localPlatform } from './local/local-platform.ts';
import { machine } from './machine.ts';
import type { Storage } from './open-storage.ts';
import type { SlackConfig } from './slack-config.ts';
import type { TeamsConfig } from './teams-config.ts';

export interface Platforms {
  readonly all: readonly Platform[];
  readonly platformOf: PlatformOf;
  /** Why one of them can do nothing now, a sentence each. */
  troubles(): readonly string[];
}

/** The platforms that are configured, not started yet. What one of them needs is loaded only then: an SDK takes its time and memory. */
export async function openPlatforms(
  config: Config,
  workings: Workings,
  { app, log, storage }: { readonly app: Express; readonly log: Log; readonly storage: Storage },
): Promise<Platforms> {
  const { localStore } = storage;
  const platformOf: PlatformOf = (id) => {
    if (local && id === localStore.workspaceId) return local;
    return [slack, teams].find((one) => one?.serves(id));
  };
  const time = localTime(workings, platformOf, machine);
  const local = config.localWorkspace
    ? localPlatform({ store: localStore, time, app, now: () => machine.now(), log })
    : undefined;
  const slack = config.slack
    ? await openSlack(config.slack, { app, log, storage, publicUrl: config.publicUrl })
    : undefined;
  const teams = config.teams ? await openTeams(config.teams, { app, log, storage }) : undefined;
  const troubles = () => [slack?.trouble(), teams?.trouble()].filter((one) => one !== undefined);
  return { all: [local, slack, teams].filter((one) => one !== undefined), platformOf, troubles };
}

async function openSlack(config: SlackConfig, { app, log, storage, publicUrl }: SlackParts) {
  const { slackPlatform } = await import('./slack/slack-platform.ts');
  const { workspaces, ...rest } = config;
  const shared = { ...rest, app, log, now: () => machine.now() };
  if (workspaces.by === 'token') {
    const workspaceOf = (teamId: string) => storage.workspaceOf('slack', teamId);
    return slackPlatform({ ...shared, workspaces: { ...workspaces, workspaceOf } });
  }
  const installations = storage.slackInstallations;
  const installed = (one: Installation) => afterInstall(storage.database, one, machine.now());
  return slackPlatform({
    ...shared,
    workspaces: { ...workspaces, publicUrl, installations, installed },
  });
}

interface SlackParts {
  readonly app: Express;
  readonly log: Log;
  readonly storage: Storage;
  readonly publicUrl: string | undefined;
}

async function openTeams(
  config: TeamsConfig,
  { app, log, storage }: Omit<SlackParts, 'publicUrl'>,
) {
  const { openGate } = await import('./teams/gate.ts');
  const { teamsPlatform } = await import('./teams/teams-platform.ts');
  const now = () => machine.now();
  return teamsPlatform({
    app,
    gate: await openGate({ config, now, log }),
    tenantIds: config.tenantIds,
    workspaceOf: (tenantId) => storage.workspaceOf('teams', tenantId),
    conversations: storage.teamsConversations,
    reached: (who) => afterReached(storage.database, { ...who, isNew: true }, now()),
    left: (who) => afterLeft(storage.database, who),
    unknownCame: (workspaceId) => afterUnknown(storage.database, workspaceId),
    peopleChanged: (workspaceId) => storage.database.matches.want(workspaceId),
    canTarget: config.targetedMessages,
    now,
    log,
  });
}
