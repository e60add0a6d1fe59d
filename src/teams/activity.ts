import { z } from 'zod';

// What Teams sends, as far as it is read (learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference).
// What is not read may be anything; what is stored or called is bounded.

/** Of people, conversations and messages; some are stored. */
const id = z
  .string()
  .min(1)
  .max(1_000)
  .regex(/^\P{Cc}+$/u);
const optionalId = id.nullish().transform((value) => value ?? undefined);

/** An Entra tenant's id, in small letters. */
const tenantId = id.toLowerCase();

/** Shown at the most: one that cannot be read refuses nothing. */
const words = z.string().optional().catch(undefined);

const account = z.object({
  id,
  name: words,
  /** The Entra object id; only people have one. */
  aadObjectId: optionalId,
  /** guest or anonymous, where Teams says it; and whose tenant they are of. */
  userRole: words,
  tenantId: tenantId.nullish().transform((value) => value ?? undefined),
});

const named = z.object({ id, name: words });

const channelData = z.object({
  tenant: z.object({ id: tenantId }).nullish(),
  team: named.extend({ aadGroupId: optionalId }).nullish(),
  channel: named.nullish(),
  eventType: words,
});

const list = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);

export const activity = z.object({
  channelId: z.literal('msteams'),
  /** message, invoke, conversationUpdate, installationUpdate, or what nothing is done about. */
  type: z.string().min(1).max(100),
  id: optionalId,
  /** Of an invoke: adaptiveCard/action, composeExtension/query and so on. */
  name: words,
  text: words,
  serviceUrl: z.string().min(1).max(2_000),
  from: account,
  recipient: account,
  conversation: z.object({
    id,
    tenantId: tenantId.nullish().transform((value) => value ?? undefined),
    /** personal, channel or groupChat. */
    conversationType: words,
    name: words,
  }),
  channelData: channelData.nullish().transform((data) => data ?? undefined),
  /** Of an invoke: the message that the card stands in. */
  replyToId: optionalId,
  /** Whatever a card or a client gives; read where it is known which. */
  value: z.unknown().optional(),
  /** Mentions and other marks in the text; each is read where it is known which. */
  entities: list(z.looseObject({ type: words })),
  attachments: list(z.looseObject({ contentType: words })),
  membersAdded: list(account),
  membersRemoved: list(account),
  /** Of installationUpdate: add, remove, add-upgrade or remove-upgrade. */
  action: words,
});
export type Activity = z.infer<typeof activity>;
