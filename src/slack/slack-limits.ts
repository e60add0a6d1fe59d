import type { SendingLimits } from '../app/platform.ts';
import type { LookUpBudget } from './find.ts';
import { callMs } from './slack-client.ts';

/** Slack: one message a second to a conversation, several hundred a minute to a workspace (docs.slack.dev/apis/web-api/rate-limits). */
const slackLimits: SendingLimits = {
  recipient: [{ messages: 1, inMs: 1_000 }],
  workspace: [{ messages: 300, inMs: 60_000 }],
  atOnce: 4,
  callMs,
};

export interface LookUps {
  readonly limits: SendingLimits;
  readonly budget: LookUpBudget;
}

/**
 * `limited`: Slack gives one page of 15 of a conversation's history a minute to apps outside its Marketplace that others install
 * (docs.slack.dev/changelog/2025/05/29/rate-limit-changes-for-non-marketplace-apps); `internal`: 200 at a time, as ever, to an app of one's own.
 */
export const lookUpsAs: Readonly<Record<'internal' | 'limited', LookUps>> = {
  internal: {
    limits: slackLimits,
    budget: { page: 200, pagesAtOnce: 5, mostPages: 5 },
  },
  limited: {
    limits: { ...slackLimits, find: { messages: 1, inMs: 60_000 } },
    budget: { page: 15, pagesAtOnce: 1, mostPages: 40 },
  },
};
