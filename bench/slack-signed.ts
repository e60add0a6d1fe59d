import { createHmac, randomUUID } from 'node:crypto';
import type { Sending } from './load.ts';
import type { Prompt } from './slack-seed.ts';
import { slackTeamId } from './slack-stand-in.ts';

export const signingSecret = 'd41d8cd98f00b204e9800998ecf8427e';

/** Who takes what Slack sends. */
export interface Served {
  readonly url: string;
  /** Where what is said later would go. */
  readonly answerUrl: string;
  readonly pid: number;
}

/** Slack's content type of all but events. */
const form = 'application/x-www-form-urlencoded';

export function commandOf({ url, answerUrl }: Served, { userId }: Prompt): Sending {
  const fields = {
    command: '/priority',
    text: '2',
    user_id: userId,
    team_id: slackTeamId,
    channel_id: `D-${userId}`,
    channel_name: 'directmessage',
    trigger_id: randomUUID(),
    response_url: answerUrl,
  };
  return signed(url, form, new URLSearchParams(fields).toString());
}

/** Update is pressed on the prompt. */
export function pressOf(
  { url, answerUrl }: Served,
  { userId, press }: Prompt,
  triggerId: string = randomUUID(),
): Sending {
  const payload = {
    type: 'block_actions',
    team: { id: slackTeamId },
    user: { id: userId, team_id: slackTeamId },
    channel: { id: `D-${userId}` },
    trigger_id: triggerId,
    response_url: answerUrl,
    container: { message_ts: '1725264000.000100', is_ephemeral: false },
    actions: [{ action_id: 'press-1', type: 'button', value: press }],
  };
  return signed(url, form, new URLSearchParams({ payload: JSON.stringify(payload) }).toString());
}

/** A plain reply to the prompt. */
export function messageOf({ url }: Served, { userId, ref }: Prompt): Sending {
  const event = {
    type: 'message',
    channel_type: 'im',
    channel: `D-${userId}`,
    user: userId,
    ts: `${Date.now() / 1_000}`,
    text: `${ref} green, trained 45 staff across four schools`,
  };
  const event_id = `Ev${randomUUID()}`;
  const body = { type: 'event_callback', team_id: slackTeamId, event_id, event };
  return signed(url, 'application/json', JSON.stringify(body));
}

/** As Slack signs (docs.slack.dev/authentication/verifying-requests-from-slack). */
function signed(url: string, type: string, body: string): Sending {
  const at = Math.floor(Date.now() / 1_000);
  const signature = createHmac('sha256', signingSecret).update(`v0:${at}:${body}`).digest('hex');
  const headers = {
    'content-type': type,
    'x-slack-request-timestamp': String(at),
    'x-slack-signature': `v0=${signature}`,
  };
  return { url: `${url}/slack/events`, headers, body };
}
