import { randomUUID } from 'node:crypto';
import type { Playground } from './playground.ts';
import { actionsOf, type CardAction, dataFor, type Inputs } from './playground-card.ts';
import type { PlaygroundAccount } from './playground-config.ts';
import { messagesOf, type PlaygroundMessage } from './playground-messages.ts';
import { typingOf } from './playground-typing.ts';
import type { Exchange, Json } from './playground-wire.ts';

/** Somebody in Teams. Everything resolves when the bot has answered, with what Teams sent and what the bot answered. */
export interface PlaygroundPerson extends PlaygroundAccount {
  /** The id of their conversation with the bot. */
  direct(): Promise<string>;
  /** What stands in their conversation with the bot, oldest first. */
  inbox(): Promise<readonly PlaygroundMessage[]>;
  /** What they see in a channel, its threads among it, or in one thread; oldest first. */
  reads(conversationId: string): readonly PlaygroundMessage[];
  /** For themselves; two activities, which Teams sends at the same time. */
  installs(): Promise<readonly Exchange[]>;
  uninstalls(): Promise<Exchange>;
  /** In the team, from one of its channels. */
  installsInTeam(channelId?: string): Promise<readonly Exchange[]>;
  uninstallsFromTeam(): Promise<readonly Exchange[]>;
  /** In their conversation with the bot. */
  says(text: string): Promise<Exchange>;
  /** After a mention of the bot: a new post in a channel, or a reply in a thread. */
  asks(conversationId: string, text: string): Promise<Exchange>;
  /** The button with this label, on the last message in their conversation that has it. */
  press(label: string, inputs?: Inputs): Promise<Exchange>;
  pressOn(message: PlaygroundMessage, label: string, inputs?: Inputs): Promise<Exchange>;
  /** Their client draws the message again: the action in its card's `refresh`. */
  redraws(message: PlaygroundMessage): Promise<Exchange>;
  /** Types words into a search of the bot's. */
  searches(commandId: string, parameter: string, words: string): Promise<Exchange>;
  /** An activity of the kinds that nothing else here sends; what is not given is as Teams fills it in. */
  sends(activity: object, conversationId?: string): Promise<Exchange>;
}

export function playgroundPerson(
  playground: Playground,
  account: PlaygroundAccount,
): PlaygroundPerson {
  const { call, wire, team } = playground;
  const channels = [team.id, team.channel.id];
  const typing = typingOf(playground, account);
  const { direct, custom } = typing;
  const seen = () => messagesOf(wire.exchanges, channels, account.id);
  const isMine = (body: Json) => (body.from as { id?: unknown } | undefined)?.id === account.id;

  const inbox = async () => {
    const conversation = await direct();
    return seen().filter(({ conversationId }) => conversationId === conversation);
  };
  const invoke = async (
    name: string,
    conversationId: string,
    more: { replyToId?: string } & Json,
  ) => {
    const from = { id: account.id };
    const sent = { name, conversation: { id: conversationId }, from, ...more };
    const after = wire.turns();
    // Where the bot refuses, what it answered is on the wire.
    await call('/_conversation/v1/invoke', sent).catch(onlyIfBotRefused);
    return wire.takes(
      (body) => body.name === name && isMine(body) && body.replyToId === more.replyToId,
      after,
    );
  };
  const execute = (message: PlaygroundMessage, action: CardAction, data: Json, trigger: string) => {
    const { type, title, verb } = action;
    const value = { action: { type, title, verb, data }, trigger };
    return invoke('adaptiveCard/action', message.conversationId, { replyToId: message.id, value });
  };
  const submit = async ({ id, conversationId }: PlaygroundMessage, value: Json) => {
    const ids = { conversation: { id: conversationId }, from: { id: account.id }, replyToId: id };
    const after = wire.turns();
    await call('/_conversation/v1/submit', { ...ids, value });
    const isIt = (body: Json) => body.type === 'message' && body.replyToId === id;
    return wire.takes((body) => isIt(body) && isMine(body), after);
  };
  const pressOn: PlaygroundPerson['pressOn'] = async (message, label, inputs) => {
    const { card = {} } = message;
    const action = actionsOf(card).find(({ title }) => title === label);
    if (!action) throw new Error(`There is no button ${label} on: ${JSON.stringify(card)}`);
    const data = dataFor(card, action, inputs);
    if (action.type === 'Action.Execute') return execute(message, action, data, 'manual');
    if (action.type === 'Action.Submit') return submit(message, data);
    throw new Error(`${label} sends nothing: it is ${action.type}.`);
  };

  return {
    ...account,
    direct,
    inbox,
    pressOn,
    reads: (place) =>
      seen().filter(({ conversationId }) => `${conversationId};`.startsWith(`${place};`)),
    installs: async () => typing.installs(await direct()),
    uninstalls: async () => custom(await direct(), 'uninstall'),
    installsInTeam: (channelId = team.id) => typing.installs(channelId),
    uninstallsFromTeam: () =>
      Promise.all([custom(team.id, 'uninstall'), custom(team.id, 'botRemoved')]),
    says: async (text) => typing.says(await direct(), text),
    asks: (conversationId, text) => typing.asks(conversationId, text),
    async press(label, inputs) {
      const message = (await inbox()).findLast(({ card }) =>
        actionsOf(card ?? {}).some(({ title }) => title === label),
      );
      if (!message) throw new Error(`No message has a button ${label}.`);
      return pressOn(message, label, inputs);
    },
    async redraws(message) {
      const { refresh } = (message.card ?? {}) as { refresh?: { action?: CardAction } };
      if (!refresh?.action) throw new Error('The card does not ask to be drawn again.');
      return execute(message, refresh.action, refresh.action.data ?? {}, 'automatic');
    },
    searches: async (commandId, parameter, words) =>
      invoke('composeExtension/query', await direct(), {
        value: {
          commandId,
          parameters: [{ name: parameter, value: words }],
          queryOptions: { skip: 0, count: 25 },
        },
      }),
    sends: async (activity, conversationId) =>
      custom(conversationId ?? (await direct()), undefined, { id: randomUUID(), ...activity }),
  };
}

function onlyIfBotRefused(cause: unknown): void {
  if (!String(cause).includes('UserBotError')) throw cause;
}
