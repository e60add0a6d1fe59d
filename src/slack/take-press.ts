import type { Handle, Reply } from '../app/intent.ts';
import { unfoldPrefix } from '../render/block-form.ts';
import { slackMessageOf } from '../render/block-kit.ts';
import { intentOfChange, intentOfPress } from './intents.ts';
import { cardView, formView, openView, updateView, viewOf } from './open-view.ts';
import type { PressPayload, ViewPayload } from './payloads.ts';
import { respondTo } from './respond.ts';
import type { SlackTeam } from './slack-team.ts';
import { publishHome } from './take-home.ts';
import { readMetadata } from './view-metadata.ts';

/** A button of a message or a view, or a field on which others depend. It is acknowledged by then. */
export async function takePress(
  team: SlackTeam,
  handle: Handle,
  payload: PressPayload,
): Promise<void> {
  const { view } = payload;
  if (view?.type === 'modal' && isFilledIn(payload)) {
    await drawAnew(team, handle, payload, view);
    return;
  }
  const intent = intentOfPress(payload, team);
  if (!intent) return;
  const reply = await handle(intent);
  if (view?.type === 'modal') await showInView(team, view, reply);
  else await showByMessage(team, payload, intent.from.channelId, reply);
  if (view?.type === 'home') await publishHome(team, handle, intent.eventId, intent.from);
}

const unfolds = ({ actions }: PressPayload): number | undefined => {
  const id = actions[0]?.action_id ?? '';
  return id.startsWith(unfoldPrefix) ? Number(id.slice(unfoldPrefix.length)) : undefined;
};

/** A field changed, or a part of the form is opened. */
function isFilledIn(payload: PressPayload): boolean {
  return payload.actions[0]?.type !== 'button' || unfolds(payload) !== undefined;
}

/** The same form with what was typed, and with the fields that belong to it now. */
async function drawAnew(
  team: SlackTeam,
  handle: Handle,
  payload: PressPayload,
  view: ViewPayload,
): Promise<void> {
  const { unfolded, channelId } = readMetadata(view.private_metadata);
  const opened = unfolds(payload);
  const reply = await handle(intentOfChange(payload, view, team));
  if (reply.kind === 'none') return;
  const open = new Set(opened === undefined ? unfolded : [...unfolded, opened]);
  const drawn = viewOf(reply, { unfolded: open, channelId });
  if (drawn) await updateView(team, view, drawn);
}

async function showInView(team: SlackTeam, view: ViewPayload, reply: Reply): Promise<void> {
  const { channelId } = readMetadata(view.private_metadata);
  const shown = viewOf(reply, { unfolded: new Set(), channelId });
  if (shown) await updateView(team, { id: view.id }, shown);
}

/** `replace` in its place; a card beside it, for the one who pressed; where there is no message, both in a view. */
async function showByMessage(
  team: SlackTeam,
  { trigger_id, response_url }: PressPayload,
  channelId: string | undefined,
  reply: Reply,
): Promise<void> {
  if (reply.kind === 'none' || reply.kind === 'page') return;
  if (reply.kind === 'form' || reply.kind === 'invalid') {
    await openView(team, trigger_id, formView(reply.form, { unfolded: new Set(), channelId }));
    return;
  }
  const message = slackMessageOf(reply.card);
  if (response_url === undefined) {
    await openView(team, trigger_id, cardView(reply.card, { channelId }));
  } else if (reply.kind === 'replace') {
    await respondTo(response_url, { ...message, replace_original: true });
  } else {
    const beside = { response_type: 'ephemeral', replace_original: false } as const;
    await respondTo(response_url, { ...message, ...beside });
  }
}
