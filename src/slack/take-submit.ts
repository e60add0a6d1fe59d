import type { ViewResponseAction } from '@slack/bolt';
import type { Handle } from '../app/intent.ts';
import type { Form } from '../messages/form.ts';
import { fieldsInView } from '../render/block-form.ts';
import { intentOfSubmit } from './intents.ts';
import { asView, viewOf } from './open-view.ts';
import type { SubmitPayload } from './payloads.ts';
import type { SlackTeam } from './slack-team.ts';
import { readMetadata, type ViewMetadata } from './view-metadata.ts';

/** What the view does next: errors on its fields, another view in its place, or it closes. */
export async function takeSubmit(
  team: SlackTeam,
  handle: Handle,
  payload: SubmitPayload,
): Promise<ViewResponseAction> {
  const kept = readMetadata(payload.view.private_metadata);
  const reply = await handle(intentOfSubmit(payload, team));
  const errors = reply.kind === 'invalid' ? errorsInPlace(reply.form, kept, payload) : undefined;
  if (errors) return { response_action: 'errors', errors };
  const view = viewOf(reply, { unfolded: kept.unfolded, channelId: kept.channelId });
  return view ? { response_action: 'update', view: asView(view) } : { response_action: 'clear' };
}

/**
 * Slack shows an error on a field only where the view stays as it is, which keeps what was typed. Undefined where a field in error is
 * not in the view, or the form says something else besides: then it is drawn anew.
 */
function errorsInPlace(
  form: Form,
  { state, unfolded }: ViewMetadata,
  { view }: SubmitPayload,
): Record<string, string> | undefined {
  const wrong = form.groups.flatMap(({ fields }) => fields).filter(({ error }) => error);
  const inView = new Set(view.blocks.map(({ block_id }) => block_id));
  const isSame =
    form.state === state &&
    wrong.length > 0 &&
    fieldsInView(form, unfolded).every(({ name }) => inView.has(name)) &&
    wrong.every(({ name }) => inView.has(name));
  return isSame
    ? Object.fromEntries(wrong.map(({ name, error = '' }) => [name, error]))
    : undefined;
}
