import type { Reply } from '../app/intent.ts';
import type { LocalMessage } from '../app/local-workspace.ts';
import { unreachable } from '../core/unreachable.ts';
import { clockTime, longDate } from '../core/written-dates.ts';
import { localDateOf } from '../core/zoned-time.ts';
import type { Card } from '../messages/card.ts';
import type { Form } from '../messages/form.ts';
import { adaptiveCardOf } from '../render/adaptive-card.ts';
import { adaptiveFormOf } from '../render/adaptive-form.ts';
import { shownText } from '../render/shown-text.ts';
import type { WireCard, WireForm, WireMessage, WireReply } from './wire.ts';

/** A stored message as the page shows it, its day and time in that zone. */
export function wireMessage(message: LocalMessage, zone: string): WireMessage {
  return {
    id: message.id,
    ...(message.threadOf && { threadOf: message.threadOf }),
    day: longDate(localDateOf(message.postedAt, zone)),
    time: clockTime(message.postedAt, zone),
    edited: message.replacedAt !== undefined,
    ...wireCard(message.card),
  };
}

export function wireReply(reply: Reply): WireReply {
  switch (reply.kind) {
    case 'none':
    case 'page':
    case 'found':
      return { kind: 'none' };
    case 'card':
    case 'replace':
      return { kind: reply.kind, card: wireCard(reply.card) };
    case 'form':
    case 'invalid':
      return { kind: reply.kind, form: wireForm(reply.form) };
    default:
      return unreachable(reply);
  }
}

function wireCard(card: Card): WireCard {
  return { says: shownText(card.fallback), card: adaptiveCardOf(card) };
}

function wireForm(form: Form): WireForm {
  const fields = form.groups.flatMap((group) => group.fields);
  return {
    title: shownText(form.title),
    card: adaptiveFormOf(form),
    state: form.state,
    refreshes: fields.flatMap((field) =>
      field.kind === 'choice' && field.refreshes ? [field.name] : [],
    ),
    errors: fields.flatMap((field) => (field.error ? [field.name] : [])),
    limits: Object.fromEntries(
      fields.flatMap((field) => (field.kind === 'text' ? [[field.name, field.maxCharacters]] : [])),
    ),
  };
}
