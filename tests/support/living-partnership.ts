import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { dispatch, type PlatformOf } from '../../src/app/dispatch.ts';
import { handle } from '../../src/app/handle.ts';
import { importPlan } from '../../src/app/import-plan.ts';
import type { Intent, Reply } from '../../src/app/intent.ts';
import { jumpTime } from '../../src/app/jump-time.ts';
import type { LocalMessage } from '../../src/app/local-workspace.ts';
import type { Workings } from '../../src/app/workings.ts';
import { readConfig } from '../../src/config.ts';
import type { Plan } from '../../src/core/plan.ts';
import { localDelivery } from '../../src/local/local-delivery.ts';
import { openLog } from '../../src/log.ts';
import type { Card } from '../../src/messages/card.ts';
import type { Form, FormValues } from '../../src/messages/form.ts';
import { openStorage } from '../../src/open-storage.ts';
import { openWorkings } from '../../src/open-workings.ts';
import { readPlanFile } from '../../src/plan-files/read-plan-file.ts';
import { plainTextOf } from '../../src/render/plain-text.ts';
import { freshDatabase } from './database.ts';

/** The example plan, as it lies in the examples folder. */
export async function examplePlan(): Promise<Plan> {
  const name = 'examples/cyscp-2024-25.yaml';
  const bytes = await readFile(fileURLToPath(new URL(`../../${name}`, import.meta.url)));
  const read = await readPlanFile(bytes, name);
  if (!read.ok) throw new Error(read.errors.map(({ sentence }) => sentence).join('\n'));
  return read.plan;
}

/** Somebody in the local workspace, and what they can do there. */
export interface Person {
  readonly userId: string;
  command(typed: string): Promise<Reply>;
  says(text: string): Promise<Reply>;
  /** Presses the first button with this label on a card or a form. */
  presses(shown: Card | Form, label: string, describes?: string): Promise<Reply>;
  submits(form: Form, values: FormValues): Promise<Reply>;
  changes(form: Form, values: FormValues): Promise<Reply>;
  /** Sends an intent as it is, so that it can be sent twice. */
  sends(intent: Intent): Promise<Reply>;
  /** Their direct messages, oldest first, as plain text. */
  reads(): Promise<readonly string[]>;
  /** The newest direct message that asks or thanks. */
  card(title: RegExp): Promise<Card>;
}

export interface LivingPartnership {
  readonly workings: Workings;
  readonly partnershipId: string;
  as(person: string): Person;
  /** Walks simulated time to an instant, every milestone on the way. */
  jumpTo(instant: string): Promise<void>;
  deliver(): Promise<void>;
  channel(): Promise<readonly LocalMessage[]>;
  end(): Promise<void>;
}

/** A partnership that lives in a database of its own: the real store, the real local messages, no web page. */
export async function livingPartnership(
  plan?: Plan,
  startsAt = '2024-09-02T07:55:00Z',
): Promise<LivingPartnership> {
  const database = await freshDatabase();
  const config = readConfig({ DATABASE_URL: database.url, LOG_LEVEL: 'silent' });
  const storage = await openStorage(config, { asBot: true });
  const { localStore } = storage;
  const workings = openWorkings(config, storage.database, openLog('silent'));
  const living = plan ?? (await examplePlan());
  const now = () => new Date();
  const { partnershipId } = await importPlan(workings, living, now(), new Date(startsAt));
  const platform = localDelivery(localStore);
  const platformOf: PlatformOf = (id) => (id === localStore.workspaceId ? platform : undefined);
  const deliver = async () => {
    await dispatch(workings, platformOf, now);
  };

  const as = (person: string): Person => {
    const known = living.people.find(({ id }) => id === person);
    const userId = known?.email?.toLowerCase() ?? person;
    const from = { workspaceId: localStore.workspaceId, userId };
    const sends = async (intent: Intent) => {
      const reply = await handle(workings, intent, now());
      await deliver();
      return reply;
    };
    const base = () => ({ from, eventId: randomUUID() });
    const messages = () => localStore.messages(`user:${userId}`, 100);
    return {
      userId,
      sends,
      command: (typed) => {
        const [name = '', ...words] = typed.replace(/^\//, '').split(' ');
        return sends({ ...base(), kind: 'command', name, text: words.join(' ') });
      },
      says: (text) => sends({ ...base(), kind: 'message', text, attachments: 0 }),
      presses: (shown, label, describes) => {
        const press = buttonsOf(shown).find(
          (button) =>
            button.label === label && (!describes || button.describes?.includes(describes)),
        )?.press;
        if (!press) throw new Error(`No button ${label} on "${shown.title}"`);
        return sends({ ...base(), kind: 'press', press });
      },
      submits: (form, values) =>
        sends({
          ...base(),
          kind: 'submit',
          state: form.state,
          values: { ...filled(form), ...values },
        }),
      changes: (form, values) =>
        sends({
          ...base(),
          kind: 'change',
          state: form.state,
          values: { ...filled(form), ...values },
        }),
      reads: async () => (await messages()).map(({ card }) => plainTextOf(card)),
      card: async (title) => {
        const found = (await messages()).filter(({ card }) => title.test(card.title)).at(-1);
        if (!found) throw new Error(`No message of ${userId} is titled ${title}`);
        return found.card;
      },
    };
  };

  return {
    workings,
    partnershipId,
    as,
    deliver,
    async jumpTo(instant) {
      const walked = await jumpTime(workings, platformOf, now, partnershipId, new Date(instant));
      if ('refused' in walked) throw new Error(walked.refused);
    },
    channel: () => localStore.messages('channel:executive', 100),
    async end() {
      await storage.close();
      await database.drop();
    },
  };
}

/** What a form holds before anybody types. */
export function filled(form: Form): FormValues {
  const fields = form.groups.flatMap((group) => group.fields);
  return Object.fromEntries(fields.map(({ name, value }) => [name, value ?? '']));
}

/** The form of a reply, or a failure that shows what came instead. */
export function formOf(reply: Reply): Form {
  if (reply.kind === 'form' || reply.kind === 'invalid') return reply.form;
  throw new Error(`Expected a form, got ${JSON.stringify(reply)}`);
}

/** The text of a reply's card, or a failure that shows what came instead. */
export function textOf(reply: Reply): string {
  if (reply.kind === 'card' || reply.kind === 'replace') return plainTextOf(reply.card);
  throw new Error(`Expected a card, got ${JSON.stringify(reply)}`);
}

export function cardOf(reply: Reply): Card {
  if (reply.kind === 'card' || reply.kind === 'replace') return reply.card;
  throw new Error(`Expected a card, got ${JSON.stringify(reply)}`);
}

function buttonsOf(shown: Card | Form) {
  const blocks = 'blocks' in shown ? shown.blocks : shown.above;
  const inLists = blocks.flatMap((block) =>
    block.kind === 'list' ? block.items.flatMap((item) => (item.button ? [item.button] : [])) : [],
  );
  return [...inLists, ...shown.buttons];
}
