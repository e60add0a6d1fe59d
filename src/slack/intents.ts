import { createHash } from 'node:crypto';
import type { Intent, Sender } from '../app/intent.ts';
import type { FormValues } from '../messages/form.ts';
import type {
  CommandPayload,
  MessageEvent,
  PressPayload,
  SubmitPayload,
  ViewPayload,
} from './payloads.ts';
import type { SlackTeam } from './slack-team.ts';
import { typedText } from './typed-text.ts';
import { readMetadata, type ViewMetadata } from './view-metadata.ts';
import { isOutsideMessage, isOutsidePress } from './whose-team.ts';

export type MessageIntent = Extract<Intent, { kind: 'message' }>;

/** The team for whose bot it is. */
type Team = Pick<SlackTeam, 'workspaceId' | 'teamId'>;

/** Slack calls nothing again but events; their ids are its own. A trigger's id names one command or one press. */
export function intentOfCommand(payload: CommandPayload, { workspaceId }: Team): Intent {
  const { command, text, user_id, channel_id, channel_name, trigger_id } = payload;
  return {
    kind: 'command',
    name: command.replace(/^\//, ''),
    text: typedText(text),
    eventId: `command:${trigger_id}`,
    from: senderIn(workspaceId, user_id, channelOf({ id: channel_id, name: channel_name })),
  };
}

/** A press on a message or a view, by the value of its button. */
export function intentOfPress(payload: PressPayload, team: Team): Intent | undefined {
  const [action] = payload.actions;
  if (action?.type !== 'button' || action.value === undefined) return undefined;
  return {
    kind: 'press',
    press: action.value,
    eventId: `press:${payload.trigger_id}`,
    from: senderOf(payload, team),
  };
}

/** A form that is being filled in. */
export function intentOfChange(payload: PressPayload, view: ViewPayload, team: Team): Intent {
  return {
    kind: 'change',
    state: readMetadata(view.private_metadata).state,
    values: valuesIn(view),
    eventId: `change:${payload.trigger_id}`,
    from: senderOf(payload, team),
  };
}

/** What was typed, also in fields that have left the view since. */
function valuesIn({ private_metadata, blocks, state = {} }: ViewPayload): FormValues {
  const inView = new Set(blocks.map(({ block_id }) => block_id));
  const { hidden } = readMetadata(private_metadata);
  const kept = Object.entries(hidden).filter(([name]) => !inView.has(name));
  return { ...Object.fromEntries(kept), ...state };
}

/** What a view keeps, for the one that takes its place. */
export function contextOf(view: ViewPayload): ViewMetadata {
  return { ...readMetadata(view.private_metadata), hidden: valuesIn(view) };
}

/** A form that was sent: the same again is the same event, and one that was mended is another. */
export function intentOfSubmit(payload: SubmitPayload, team: Team): Intent {
  const { user, view } = payload;
  const { state, channelId } = readMetadata(view.private_metadata);
  const values = valuesIn(view);
  const sent = createHash('sha256')
    .update(JSON.stringify([view.hash, values]))
    .digest('hex');
  return {
    kind: 'submit',
    state,
    values,
    eventId: `submit:${view.id}:${sent.slice(0, 32)}`,
    from: senderIn(team.workspaceId, user.id, channelId, isOutsidePress(payload, team)),
  };
}

/** With a file, in a thread and the conversation at once, with /me: people type these too (docs.slack.dev/reference/events/message). */
const typedKinds = new Set(['file_share', 'thread_broadcast', 'me_message']);

/** Undefined for what no person typed to the bot: its own messages, edits, joins, and what is said in channels. */
export function intentOfMessage(payload: MessageEvent, team: Team): MessageIntent | undefined {
  const { event, event_id } = payload;
  const { user, bot_id, subtype, channel_type, text, files } = event;
  const isTyped = subtype === undefined || typedKinds.has(subtype);
  if (channel_type !== 'im' || !user || bot_id !== undefined || !isTyped) return undefined;
  return {
    kind: 'message',
    text: typedText(text),
    attachments: files.length,
    eventId: event_id,
    from: senderIn(team.workspaceId, user, undefined, isOutsideMessage(payload, team)),
  };
}

function senderOf(payload: PressPayload, team: Team): Sender {
  const { user, channel, view } = payload;
  const kept = view ? readMetadata(view.private_metadata).channelId : undefined;
  const shared = channel && channelOf(channel);
  return senderIn(team.workspaceId, user.id, shared ?? kept, isOutsidePress(payload, team));
}

/** Slack's own name of a direct message among several: "mpdm-ann--ben--cat-1". */
const ofSeveral = /^mpdm-.+--.+-\d+$/;

/** Undefined for direct messages: nothing can be shared there, nor can the bot be invited to those of several people. */
function channelOf({ id, name = '' }: { id: string; name?: string | undefined }) {
  const isDirect = id.startsWith('D') || name === 'directmessage' || ofSeveral.test(name);
  return isDirect ? undefined : id;
}

function senderIn(
  workspaceId: string,
  userId: string,
  channelId: string | undefined,
  isOutside = false,
): Sender {
  return {
    workspaceId,
    userId,
    ...(channelId === undefined ? {} : { channelId }),
    ...(isOutside ? { isOutside } : {}),
  };
}
