import type { Right } from '../core/permissions.ts';
import type { Refusal } from '../core/privacy.ts';
import { blockKindNames } from '../core/privacy-finding.ts';
import { figure } from './counted.ts';

/** Who may, as a sentence for the one who may not. */
export const whoMay: Readonly<Record<Right, string>> = {
  read: 'Only members of the partnership can see this.',
  update: 'Only the lead, deputy or chair of the sub-group, or the coordinator, can update this.',
  post: 'Only the coordinator can post this.',
  resend: 'Only the coordinator can send this again.',
  dismiss: 'Only the coordinator can leave this as it is.',
  pause: 'Only the coordinator can pause or resume.',
  accept: 'Only the coordinator can accept a completion or send it back.',
  'see people': 'Only the coordinator can see who was asked and who answered.',
};

const notShown = {
  'control-character': 'This has a character that cannot be shown.',
  'broken-character': 'This has half of a broken character, often from an emoji that was cut.',
};

/** What people read when text is refused. Never repeats what was typed. */
export function explain(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'blocked':
      return `This looks like ${blockKindNames[refusal.what]}. Nothing was stored. Take it out and send again.`;
    case 'unreadable':
      return `${notShown[refusal.what]} Nothing was stored. Type it again, or paste it as plain text.`;
    case 'too-long':
      return `This has ${figure(refusal.count)} ${refusal.unit}; the limit is ${figure(refusal.limit)}. Nothing was stored. Shorten it and send again.`;
  }
}
