import type { PartnershipNow } from '../app/acting.ts';
import type { Store } from '../app/store.ts';
import { andList, counted } from '../messages/counted.ts';
import type { SlackRefused } from '../slack/examine-slack.ts';
import { bad, type Finding, good, noted } from './finding.ts';

/** Slack refuses what is five minutes old; a clock that is one minute wrong soon is more. */
const mostApartMs = 60_000;

/** What opens one Slack workspace. */
export interface SlackCredentials {
  readonly botToken: string;
  readonly apiUrl?: string | undefined;
}

/** A Slack workspace with the bot in it. */
export interface InstalledWorkspace {
  readonly name: string;
  readonly externalId: string;
}

/**
 * What Slack says of the token, its scopes and the clock; and which team it is of. Slack's SDK is loaded only here. `installed`: whose token it
 * is; absent for that of SLACK_BOT_TOKEN.
 */
export async function slackFindings(
  credentials: SlackCredentials,
  now: () => Date,
  installed?: InstalledWorkspace,
): Promise<{ readonly findings: readonly Finding[]; readonly team?: InstalledWorkspace }> {
  const { examineSlack } = await import('../slack/examine-slack.ts');
  const examined = await examineSlack(credentials, now);
  if ('refused' in examined) {
    return { findings: [bad('Slack', refusedSays(examined, installed))] };
  }
  const { team, teamId, scopes, clockAheadMs } = examined;
  const findings = [
    good('Slack', `The token is that of ${team} (${teamId}).`),
    ...(scopes ? scopeFindings(scopes) : []),
    ...(clockAheadMs === undefined ? [] : [clockFinding(clockAheadMs)]),
    noted('Slack commands', 'Slack does not say which are registered: try /priority there.'),
  ];
  return { findings, team: { name: team, externalId: teamId } };
}

function refusedSays(refusal: SlackRefused, installed: InstalledWorkspace | undefined): string {
  const whose = installed ? `Of ${installed.name} (${installed.externalId}): ` : '';
  const mend = installed
    ? 'Open /slack/install again as an administrator of that workspace.'
    : 'Copy the Bot User OAuth Token from the app\'s page "OAuth & Permissions" to SLACK_BOT_TOKEN.';
  return whose + troubleSays(refusal, mend);
}

/** The mend of the token is told only where Slack looked at it. */
export function troubleSays({ refused, by }: SlackRefused, tokenMend: string): string {
  switch (by) {
    case 'token':
      return `${refused}. ${tokenMend}`;
    case 'fault':
      return `${refused}. Look again in a minute; if it stays so, see whether Slack can be reached from here.`;
    case 'network':
      return 'Slack cannot be reached from here. Let this machine open connections to slack.com on port 443, and look again.';
  }
}

/** Whether the bot may see the Executive's channel, where that is on Slack. */
export async function slackChannelFindings(
  credentials: SlackCredentials,
  store: Store,
  partnership: PartnershipNow,
  workspaceId: string,
): Promise<Finding[]> {
  const schedule = await store.plans.schedule(partnership.id);
  const channel = schedule?.executive;
  if (channel?.workspaceId !== workspaceId) return [];
  const { channelTrouble } = await import('../slack/examine-slack.ts');
  const trouble = await channelTrouble(credentials, channel.id);
  const finding = trouble
    ? bad(
        'Slack channel',
        `${trouble} of the Executive's channel ${channel.id}. Invite the bot there with /invite @Waymark, or mend the channel's id in the plan file.`,
      )
    : good('Slack channel', `The bot is in the Executive's channel ${channel.id}.`);
  return [{ ...finding, partnership: partnership.slug }];
}

function scopeFindings({
  missing,
  needless,
}: {
  readonly missing: readonly string[];
  readonly needless: readonly string[];
}): Finding[] {
  const reinstall =
    'Paste what "npx waymark manifest slack --url https://..." prints into the app\'s page "App Manifest", and install the app again';
  return [
    missing.length === 0
      ? good('Slack scopes', 'All that are needed are granted.')
      : bad(
          'Slack scopes',
          `${andList(missing)} ${missing.length === 1 ? 'is' : 'are'} missing. ${reinstall}.`,
        ),
    ...(needless.length === 0
      ? []
      : [
          noted(
            'Slack scopes',
            `${counted(needless.length, 'scope')} more than needed: ${andList(needless)}. ${reinstall} to be without.`,
          ),
        ]),
  ];
}

function clockFinding(aheadMs: number): Finding {
  const seconds = Math.round(Math.abs(aheadMs) / 1_000);
  if (Math.abs(aheadMs) <= mostApartMs)
    return good('Slack clock', "It agrees with this machine's.");
  const which = aheadMs > 0 ? 'ahead of' : 'behind';
  return bad(
    'Slack clock',
    `This machine's clock is ${counted(seconds, 'second')} ${which} Slack's, which refuses what is five minutes old. Turn on NTP.`,
  );
}
