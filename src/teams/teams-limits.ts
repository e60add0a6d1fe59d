import type { SendingLimits } from '../app/platform.ts';

/** Longer than Teams takes for an answer, and less than it waits for one of ours. */
export const callMs = 10_000;

/**
 * Teams: so many messages of a bot in a conversation, and 30 calls a second in a tenant to start with
 * (learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit).
 */
export const teamsLimits: SendingLimits = {
  recipient: [
    { messages: 7, inMs: 1_000 },
    { messages: 8, inMs: 2_000 },
    { messages: 60, inMs: 30_000 },
    { messages: 1_800, inMs: 3_600_000 },
  ],
  workspace: [{ messages: 30, inMs: 1_000 }],
  atOnce: 4,
  callMs,
};
