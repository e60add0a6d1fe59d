import { randomUUID } from 'node:crypto';
import type { SlackBlock, SlackHome, SlackModal } from '../../src/render/block-json.ts';
import { writtenIn } from './slack-blocks.ts';
import type { SlackCloud } from './slack-cloud.ts';
import { asForm, asInteraction, eventOf, type Sent, sendSigned } from './slack-sender.ts';
import type { SlackMessageThere } from './slack-world.ts';

export interface SlackSurroundings {
  readonly cloud: SlackCloud;
  readonly url: string;
  readonly answerUrl: string;
  deliver(): Promise<void>;
  historyOf(channel: string): Promise<readonly SlackMessageThere[]>;
  /** Until what goes on after an acknowledgement has ended. */
  settled(): Promise<void>;
}

/** Somebody in Slack, as far as the bot can tell. */
export interface SlackPerson {
  readonly userId: string;
  /** Slack's id of their conversation with the bot. */
  direct(): Promise<string>;
  /** What stands in their conversation with the bot, oldest first. */
  inbox(): Promise<readonly SlackMessageThere[]>;
  /** `called`: the channel's name as Slack gives it, where that matters. */
  command(name: string, text?: string, channel?: string, called?: string): Promise<Sent>;
  /** The button with this label, on the last message of theirs that has it. */
  press(label: string): Promise<Sent>;
  /** A button of a message given, such as an answer that only they saw; in a channel, where one is named. */
  pressOn(message: object, label: string, channel?: string, called?: string): Promise<Sent>;
  /** A button or a field of a modal, with what is filled in. */
  pressIn(view: SlackModal, actionId: string, values?: Values): Promise<Sent>;
  submit(view: SlackModal, values: Values, viewId?: string): Promise<Sent>;
  /** A button of their page. */
  pressOnHome(home: SlackHome, label: string): Promise<Sent>;
  /** Opens the bot's page. */
  opensHome(): Promise<Sent>;
  /** `more`: what else Slack says of it, such as its files or its thread. `retry`: which time Slack sends it again. */
  says(text: string, eventId?: string, more?: object, retry?: number): Promise<Sent>;
}

export type Values = Readonly<Record<string, string>>;

