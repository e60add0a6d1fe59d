import type { View } from '@slack/types';
import type { Reply } from '../app/intent.ts';
import type { Card } from '../messages/card.ts';
import type { Form, FormValues } from '../messages/form.ts';
import { withKept } from '../messages/kept-in-view.ts';
import { notOpenedCard } from '../messages/trouble.ts';
import { fieldsInView, slackModalOf, slackModalOfCard } from '../render/block-form.ts';
import type { SlackHome, SlackModal } from '../render/block-json.ts';
import { slackMessageOf } from '../render/block-kit.ts';
import { respondTo } from './respond.ts';
import type { SlackTeam } from './slack-team.ts';
import { readMetadata, type ViewContext, writeMetadata } from './view-metadata.ts';

/** With what was typed by now in fields that it does not show; fields with more than it can keep so are shown all the same. */
export function formView(form: Form, context: ViewContext): SlackModal {
  const { state } = form;
  const hidden = hiddenIn(form, context);
  const metadata = writeMetadata({ ...context, state, hidden });
  const kept = readMetadata(metadata).hidden;
  const tooLong = Object.entries(hidden).filter(([name]) => kept[name] === undefined);
  const whole = tooLong.length > 0 ? withKept(form, Object.fromEntries(tooLong)) : form;
  return slackModalOf(whole, context.unfolded, metadata);
}

export function cardView(card: Card, context: ViewContext): SlackModal {
  return slackModalOfCard(card, writeMetadata({ ...context, state: '', hidden: {} }));
}

/** As a modal; undefined where there is nothing to show. */
export function viewOf(reply: Reply, context: ViewContext): SlackModal | undefined {
  switch (reply.kind) {
    case 'none':
    case 'page':
    case 'found':
      return undefined;
    case 'card':
    case 'replace':
      return cardView(reply.card, context);
    case 'form':
    case 'invalid':
      return formView(reply.form, context);
  }
}

/** What a press or a command gives to answer it by. */
interface Asked {
  /** Good for three seconds. */
  readonly trigger_id: string;
  readonly response_url?: string | undefined;
}

/** Opens a view, or says to the one who waits for it that it did not open. Throws where it did not. */
export async function openView(
  { interactive }: SlackTeam,
  { trigger_id, response_url }: Asked,
  view: SlackModal,
): Promise<void> {
  try {
    await interactive.views.open({ trigger_id, view: asView(view) });
  } catch (error) {
    const beside = { response_type: 'ephemeral', replace_original: false } as const;
    const said = { ...slackMessageOf(notOpenedCard()), ...beside };
    if (response_url !== undefined) await respondTo(response_url, said);
    throw error;
  }
}

/** Undone where the view has changed meanwhile: then what is newer stays. */
export async function updateView(
  { interactive }: SlackTeam,
  { id, hash }: { readonly id: string; readonly hash?: string },
  view: SlackModal,
): Promise<void> {
  await interactive.views.update({
    view_id: id,
    view: asView(view),
    ...(hash === undefined ? {} : { hash }),
  });
}

/** Ours is read-only throughout; the SDK's is not. */
export function asView(view: SlackModal | SlackHome): View {
  return view as unknown as View;
}

function hiddenIn(form: Form, { unfolded, hidden = {} }: ViewContext): FormValues {
  const shown = new Set(fieldsInView(form, unfolded).map(({ name }) => name));
  const kept = form.groups
    .flatMap(({ fields }) => fields)
    .filter(({ name }) => !shown.has(name))
    .map(({ name, value }) => [name, hidden[name] ?? value ?? ''] as const);
  return Object.fromEntries(kept.filter(([, value]) => value !== ''));
}
