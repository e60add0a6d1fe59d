import type { ViewResponseAction } from '@slack/bolt';
import type { Handle, Reply } from '../app/intent.ts';
import type { Form } from '../messages/form.ts';
import { fieldsInView } from '../render/block-form.ts';
import { contextOf, intentOfSubmit } from './intents.ts';
import { asView, viewOf } from './open-view.ts';
import type { SubmitPayload } from './payloads.ts';
import type { SlackTeam } from './slack-team.ts';
import { publishHome } from './take-home.ts';
import type { ViewMetadata } from './view-metadata.ts';

/** What the view does next: errors on its fields, another view in its place, or it closes. */
export async function takeSubmit(
  team: SlackTeam,
  handle: Handle,
  payload: SubmitPayload,
  afterwards: (work: () => Promise<void>) => void,
): Promise<ViewResponseAction> {
  const kept = contextOf(payload.view);
  const intent = intentOfSubmit(payload, team);
  const reply = await handle(intent);
  const errors = errorsOf(reply, kept, payload);
  if (errors) return { response_action: 'errors', errors };
  if (kept.fromHome) {
    afterwards(() => publishHome(team, handle, intent.eventId, intent.from));
  }
  const view = viewOf(reply, kept);
  return view ? { response_action: 'update', view: asView(view) } : { response_action: 'clear' };
}

/** By the field they are shown at; undefined where another view takes the place of this one. */
function errorsOf(
  reply: Reply,
  kept: ViewMetadata,
  payload: SubmitPayload,
): Record<string, string> | undefined {
  if (reply.kind === 'invalid') return errorsInPlace(reply.form, kept, payload);
  if (reply.kind !== 'card' || !reply.failed) return undefined;
  // A card would take the place of what was typed, and nothing of that is saved.
  const first = payload.view.blocks.find(({ type }) => type === 'input')?.block_id;
  return first === undefined ? undefined : { [first]: reply.card.fallback };
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
