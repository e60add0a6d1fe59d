import { randomUUID } from 'node:crypto';
import type { AdaptiveCard } from '../../src/render/adaptive-json.ts';
import { inputId } from '../../src/render/teams-submitted.ts';
import { actionsOf, type CardAction, inputsOf, labelsOf, writtenIn } from './teams-cards.ts';
import type { TeamsCloud, TeamsMessageThere, TeamsUser } from './teams-cloud.ts';

export interface TeamsSurroundings {
  readonly cloud: TeamsCloud;
  readonly tenantId: string;
  readonly team: { readonly id: string; readonly channelId: string };
  /** Sends the bot an activity, as Teams does. */
  sends(activity: object): Promise<Answered>;
  settled(): Promise<void>;
  deliver(laterMs: number): Promise<void>;
}

export interface Answered {
  readonly status: number;
  readonly said: unknown;
}

/** Passes with each thing that somebody does. */
const aMomentMs = 60_000;

export type Values = Readonly<Record<string, string>>;

/** Somebody in Teams, on one device. */
export interface TeamsPerson {
  readonly user: TeamsUser;
  installs(): Promise<Answered>;
  uninstalls(): Promise<Answered>;
  /** What stands in their chat with the bot, as they see it, oldest first. */
  inbox(): readonly TeamsMessageThere[];
  /** Types in their chat with the bot. `more`: what else Teams says of it. */
  says(text: string, more?: object): Promise<Answered>;
  /** Calls the bot by its name in the channel; `thread`: below the message with this id. */
  mentions(text: string, thread?: string): Promise<Answered>;
  /** The button with this label, on the last message of theirs that has it; with what is typed in the card. */
  press(label: string, values?: Values): Promise<Answered>;
  /** The same of one message. */
  pressOn(message: TeamsMessageThere, label: string, values?: Values): Promise<Answered>;
  /** Opens a form in a window, by the button of a message; gives the card in the window. */
  opensWindow(label: string, values?: Values): Promise<AdaptiveCard>;
  /** Sends the form in the window; or presses the button with this label there. */
  sendsWindow(card: AdaptiveCard, values: Values, label?: string): Promise<Answered>;
  /** Anything else that a client of theirs may ask, from their own chat. */
  invokes(name: string, value: object): Promise<Answered>;
  /** Looks for something to paste. */
  searches(words: string): Promise<Answered>;
  /** Their client draws a message again. */
  draws(message: TeamsMessageThere): Promise<Answered>;
  /** Teams sends what it sent last of them once more. */
  again(): Promise<Answered>;
}

