import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { stopped } from './child.ts';
import type { Seeded } from './seed.ts';
import { benchAcknowledgements } from './slack-acknowledgements.ts';
import { moveToSlack } from './slack-seed.ts';
import { signingSecret } from './slack-signed.ts';
import { slackStandIn } from './slack-stand-in.ts';
import { benchViews } from './slack-views.ts';

/** The whole bot in Slack, and its floor, each in a process of its own. Moves what was seeded to Slack. */
export async function benchSlack(seeded: Seeded): Promise<void> {
  const { workspaceId, prompts } = await moveToSlack(seeded);
  const slack = await slackStandIn();
  const bot = await forked(new URL('../chaos/bot.ts', import.meta.url), [], {
    DATABASE_URL: seeded.url,
    SLACK_BOT_TOKEN: 'xoxb-bench',
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: slack.apiUrl,
    PORT: '0',
    LOG_LEVEL: 'error',
  });
  const bare = [seeded.url, signingSecret, workspaceId, seeded.partnershipId];
  const floor = await forked(new URL('bare-bolt.ts', import.meta.url), bare, {});
  const to = (url: string) => ({ url, answerUrl: slack.answerUrl });
  const { updates } = seeded;
  const urls = { bot: to(bot.url), floor: to(floor.url) };
  await benchAcknowledgements({ ...urls, slack, prompts, updates });
  await floor.stop();
  await benchViews({ bot: urls.bot, slack, prompts, seeded });
  await bot.stop();
  await slack.close();
}

async function forked(file: URL, args: readonly string[], env: Record<string, string>) {
  const child = fork(fileURLToPath(file), args, { execArgv: ['--import', 'tsx'], env });
  const [url] = await once(child, 'message');
  return { url: String(url), stop: () => stopped(child, () => child.disconnect()) };
}
