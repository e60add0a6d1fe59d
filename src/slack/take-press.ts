import type { Handle, Reply } from '../app/intent.ts';
import { unfoldPrefix } from '../render/block-form.ts';
import { slackMessageOf } from '../render/block-kit.ts';
import { contextOf, intentOfChange, intentOfPress } from './intents.ts';
import { asView, cardView, formView, openView, updateView, viewOf } from './open-view.ts';
import type { PressPayload, ViewPayload } from './payloads.ts';
import { respondTo } from './respond.ts';
import type { SlackTeam } from './slack-team.ts';
import { publishHome } from './take-home.ts';
import { readMetadata, type ViewContext } from './view-metadata.ts';

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
  const { channelId } = intent.from;
  const isHome = view?.type === 'home';
  const kept =
    view?.type === 'modal' ? readMetadata(view.private_metadata) : { channelId, fromHome: isHome };
  const context = { ...kept, unfolded: new Set<number>() };
  if (view?.type === 'modal') await showInView(team, payload, view, context, reply);
  else await showByMessage(team, payload, context, reply);
  if (context.fromHome) await publishHome(team, handle, intent.eventId, intent.from);
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
  const context = contextOf(view);
  const opened = unfolds(payload);
  const reply = await handle(intentOfChange(payload, view, team));
  if (reply.kind === 'none') return;
  // What was typed is worth more than the news that a field could not be shown: sending says it.
  if (reply.kind === 'card' && reply.failed) return;
  const unfolded = new Set([...context.unfolded, ...(opened === undefined ? [] : [opened])]);
  const drawn = viewOf(reply, { ...context, unfolded });
  if (drawn) await updateView(team, view, drawn);
}

/** In the place of the view; on top of it where nothing was done, since it may hold what somebody typed. */
async function showInView(
  team: SlackTeam,
  { trigger_id }: PressPayload,
  view: ViewPayload,
  context: ViewContext,
  reply: Reply,
): Promise<void> {
  const shown = viewOf(reply, context);
  if (!shown) return;
  if (reply.kind === 'card' && reply.failed) {
    await team.interactive.views.push({ trigger_id, view: asView(shown) });
    return;
  }
  await updateView(team, { id: view.id }, shown);
}

/** `replace` in its place; a card beside it, for the one who pressed; where there is no message, both in a view. */
async function showByMessage(
  team: SlackTeam,
  payload: PressPayload,
  context: ViewContext,
  reply: Reply,
): Promise<void> {
  if (reply.kind === 'none' || reply.kind === 'page' || reply.kind === 'found') return;
  if (reply.kind === 'form' || reply.kind === 'invalid') {
    await openView(team, payload, formView(reply.form, context));
    return;
  }
  const { response_url } = payload;
  const message = slackMessageOf(reply.card);
  if (response_url === undefined) {
    await openView(team, payload, cardView(reply.card, context));
  } else if (reply.kind === 'replace') {
    await respondTo(response_url, { ...message, replace_original: true });
  } else {
    const beside = { response_type: 'ephemeral', replace_original: false } as const;
    await respondTo(response_url, { ...message, ...beside });
  }
}
