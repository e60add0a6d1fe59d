import { createRequire } from 'node:module';
import type * as Library from 'adaptivecards';

const { AdaptiveCard, HostConfig, SerializationContext } = createRequire(import.meta.url)(
  'adaptivecards/dist/adaptivecards.min.js',
) as typeof Library;

/** What Microsoft's own library finds wrong with a card as it reads it, a sentence each. */
export function libraryComplaints(json: object): readonly string[] {
  const card = new AdaptiveCard();
  // How many buttons there may be is Teams' own rule: it counts those that are shown.
  card.hostConfig = new HostConfig({ actions: { maxActions: 100 } });
  const context = new SerializationContext();
  // Every second language is wrong to it: it keeps the place in which it stopped to look.
  card.parse({ ...json, lang: undefined }, context);
  const read = Array.from({ length: context.eventCount }, (_, place) => context.getEventAt(place));
  const { validationEvents } = card.validateProperties();
  return [...read, ...validationEvents].map(({ message }) => message);
}
