import { loadavg } from 'node:os';
import { cpuMs } from './child.ts';
import { figure } from './figure.ts';
import { atPace, median, type Pace, quantile, type Sending } from './load.ts';
import type { Prompt } from './slack-seed.ts';
import { commandOf, messageOf, pressOf, type Served } from './slack-signed.ts';
import type { SlackStandIn } from './slack-stand-in.ts';

const rounds = 7;
const pace: Pace = { seconds: 6, perSecond: 200 };
/** Compiled code, open connections and cached plans first. */
const warming: readonly Pace[] = [{ seconds: 15, perSecond: 50 }, pace];

const kinds = { '/priority 2': commandOf, 'Update pressed': pressOf, 'a plain reply': messageOf };
type Kind = keyof typeof kinds;
const names = Object.keys(kinds) as Kind[];
const all = 'all three';

interface Round {
  readonly p50: number;
  readonly p99: number;
}
type Rounds = Map<Kind | typeof all, Round[]>;

/**
 * From the instant at which Slack would send something to the end of the acknowledgement, beside the bare handler, in turns, so that
 * a slow moment of the machine hits both.
 */
export async function benchAcknowledgements({
  bot,
  floor,
  slack,
  prompts,
  updates,
}: {
  readonly bot: Served;
  readonly floor: Served;
  readonly slack: SlackStandIn;
  readonly prompts: readonly Prompt[];
  readonly updates: number;
}): Promise<void> {
  const ours: Rounds = new Map();
  const theirs: Rounds = new Map();
  let each = 0;
  const round = async (at: Pace) => {
    const floorRound = await acknowledged(floor, prompts, at);
    const botRound = await acknowledged(bot, prompts, at);
    onlyAnswers(botRound.answers);
    each += Math.floor((at.seconds * at.perSecond) / names.length);
    // A form or an answer comes after the acknowledgement: to everybody, and not in the floor's next round.
    for (const method of ['views.open', 'chat.postMessage']) {
      await slack.called(method, each);
    }
    return { floorRound, botRound };
  };
  for (const at of warming) await round(at);
  const before = { bot: cpuMs(bot.pid), floor: cpuMs(floor.pid) };
  const requests = rounds * pace.seconds * pace.perSecond;
  for (let count = 0; count < rounds; count += 1) {
    const { floorRound, botRound } = await round(pace);
    add(theirs, floorRound.took);
    add(ours, botRound.took);
  }
  // What it costs is known on a busy machine too, where how long it takes says little.
  const machine = {
    cpuMs: (cpuMs(bot.pid) - before.bot) / requests,
    floorCpuMs: (cpuMs(floor.pid) - before.floor) / requests,
    load: loadavg()[0],
  };
  for (const name of [...names, all] as const) {
    const [value, bare] = [middle(ours.get(name)), middle(theirs.get(name))];
    figure({
      name: `Slack acknowledgement at ${pace.perSecond} a second, ${name}, p99`,
      updates,
      unit: 'ms',
      value: value.p99,
      floor: bare.p99,
      p50: value.p50,
      floorP50: bare.p50,
      ...(name === all && { targetRatio: 1.5, target: 150, ...machine }),
    });
  }
}

async function acknowledged(to: Served, prompts: readonly Prompt[], at: Pace) {
  const kindAt = (index: number): Kind => names[index % names.length] ?? '/priority 2';
  const next = (index: number): Sending => {
    // Far apart, so that nobody does two things at once.
    const prompt = prompts[(index * 7) % prompts.length];
    if (!prompt) throw new Error('Nobody was asked.');
    return kinds[kindAt(index)](to, prompt);
  };
  const took = await atPace(next, at);
  return {
    took: took.map(({ dueMs }, index) => ({ kind: kindAt(index), dueMs })),
    answers: took.filter((_, index) => kindAt(index) === '/priority 2').map((one) => one.answer),
  };
}

/** A refusal would be quicker than an answer. What is empty comes later, since Slack would wait no longer. */
function onlyAnswers(answers: readonly string[]): void {
  const isGood = (answer: string) => answer === '' || answer.includes('"text":"2 Child Expl');
  const other = answers.find((answer) => !isGood(answer));
  if (other !== undefined) throw new Error(`No answer to /priority 2: ${other.slice(0, 200)}`);
}

function add(to: Rounds, took: readonly { readonly kind: Kind; readonly dueMs: number }[]): void {
  for (const name of [...names, all] as const) {
    const of = took.filter(({ kind }) => name === all || kind === name);
    const sorted = of.map(({ dueMs }) => dueMs).sort((a, b) => a - b);
    const round = { p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99) };
    to.set(name, [...(to.get(name) ?? []), round]);
  }
}

function middle(of: readonly Round[] = []): Round {
  return { p50: median(of.map(({ p50 }) => p50)), p99: median(of.map(({ p99 }) => p99)) };
}
