import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startBuilt, stopped } from './child.ts';
import type { Seeded } from './seed.ts';
import { benchAcknowledgements } from './slack-acknowledgements.ts';
import { moveToSlack } from './slack-seed.ts';
import { type Served, signingSecret } from './slack-signed.ts';
import { type SlackStandIn, slackStandIn } from './slack-stand-in.ts';
import { benchViews } from './slack-views.ts';

/** The whole bot in Slack as it was built, and its floor, each in a process of its own. Moves what was seeded to Slack. */
export async function benchSlack(seeded: Seeded): Promise<void> {
  const { workspaceId, prompts } = await moveToSlack(seeded);
  const slack = await slackStandIn();
  const bot = await startBuilt({
    DATABASE_URL: seeded.url,
    SLACK_BOT_TOKEN: 'xoxb-bench',
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: slack.apiUrl,
    LOG_LEVEL: 'error',
  });
  const floor = fork(
    fileURLToPath(new URL('bare-bolt.ts', import.meta.url)),
    [seeded.url, signingSecret, workspaceId, seeded.partnershipId],
    { execArgv: ['--import', 'tsx'], env: {} },
  );
  const [floorUrl] = await once(floor, 'message');
  const toBot = served(bot.child, bot.url, slack);
  const { updates } = seeded;
  const toFloor = served(floor, String(floorUrl), slack);
  await benchAcknowledgements({ bot: toBot, floor: toFloor, slack, prompts, updates });
  await stopped(floor, () => floor.disconnect());
  await benchViews({ bot: toBot, slack, prompts, seeded });
  await stopped(bot.child, () => bot.child.kill('SIGTERM'));
  await slack.close();
}

function served({ pid = 0 }: ChildProcess, url: string, { answerUrl }: SlackStandIn): Served {
  return { url, answerUrl, pid };
}
