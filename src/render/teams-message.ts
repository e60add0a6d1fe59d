import type { Card } from '../messages/card.ts';
import type { AdaptiveCard } from './adaptive-json.ts';
import { teamsCardOf } from './teams-card.ts';
import { mostCharacters } from './teams-limits.ts';
import { lineOf } from './teams-text.ts';

/** What a message activity carries. */
export interface TeamsMessage {
  readonly type: 'message';
  /** What a notification says. */
  readonly summary: string;
  readonly attachments: readonly [TeamsAttachment];
}

export interface TeamsAttachment {
  readonly contentType: 'application/vnd.microsoft.card.adaptive';
  readonly content: AdaptiveCard;
}

/** A message to send; its JSON is under `mostBytes.message`, whatever the card. */
export function teamsMessageOf(card: Card, refreshFor?: readonly string[]): TeamsMessage {
  return teamsMessageWith(teamsCardOf(card, refreshFor), card.fallback);
}

/** The same of what is drawn already, which says this in one sentence. */
export function teamsMessageWith(content: AdaptiveCard, says: string): TeamsMessage {
  return {
    type: 'message',
    summary: lineOf(says, mostCharacters.summary),
    attachments: [teamsAttachmentOf(content)],
  };
}

export function teamsAttachmentOf(content: AdaptiveCard): TeamsAttachment {
  return { contentType: 'application/vnd.microsoft.card.adaptive', content };
}
