import type { WebClient } from '@slack/web-api';
import { z } from 'zod';

/** What Slack says of a token that was taken back, or whose app was removed (docs.slack.dev/reference/methods/auth.test). */
const words = new Set([
  'account_inactive',
  'invalid_auth',
  'not_authed',
  'token_expired',
  'token_revoked',
]);

const refusal = z.object({
  code: z.literal('slack_webapi_platform_error'),
  data: z.object({ error: z.string() }),
});

/** Whether a call failed for its token alone: then nothing was done, and it goes as soon as there is another token. */
export function isTokenRefused(error: unknown): boolean {
  const { success, data } = refusal.safeParse(error);
  return success && words.has(data.data.error);
}

/** Whether Slack takes this client's token no more. Throws where Slack does not say. */
export async function hasLostItsToken(client: WebClient): Promise<boolean> {
  try {
    await client.auth.test();
    return false;
  } catch (error) {
    if (isTokenRefused(error)) return true;
    throw error;
  }
}
