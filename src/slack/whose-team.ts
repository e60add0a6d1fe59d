import type { HomeEvent, MessageEvent, PressPayload, SubmitPayload } from './payloads.ts';
import type { SlackTeam } from './slack-team.ts';

// In a channel that several teams share, what somebody of another team does is sent to ours (docs.slack.dev/apis/slack-connect).

/** Slack's id of the team whose bot an event is for. */
export function eventTeamId({ team_id, authorizations }: MessageEvent | HomeEvent): string {
  return authorizations?.[0]?.team_id ?? team_id;
}

/** Slack's id of the team whose bot made what was pressed or sent. */
export function pressTeamId({ team, view }: PressPayload | SubmitPayload): string {
  return view?.app_installed_team_id ?? team.id;
}

type OurTeam = Pick<SlackTeam, 'teamId'>;

/** Of another team than the bot's. Where Slack does not say, they are of its own. */
export function isOutsidePress(
  { user, enterprise }: PressPayload | SubmitPayload,
  { teamId }: OurTeam,
): boolean {
  const theirs = user.team_id ?? teamId;
  return theirs !== teamId && theirs !== enterprise?.id;
}

/** Of the page, which Slack opens for somebody in a team of theirs. */
export function isOutsideHome({ team_id }: HomeEvent, { teamId }: OurTeam): boolean {
  return team_id !== teamId;
}

export function isOutsideMessage({ team_id, event }: MessageEvent, { teamId }: OurTeam): boolean {
  return (event.user_team ?? event.team ?? team_id) !== teamId;
}
