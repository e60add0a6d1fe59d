import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { figure } from './figure.ts';
import { atPace, quantile } from './load.ts';
import type { Seeded } from './seed.ts';
import { type Prompt, sendPrompts } from './slack-seed.ts';
import { pressOf, type Served } from './slack-signed.ts';
import type { SlackStandIn } from './slack-stand-in.ts';

const pace = { seconds: 20, perSecond: 5 };
const postsASecond = 1;

/** From a press of Update to its form's arrival at Slack, while Slack limits the prompts that go to everybody; and before that. */
export async function benchViews({
  bot,
  slack,
  prompts,
  seeded,
}: {
  readonly bot: Served;
  readonly slack: SlackStandIn;
  readonly prompts: readonly Prompt[];
  readonly seeded: Seeded;
}): Promise<void> {
  const quiet = await opened(bot, slack, prompts);
  slack.limitPosts(postsASecond);
  await sendPrompts(seeded);
  while (slack.refused() === 0) await wait(100);
  const before = slack.refused();
  const limited = await opened(bot, slack, prompts);
  const refused = slack.refused() - before;
  if (refused < 2) throw new Error(`Only ${refused} posts were refused meanwhile.`);
  figure({
    name: 'press to views.open while a fan-out is limited by 429s, p99',
    updates: seeded.updates,
    unit: 'ms',
    value: limited.p99,
    target: 500,
    floor: quiet.p99,
    p50: limited.p50,
    floorP50: quiet.p50,
    presses: pace.seconds * pace.perSecond,
    refused,
  });
}

async function opened(bot: Served, slack: SlackStandIn, prompts: readonly Prompt[]) {
  const pressed: Promise<number>[] = [];
  await atPace((index) => {
    const prompt = prompts[(index * 7) % prompts.length];
    if (!prompt) throw new Error('Nobody was asked.');
    const triggerId = randomUUID();
    const pressedAt = performance.now();
    pressed.push(slack.openedAt(triggerId).then((at) => at - pressedAt));
    return pressOf(bot, prompt, triggerId);
  }, pace);
  const took = (await Promise.all(pressed)).sort((a, b) => a - b);
  return { p50: quantile(took, 0.5), p99: quantile(took, 0.99) };
}
