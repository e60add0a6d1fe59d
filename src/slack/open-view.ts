import type { View } from '@slack/types';
import type { Reply } from '../app/intent.ts';
import type { Card } from '../messages/card.ts';
import type { Form } from '../messages/form.ts';
import { slackModalOf, slackModalOfCard } from '../render/block-form.ts';
import type { SlackHome, SlackModal } from '../render/block-json.ts';
import type { SlackTeam } from './slack-team.ts';
import { writeMetadata } from './view-metadata.ts';

/** What a view needs besides its form: what somebody unfolded, and where it was asked for. */
export interface ViewContext {
  readonly unfolded: ReadonlySet<number>;
  readonly channelId?: string | undefined;
}

export function formView(form: Form, { unfolded, channelId }: ViewContext): SlackModal {
  const kept = { state: form.state, unfolded, ...(channelId === undefined ? {} : { channelId }) };
  return slackModalOf(form, unfolded, writeMetadata(kept));
}

export function cardView(card: Card, { channelId }: Pick<ViewContext, 'channelId'>): SlackModal {
  const kept = { state: '', unfolded: new Set<number>() };
  return slackModalOfCard(
    card,
    writeMetadata({ ...kept, ...(channelId === undefined ? {} : { channelId }) }),
  );
}

/** As a modal; undefined where there is nothing to show. */
export function viewOf(reply: Reply, context: ViewContext): SlackModal | undefined {
  switch (reply.kind) {
    case 'none':
    case 'page':
      return undefined;
    case 'card':
    case 'replace':
      return cardView(reply.card, context);
    case 'form':
    case 'invalid':
      return formView(reply.form, context);
  }
}

/** Within three seconds of the press or the command that it answers. */
export async function openView(
  { interactive }: SlackTeam,
  triggerId: string,
  view: SlackModal,
): Promise<void> {
  await interactive.views.open({ trigger_id: triggerId, view: asView(view) });
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
