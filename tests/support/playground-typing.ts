import type { Playground } from './playground.ts';
import type { PlaygroundAccount } from './playground-config.ts';
import type { Exchange } from './playground-wire.ts';

/**
 * What somebody types and installs. The client does it for the one who sits at it; in anybody
 * else's name it would send that one's, so theirs go as custom activities of the same shape.
 */
export interface Typing {
  direct(): Promise<string>;
  installs(conversationId: string): Promise<readonly Exchange[]>;
  says(conversationId: string, text: string): Promise<Exchange>;
  asks(conversationId: string, text: string): Promise<Exchange>;
  /** One of the client's templates, in their name; `more` is laid over it. */
  custom(conversationId: string, template?: string, more?: object): Promise<Exchange>;
}

export function typingOf(playground: Playground, account: PlaygroundAccount): Typing {
  const { call, wire, bot, team, tenantId } = playground;
  const isAtClient = account.id === playground.people[0]?.id;
  const from = { id: account.id, aadObjectId: account.aadObjectId };
  const there = `/_conversation/v1/conversations`;
  let direct: Promise<string> | undefined;

  const custom: Typing['custom'] = async (conversationId, template, more = {}) => {
    const query = `conversationId=${encodeURIComponent(conversationId)}`;
    const type = template === undefined ? '' : `&type=${template}`;
    const filledIn = await call(`/_internal/v1/customActivities/template?${query}${type}`);
    const activity = { ...filledIn, from, ...more };
    const { id } = activity as { id?: unknown };
    await call('/_internal/v1/customActivities', activity);
    return wire.takes((body) => body.id === id);
  };
  const took = (after: number, conversationId: string, type: string) =>
    wire.takes((body) => {
      const { conversation, from } = body as Record<'conversation' | 'from', { id: string }>;
      return body.type === type && conversation.id === conversationId && from.id === account.id;
    }, after);
  const write = (conversationId: string, text: string, mentions: readonly object[]) => {
    const body = { from: { id: account.id }, text, textFormat: 'plain', mentions };
    return call(`${there}/${encodeURIComponent(conversationId)}/messages`, body);
  };
  const message = (text: string, channelData: object, entities: readonly object[] = []) => ({
    type: 'message',
    text,
    textFormat: 'plain',
    from: { ...from, name: account.name },
    locale: 'en-US',
    entities: [...entities, { type: 'clientInfo', locale: 'en-US', country: 'US' }],
    channelData: { tenant: { id: tenantId }, ...channelData },
  });

  return {
    custom,
    direct() {
      direct ??= isAtClient
        ? Promise.resolve(playground.personalChatId)
        : call('/_connector/v3/conversations', {
            isGroup: false,
            members: [{ id: account.id }],
          }).then(({ id }) => String(id));
      return direct;
    },
    async installs(conversationId) {
      if (!isAtClient) {
        const members = [...(conversationId === (await direct) ? [from] : []), { id: bot.id }];
        const added = { membersAdded: members };
        return Promise.all([
          custom(conversationId, 'install'),
          custom(conversationId, 'botAdded', added),
        ]);
      }
      const after = wire.turns();
      await call(`/_debug/conversation/${encodeURIComponent(conversationId)}/installation`, {});
      return Promise.all([
        took(after, conversationId, 'installationUpdate'),
        took(after, conversationId, 'conversationUpdate'),
      ]);
    },
    async says(conversationId, text) {
      if (!isAtClient) return custom(conversationId, undefined, message(text, {}));
      const after = wire.turns();
      await write(conversationId, text, []);
      return took(after, conversationId, 'message');
    },
    async asks(conversationId, words) {
      const mention = `<at>${bot.name}</at>`;
      const text = `${mention} ${words}`;
      const mentioned = { id: bot.id, name: bot.name };
      const mentions = isAtClient ? [{ mentioned, text: mention }] : [];
      const after = wire.turns();
      // Without a mention the client sends nothing, but the thread stands.
      const { postConversationId } = await write(conversationId, text, mentions);
      const thread = String(postConversationId ?? conversationId);
      if (isAtClient) return took(after, thread, 'message');
      const [channel = ''] = thread.split(';');
      const ids = { team: { id: team.id }, channel: { id: channel } };
      const channelData = { teamsTeamId: team.id, teamsChannelId: channel, ...ids };
      const entity = { type: 'mention', mentioned, text: mention };
      return custom(thread, undefined, message(text, channelData, [entity]));
    },
  };
}
