import { z } from 'zod';

// What Slack sends, as far as it is read (docs.slack.dev/interactivity, /apis/events-api). Anything else is refused here.

const id = z.string().min(1).max(200);
const url = z.url().max(2_000);
const named = z.object({ id });
/** Of a direct message among several it has everybody's name. */
const channelName = z.string().max(1_000);

export const commandPayload = z.object({
  command: z.string().max(100),
  text: z.string().default(''),
  user_id: id,
  team_id: id,
  channel_id: id,
  channel_name: channelName.default(''),
  trigger_id: id,
  response_url: url,
});
export type CommandPayload = z.infer<typeof commandPayload>;

/** Of one input of a view, whichever kind it is. */
const inputState = z.union([
  z.object({ type: z.literal('plain_text_input'), value: z.string().nullish() }),
  z.object({ type: z.literal('datepicker'), selected_date: z.string().nullish() }),
  z.object({
    type: z.enum(['radio_buttons', 'static_select']),
    selected_option: z.object({ value: z.string() }).nullish(),
  }),
]);
export type InputState = z.infer<typeof inputState>;

export const viewPayload = z.object({
  id,
  type: z.enum(['modal', 'home']),
  hash: id,
  /** The team whose bot opened it, where somebody of another filled it in. */
  app_installed_team_id: id.nullish(),
  callback_id: z.string().default(''),
  private_metadata: z.string().max(3_000).default(''),
  blocks: z.array(z.object({ type: z.string(), block_id: z.string().optional() })).default([]),
  state: z
    .object({ values: z.record(z.string(), z.record(z.string(), z.unknown())) })
    .transform(({ values }) => valuesOf(values))
    .optional(),
});
export type ViewPayload = z.infer<typeof viewPayload>;

const sender = {
  user: z.object({ id, team_id: id.optional() }),
  team: named,
  /** The organisation of several workspaces, where it is in one. */
  enterprise: named.nullish(),
};

export const pressPayload = z.object({
  type: z.literal('block_actions'),
  ...sender,
  channel: named.extend({ name: channelName.optional() }).optional(),
  trigger_id: id,
  response_url: url.optional(),
  view: viewPayload.optional(),
  actions: z
    .array(z.object({ action_id: id, type: id, value: z.string().max(2_000).optional() }))
    .min(1),
});
export type PressPayload = z.infer<typeof pressPayload>;

export const submitPayload = z.object({
  type: z.literal('view_submission'),
  ...sender,
  trigger_id: id.optional(),
  view: viewPayload,
});
export type SubmitPayload = z.infer<typeof submitPayload>;

/** Where it happened, and for which installation of ours it is sent: not the same in a channel that teams share. */
const received = {
  type: z.literal('event_callback'),
  team_id: id,
  authorizations: z.array(z.object({ team_id: id.nullish() })).nullish(),
  event_id: id,
};

export const messageEvent = z.object({
  ...received,
  event: z.object({
    type: z.literal('message'),
    channel_type: z.string(),
    channel: id,
    /** When it was said, in seconds. */
    ts: z.string().regex(/^\d{1,12}(?:\.\d{1,12})?$/),
    /** Of the message whose thread it was said in. */
    thread_ts: id.optional(),
    user: id.optional(),
    /** The author's own team, where Slack says. */
    user_team: id.nullish(),
    team: id.nullish(),
    bot_id: id.optional(),
    subtype: z.string().optional(),
    text: z.string().default(''),
    files: z.array(z.unknown()).default([]),
  }),
});
export type MessageEvent = z.infer<typeof messageEvent>;

export const homeEvent = z.object({
  ...received,
  event: z.object({ type: z.literal('app_home_opened'), user: id, tab: z.string() }),
});
export type HomeEvent = z.infer<typeof homeEvent>;

/** The bot was removed from a workspace, or tokens were taken back there, which may be those of people (docs.slack.dev/reference/events). */
export const endedEvent = z.object({
  type: z.literal('event_callback'),
  team_id: id,
  event: z.object({ type: z.enum(['app_uninstalled', 'tokens_revoked']) }),
});

/** Every input's value by its block, which is the field's name; what is empty is left out. */
function valuesOf(
  blocks: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): Readonly<Record<string, string>> {
  const values: [string, string][] = [];
  for (const [field, actions] of Object.entries(blocks)) {
    for (const action of Object.values(actions)) {
      const read = inputState.safeParse(action);
      const value = read.success ? valueIn(read.data) : undefined;
      if (value) values.push([field, value]);
    }
  }
  return Object.fromEntries(values);
}

function valueIn(input: InputState): string | null | undefined {
  switch (input.type) {
    case 'plain_text_input':
      return input.value;
    case 'datepicker':
      return input.selected_date;
    default:
      return input.selected_option?.value;
  }
}
