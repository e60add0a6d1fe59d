import type { EndedInstallation, Installation, Installations } from '../app/store-installations.ts';
import type { WorkspaceFacts } from '../app/store-workspaces.ts';
import type { SlackConfig } from '../slack-config.ts';
import {
  type InstalledWorkspace,
  type SlackCredentials,
  slackFindings,
  troubleSays,
} from './doctor-slack.ts';
import { bad, type Finding, good, noted } from './finding.ts';

/** A workspace that Slack answers for. */
export interface SlackTeamFound {
  readonly workspaceId: string;
  readonly credentials: SlackCredentials;
}

export interface TeamOfToken {
  readonly team: InstalledWorkspace;
  readonly credentials: SlackCredentials;
}

export interface SlackFound {
  readonly findings: readonly Finding[];
  readonly teams: readonly SlackTeamFound[];
}

/** The workspace of SLACK_BOT_TOKEN, where it is set; nothing of it is stored. */
export async function tokenFound(
  { workspaces, apiUrl }: SlackConfig,
  now: () => Date,
): Promise<{ readonly findings: readonly Finding[]; readonly teams: readonly TeamOfToken[] }> {
  if (workspaces.by !== 'token') return { findings: [], teams: [] };
  const credentials = { botToken: workspaces.botToken, apiUrl };
  const { findings, team } = await slackFindings(credentials, now);
  return { findings, teams: team === undefined ? [] : [{ team, credentials }] };
}

export interface InstallFacts {
  /** Where a workspace installs the bot by itself. */
  readonly installAt: string;
  readonly known: readonly WorkspaceFacts[];
}

/** Where a workspace installs the bot by itself, as far as that is known here. */
export const installAddress = (publicUrl: string | undefined): string =>
  publicUrl === undefined ? '/slack/install at its address' : `${publicUrl}/slack/install`;

/** Every Slack workspace that installed the bot, and whether it still takes it. */
export async function installationsFound(
  { workspaces, apiUrl }: SlackConfig,
  installations: Installations,
  now: () => Date,
  { installAt, known }: InstallFacts,
): Promise<SlackFound & { readonly installed: readonly InstalledWorkspace[] }> {
  if (workspaces.by !== 'oauth') return { findings: [], teams: [], installed: [] };
  const standing = await installations.standing();
  const ended = await installations.ended();
  const used = new Set(known.filter((one) => one.isClaimed).map((one) => one.externalId));
  const found = await Promise.all(standing.map((one) => installationFound(one, apiUrl, now)));
  return {
    findings: [
      ...(standing.length === 0 ? [nobodyFinding(installAt)] : []),
      ...found.flatMap(({ findings }) => findings),
      ...ended.map((one) => endedFinding(one, used.has(one.externalId), installAt)),
    ],
    teams: found.flatMap(({ teams }) => teams),
    installed: standing.map(({ name, externalId }) => ({ name, externalId })),
  };
}

/** Those of the teams that no partnership uses: nobody there sees anything. */
export function unclaimedFindings(
  teams: readonly SlackTeamFound[],
  known: readonly WorkspaceFacts[],
): Finding[] {
  const ids = new Set(teams.map(({ workspaceId }) => workspaceId));
  return known
    .filter(({ id, isClaimed }) => ids.has(id) && !isClaimed)
    .map(({ externalId }) =>
      bad(
        'Slack',
        `No partnership uses the workspace ${externalId}, so nobody there sees anything. Name it in the plan file, or link it with "npx waymark workspace link ${externalId}".`,
      ),
    );
}

/** Whether Slack would open a connection for Socket Mode. */
export async function socketFindings({ receives, apiUrl }: SlackConfig): Promise<Finding[]> {
  if (receives.over === 'http') return [];
  const { socketTrouble } = await import('../slack/examine-slack.ts');
  const trouble = await socketTrouble({ appToken: receives.appToken, apiUrl });
  return [
    trouble === undefined
      ? good('Slack Socket Mode', 'Slack takes the App-Level Token.')
      : bad(
          'Slack Socket Mode',
          troubleSays(
            trouble,
            'Make an App-Level Token with the scope connections:write on the app\'s page "Basic Information", and set it as SLACK_APP_TOKEN.',
          ),
        ),
  ];
}

async function installationFound(
  { workspaceId, externalId, name, token }: Installation,
  apiUrl: string | undefined,
  now: () => Date,
): Promise<SlackFound> {
  if (token === undefined) return { findings: [sealedFinding({ externalId, name })], teams: [] };
  const credentials = { botToken: token, apiUrl };
  const { findings, team } = await slackFindings(credentials, now, { name, externalId });
  return { findings, teams: team === undefined ? [] : [{ workspaceId, credentials }] };
}

const nobodyFinding = (installAt: string): Finding =>
  noted(
    'Slack',
    `No workspace has installed Waymark. Open ${installAt}, as an administrator of the workspace.`,
  );

const sealedFinding = ({ name, externalId }: InstalledWorkspace): Finding =>
  bad(
    'Slack',
    `The token of ${name} (${externalId}) cannot be opened with the key in SECRETS_KEY_FILE. Put the key back with which it was stored, or install Waymark there again.`,
  );

function endedFinding(
  { name, externalId, endedAt }: EndedInstallation,
  isUsed: boolean,
  installAt: string,
): Finding {
  const says = `Waymark was removed from ${name} (${externalId}) on ${endedAt.toISOString().slice(0, 10)}.`;
  return isUsed
    ? bad(
        'Slack',
        `${says} What waits for people there goes out once it is installed again: open ${installAt}, as an administrator of that workspace.`,
      )
    : noted('Slack', `${says} No partnership uses that workspace.`);
}
