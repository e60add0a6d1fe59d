import type { Outgoing } from '../app/platform.ts';
import { DeliveryError } from '../core/errors.ts';
import { slackMessageOf } from '../render/block-kit.ts';
import { readRef, writeRef } from './message-ref.ts';
import { called } from './slack-error.ts';
import type { SlackTeam } from './slack-team.ts';

/** Marks a message as ours, with the delivery's id: opaque, since Slack shows metadata to the whole workspace. */
export const metadataType = 'waymark_delivery';

/** Posts a message, or replaces one; gives its reference. Throws DeliveryError alone. */
export async function deliverTo(team: SlackTeam, outgoing: Outgoing): Promise<string> {
  return outgoing.replaces === undefined
    ? post(team, outgoing)
    : replace(team, outgoing, outgoing.replaces);
}

async function post(team: SlackTeam, outgoing: Outgoing): Promise<string> {
  const { to, card, key, inThreadOf } = outgoing;
  const channel = to.kind === 'channel' ? to.id : await team.conversationWith(to.id);
  const thread = inThreadOf === undefined ? undefined : refOf(inThreadOf).ts;
  const { text, blocks } = slackMessageOf(card);
  onlyWhileOurs(outgoing);
  const posted = await called(
    team.delivery.chat.postMessage({
      channel,
      text,
      blocks: [...blocks],
      metadata: { event_type: metadataType, event_payload: { key } },
      unfurl_links: false,
      unfurl_media: false,
      ...(thread === undefined ? {} : { thread_ts: thread }),
    }),
  );
  // It is there, and without a name it can only be looked up.
  if (!posted.channel || !posted.ts) throw noName();
  return writeRef({ channel: posted.channel, ts: posted.ts });
}

async function replace(team: SlackTeam, outgoing: Outgoing, replaced: string): Promise<string> {
  const { channel, ts } = refOf(replaced);
  const { text, blocks } = slackMessageOf(outgoing.card);
  onlyWhileOurs(outgoing);
  await called(
    team.delivery.chat.update({ channel, ts, text, blocks: [...blocks], parse: 'none' }),
  );
  return replaced;
}

function onlyWhileOurs({ stillOurs }: Outgoing): void {
  if (stillOurs()) return;
  throw new DeliveryError('another may have it', { permanent: false, ambiguous: false });
}

function refOf(text: string) {
  const ref = readRef(text);
  if (ref) return ref;
  throw new DeliveryError('no such message', { permanent: true, ambiguous: false });
}

const noName = () => new DeliveryError('no name', { permanent: false, ambiguous: true });
