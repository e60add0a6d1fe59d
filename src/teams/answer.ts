import type { Reply } from '../app/intent.ts';
import { untilTaken } from '../app/until-taken.ts';
import { DeliveryError } from '../core/errors.ts';
import { installToReadCard } from '../messages/install-to-read.ts';
import type { AdaptiveCard } from '../render/adaptive-json.ts';
import { teamsCardOf } from '../render/teams-card.ts';
import { teamsFormOf } from '../render/teams-form.ts';
import { type TeamsMessage, teamsMessageOf, teamsMessageWith } from '../render/teams-message.ts';
import type { Asked } from './asked.ts';
import type { Delivering } from './deliver.ts';

/** A card and the same in one sentence. */
export interface Drawn {
  readonly card: AdaptiveCard;
  readonly says: string;
}

/** What a reply is drawn as; undefined where it shows nothing. */
export function drawnOf(reply: Reply, refreshFor?: readonly string[]): Drawn | undefined {
  switch (reply.kind) {
    case 'none':
    case 'page':
    case 'found':
      return undefined;
    case 'card':
    case 'replace':
      return { card: teamsCardOf(reply.card, refreshFor), says: reply.card.fallback };
    case 'form':
    case 'invalid':
      return { card: teamsFormOf(reply.form), says: reply.form.title };
  }
}

/**
 * Answers somebody, and nobody else: in their own chat with the bot; in a channel, as a message that they alone see there, or in their own chat
 * where Teams has no such thing. Whoever has no chat with the bot is told, without the answer, how to get one. Throws DeliveryError.
 */
export async function answer(
  delivering: Delivering,
  asked: Asked,
  drawn: Drawn,
  { canTarget }: { readonly canTarget: boolean },
): Promise<void> {
  const { connector } = delivering;
  const message = teamsMessageWith(drawn.card, drawn.says);
  if (asked.isPersonal) return untilTaken(() => connector.post(asked, message));
  if (canTarget && (await isShownThere(delivering, asked, message))) return;
  const { from } = asked;
  const own = await delivering.conversations.find(from.workspaceId, 'user', from.userId);
  if (own) return untilTaken(() => connector.post(own, message));
  await untilTaken(() => connector.post(asked, teamsMessageOf(installToReadCard())));
}

/** False where Teams, or this kind of conversation, knows no message for one person. */
async function isShownThere(
  { connector }: Delivering,
  asked: Asked,
  message: TeamsMessage,
): Promise<boolean> {
  const recipient = { ...asked.account, role: 'user' };
  const post = () => connector.post(asked, { ...message, recipient }, { targeted: true });
  try {
    await untilTaken(post);
    return true;
  } catch (error) {
    if (error instanceof DeliveryError && error.permanent) return false;
    throw error;
  }
}
