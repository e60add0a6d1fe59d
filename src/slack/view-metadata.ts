import { z } from 'zod';
import type { FormValues } from '../messages/form.ts';

/** What a modal keeps besides its form. */
export interface ViewContext {
  /** Groups that somebody opened, by their number. */
  readonly unfolded: ReadonlySet<number>;
  /** Where it was asked for; absent in a direct message. */
  readonly channelId?: string | undefined;
  /** It was opened on the bot's page, which shows what comes of it. */
  readonly fromHome?: boolean | undefined;
  /** What was typed in fields that are not in it now. */
  readonly hidden?: FormValues | undefined;
}

export interface ViewMetadata extends ViewContext {
  readonly state: string;
  readonly hidden: FormValues;
}

/** Slack: characters of `private_metadata` (docs.slack.dev/reference/views). */
const most = 3_000;

const written = z.object({
  state: z.string(),
  unfolded: z.array(z.number()),
  channelId: z.string().regex(/^\w+$/).optional(),
  fromHome: z.boolean().optional(),
  hidden: z.record(z.string(), z.string()),
});

/** Slack gives it back as it is. Never a secret, and never believed. What was typed is kept as far as it fits, the shortest first: the rest has to stay in view. */
export function writeMetadata({ hidden, unfolded, ...kept }: ViewMetadata): string {
  const write = (values: FormValues) =>
    JSON.stringify({ ...kept, unfolded: [...unfolded], hidden: values });
  const shortestFirst = Object.entries(hidden).sort(([, a], [, b]) => a.length - b.length);
  return shortestFirst.reduce(
    ({ values, text }, [name, value]) => {
      const more = { ...values, [name]: value };
      const longer = write(more);
      return longer.length <= most ? { values: more, text: longer } : { values, text };
    },
    { values: {} as FormValues, text: write({}) },
  ).text;
}

/** Anything can come back: what is not understood is an empty state, which no form has. */
export function readMetadata(text: string): ViewMetadata {
  const { data } = written.safeParse(readJson(text));
  if (!data) return { state: '', unfolded: new Set(), hidden: {} };
  return { ...data, unfolded: new Set(data.unfolded) };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