export function teamsPerson(world: TeamsSurroundings, user: TeamsUser): TeamsPerson {
  const { cloud, tenantId, team } = world;
  /** Cards that took the place of a message's, for them alone, and after how many of its edits. */
  const inPlace = new Map<string, { readonly card: AdaptiveCard; readonly edits: number }>();
  const from = {
    id: user.accountId,
    aadObjectId: user.userId,
    name: user.name,
    ...(user.userRole && { userRole: user.userRole }),
    ...(user.tenantId && { tenantId: user.tenantId }),
  };
  const base = () => ({
    id: randomUUID(),
    channelId: 'msteams',
    serviceUrl: cloud.serviceUrl(tenantId),
    timestamp: new Date().toISOString(),
    from,
    recipient: { id: cloud.botId, name: 'Waymark' },
  });
  const own = {
    conversation: { id: user.conversationId, conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
  };
  const inChannel = (conversationId: string) => ({
    conversation: { id: conversationId, conversationType: 'channel', isGroup: true, tenantId },
    channelData: {
      tenant: { id: tenantId },
      team: { id: team.id },
      channel: { id: team.channelId },
    },
  });
  const placeOf = (conversationId: string) =>
    conversationId === user.conversationId ? own : inChannel(conversationId);
  let last = {};
  /** The message from which a window was opened. */
  const posts = async (activity: object): Promise<Answered> => {
    const answered = await world.sends(activity);
    await world.settled();
    await world.deliver(aMomentMs);
    return answered;
  };
  const sends = (activity: object): Promise<Answered> => {
    last = { ...base(), ...activity };
    return posts(last);
  };
  const seen = (message: TeamsMessageThere): TeamsMessageThere => {
    const mine = inPlace.get(message.id);
    // An edit replaces what stood there for them.
    return mine && mine.edits === message.edits ? { ...message, card: mine.card } : message;
  };
  const inbox = () => cloud.messages(user.conversationId).map(seen);
  const execute = async (message: TeamsMessageThere, action: object): Promise<Answered> => {
    const { edits } = cloud.message(message.id) ?? message;
    const answered = await sends({
      ...placeOf(message.conversationId),
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: message.id,
      value: { action: { type: 'Action.Execute', ...action }, trigger: 'manual' },
    });
    const card = cardIn(answered.said);
    if (card) inPlace.set(message.id, { card, edits });
    return answered;
  };
  const actionOn = (card: AdaptiveCard, label: string) => {
    const action = actionsOf(card).find(({ title }) => title === label);
    if (!action) throw new Error(`No button ${label} on: ${labelsOf(card)}\n${writtenIn(card)}`);
    return action;
  };
  /** What an action of a card sends, with what is typed in the card by then. */
  const filled = (card: AdaptiveCard, action: CardAction, values: Values) => {
    if (action.associatedInputs === 'none') return action.data ?? {};
    const typed = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [inputId(name), value]),
    );
    return { ...inputsOf(card), ...typed, ...action.data };
  };
  const pressOn: TeamsPerson['pressOn'] = (message, label, values = {}) => {
    const { card } = seen(message);
    const action = actionOn(card, label);
    const { title, verb } = action;
    return execute(message, { title, verb, data: filled(card, action, values) });
  };
  const withButton = (label: string) => {
    const message = inbox().findLast(({ card }) => labelsOf(card).includes(label));
    if (!message) throw new Error(`No message has a button ${label}.`);
    return message;
  };

  return {
    user,
    inbox,
    pressOn,
    async installs() {
      cloud.joins(user.conversationId, user);
      const installed = await sends({ ...own, type: 'installationUpdate', action: 'add' });
      await sends({ ...own, type: 'conversationUpdate', membersAdded: [{ id: cloud.botId }] });
      return installed;
    },
    async uninstalls() {
      cloud.closes(user.conversationId);
      return sends({ ...own, type: 'installationUpdate', action: 'remove' });
    },
    says: (text, more = {}) =>
      sends({ ...own, type: 'message', text, textFormat: 'plain', ...more }),
    mentions(text, thread) {
      const called = '<at>Waymark</at>';
      const conversationId = `${team.channelId};messageid=${thread ?? Date.now()}`;
      return sends({
        ...inChannel(conversationId),
        type: 'message',
        text: `${called} ${text}`,
        entities: [{ type: 'mention', mentioned: { id: cloud.botId }, text: called }],
      });
    },
    press: (label, values) => pressOn(withButton(label), label, values),
    async opensWindow(label, values = {}) {
      const { card, id } = withButton(label);
      const data = filled(card, actionOn(card, label), values);
      const { said } = await sends({
        ...own,
        type: 'invoke',
        name: 'task/fetch',
        replyToId: id,
        value: { data },
      });
      return windowIn(said);
    },
    sendsWindow(card, values, label) {
      const submits = actionsOf(card).filter(({ type }) => type === 'Action.Submit');
      const action = label === undefined ? submits[0] : actionOn(card, label);
      if (action?.type !== 'Action.Submit') throw new Error('Nothing of that window can be sent.');
      const data = filled(card, action, values);
      return sends({
        ...own,
        type: 'invoke',
        // Of which message it was opened, Teams may say nothing.
        name: 'task/submit',
        value: { data },
      });
    },
    invokes: (name, value) => sends({ ...own, type: 'invoke', name, value }),
    searches: (words) =>
      sends({
        ...own,
        type: 'invoke',
        name: 'composeExtension/query',
        value: {
          commandId: 'priority',
          parameters: [{ name: 'words', value: words }],
          queryOptions: { skip: 0, count: 25 },
        },
      }),
    draws: (message) => execute(message, { verb: 'refresh' }),
    again: () => posts(last),
  };
}

/** What stands now in the place of the card, for the one who pressed. */
export function placed({ said }: Answered): { readonly card: AdaptiveCard } {
  const card = cardIn(said);
  if (!card) throw new Error(`The card stays: ${JSON.stringify(said)}`);
  return { card };
}

/** The card that an answer puts in the place of another. */
export function cardIn(said: unknown): AdaptiveCard | undefined {
  const { type, value } = (said ?? {}) as { readonly type?: string; readonly value?: unknown };
  return type === 'application/vnd.microsoft.card.adaptive' ? (value as AdaptiveCard) : undefined;
}

/** The card in a window that stays open. */
export function windowIn(said: unknown): AdaptiveCard {
  const { task } = said as { task: { value: { card: { content: AdaptiveCard } } } };
  return task.value.card.content;
}