export function slackPerson(
  world: SlackSurroundings,
  userId: string,
  homeTeam = world.cloud.teamId,
): SlackPerson {
  const { cloud, url } = world;
  const team = { id: cloud.teamId };
  const user = { id: userId, team_id: homeTeam };

  const direct = async (): Promise<string> => {
    const { channel } = await cloud.call('conversations.open', { users: userId });
    return (channel as { id: string }).id;
  };
  const trigger = async (): Promise<string> => {
    const { trigger_id } = await cloud.call('views.generateTriggerId', { user_id: userId });
    return String(trigger_id);
  };
  const interact = async (payload: object): Promise<Sent> => {
    const sent = await sendSigned(
      url,
      asInteraction({ team, user, trigger_id: await trigger(), ...payload }),
      'application/x-www-form-urlencoded',
    );
    cloud.checks(sent.said);
    await world.settled();
    await world.deliver();
    return sent;
  };
  const inbox = async () => world.historyOf(await direct());
  const pressOn: SlackPerson['pressOn'] = async (message, label, channel, called = 'executive') => {
    const { blocks = [], ts = '1' } = message as Partial<SlackMessageThere>;
    const button = buttonsOf(blocks).find(({ text }) => text.text === label);
    if (!button) throw new Error(`There is no button ${label} on: ${writtenIn(blocks)}`);
    return interact({
      type: 'block_actions',
      channel: channel ? { id: channel, name: called } : { id: await direct() },
      response_url: world.answerUrl,
      container: { message_ts: ts, is_ephemeral: false },
      actions: [{ action_id: button.action_id, type: 'button', value: button.value }],
    });
  };

  return {
    userId,
    direct,
    inbox,
    pressOn,
    async command(name, text = '', channel, called = 'executive') {
      const sent = await sendSigned(
        url,
        asForm({
          command: `/${name}`,
          text,
          user_id: userId,
          team_id: cloud.teamId,
          channel_id: channel ?? (await direct()),
          channel_name: channel ? called : 'directmessage',
          trigger_id: await trigger(),
          response_url: world.answerUrl,
        }),
        'application/x-www-form-urlencoded',
      );
      cloud.checks(sent.said);
      await world.settled();
      await world.deliver();
      return sent;
    },
    async press(label) {
      const messages = await inbox();
      const message = messages.findLast(({ blocks }) =>
        buttonsOf(blocks).some(({ text }) => text.text === label),
      );
      if (!message) throw new Error(`No message has a button ${label}.`);
      return pressOn(message, label);
    },
    async pressIn(view, actionId, values = {}) {
      const button = buttonsOf(view.blocks as SlackBlock[]).find(
        ({ action_id }) => action_id === actionId,
      );
      return interact({
        type: 'block_actions',
        view: viewPayload(view, values),
        container: {},
        actions: [
          button
            ? { action_id: actionId, type: 'button', value: button.value }
            : { action_id: actionId, type: 'radio_buttons' },
        ],
      });
    },
    submit: (view, values, viewId) =>
      interact({ type: 'view_submission', view: viewPayload(view, values, viewId) }),
    async pressOnHome(home, label) {
      const button = buttonsOf(home.blocks).find(({ text }) => text.text === label);
      if (!button) throw new Error(`There is no button ${label} on: ${writtenIn(home.blocks)}`);
      return interact({
        type: 'block_actions',
        view: { id: 'V-home', type: 'home', hash: 'hash' },
        container: {},
        actions: [{ action_id: button.action_id, type: 'button', value: button.value }],
      });
    },
    async opensHome() {
      const event = { type: 'app_home_opened', user: userId, tab: 'home' };
      const sent = await sendSigned(url, eventOf(cloud.teamId, event), 'application/json');
      await world.settled();
      return sent;
    },
    async says(text, eventId = `Ev${randomUUID()}`, more = {}, retry) {
      const event = {
        type: 'message',
        channel_type: 'im',
        channel: await direct(),
        ts: String(Date.now() / 1_000),
        user: userId,
        user_team: homeTeam,
        text,
        ...more,
      };
      const headers = retry === undefined ? {} : { 'x-slack-retry-num': String(retry) };
      const body = eventOf(cloud.teamId, event, eventId);
      const sent = await sendSigned(url, body, 'application/json', { headers });
      await world.settled();
      await world.deliver();
      return sent;
    },
  };
}

export function buttonsOf(blocks: readonly SlackBlock[] = []) {
  return blocks.flatMap((block) => {
    if (block.type === 'actions') return block.elements;
    return block.type === 'section' && block.accessory ? [block.accessory] : [];
  });
}

/** As Slack sends a view back: every input with its element's kind, filled in or as it stood. */
function viewPayload(view: SlackModal, values: Values, viewId = 'V1') {
  const filled = view.blocks.flatMap((block) => {
    if (block.type !== 'input') return [];
    const { element, block_id } = block;
    return [[block_id, { [element.action_id]: stateOf(element, values[block_id]) }] as const];
  });
  return {
    id: viewId,
    type: 'modal',
    hash: 'hash',
    callback_id: view.callback_id,
    private_metadata: view.private_metadata,
    blocks: view.blocks,
    state: { values: Object.fromEntries(filled) },
  };
}

type Element = Extract<SlackModal['blocks'][number], { type: 'input' }>['element'];

function stateOf(element: Element, value: string | undefined): object {
  switch (element.type) {
    case 'plain_text_input':
      return { type: element.type, value: value ?? element.initial_value ?? null };
    case 'datepicker':
      return { type: element.type, selected_date: value ?? element.initial_date ?? null };
    default: {
      const chosen = value === undefined ? element.initial_option?.value : value;
      return { type: element.type, selected_option: chosen ? { value: chosen } : null };
    }
  }
}
