import type { SendingLimits } from '../app/platform.ts';
import { callMs } from './slack-client.ts';

/** Slack: one message a second to a conversation, several hundred a minute to a workspace (docs.slack.dev/apis/web-api/rate-limits). */
export const slackLimits: SendingLimits = {
  recipient: [{ messages: 1, inMs: 1_000 }],
  workspace: [{ messages: 300, inMs: 60_000 }],
  atOnce: 4,
  callMs,
};
