import type { Intent, Reply } from '../../src/app/intent.ts';
import type {
  LocalChannel,
  LocalStore,
  LocalTime,
  MilestoneAhead,
} from '../../src/app/local-workspace.ts';
import type { Platform } from '../../src/app/platform.ts';
import { localPlatform } from '../../src/local/local-platform.ts';
import type { Card } from '../../src/messages/card.ts';
import type { Form, FormValues } from '../../src/messages/form.ts';
import { createWeb } from '../../src/web/web.ts';
import { hostileTexts } from './hostile-texts.ts';
import {
  cardSaying,
  localPerson,
  memoryStore,
  memoryTime,
  type Script,
  scriptedHandle,
} from './local-fakes.ts';

/** Monday 2 September 2024, 8:55am in London. */
const start = new Date('2024-09-02T07:55:00Z');

const people = [
  localPerson(),
  localPerson({
    userId: 'deputy-fathers',
    name: 'Deputy, Fathers group',
    roles: ['Deputy of Fathers'],
  }),
  localPerson({
    userId: 'lead-exploitation',
    name: 'Lead, Exploitation group',
    roles: ['Lead of Exploitation and Contextual Safeguarding', 'Deputy of Case Review'],
  }),
  localPerson({
    userId: 'head-education',
    name: 'Head of Education and Attendance',
    roles: ['Lead of Education and Attendance'],
  }),
  localPerson({
    userId: 'chair-review',
    name: 'Chair, Case Review group',
    roles: ['Chair of Case Review'],
  }),
  localPerson({
    userId: 'executive-council',
    name: 'Director of Children’s Services',
    roles: ['Executive member'],
  }),
  localPerson({
    userId: 'executive-police',
    name: 'Superintendent, North Yorkshire Police',
    roles: ['Executive member'],
  }),
  localPerson({
    userId: 'scrutineer',
    name: 'Independent Scrutineer',
    roles: ['Independent scrutineer'],
  }),
  localPerson({ userId: 'coordinator', name: 'Business Manager', roles: ['Coordinator'] }),
];

const executive: LocalChannel = { id: 'executive', name: 'executive', partnershipId: 'cyscp' };

const milestones: MilestoneAhead[] = [
  { at: new Date('2024-09-02T08:00:00Z'), what: 'Prompts go out' },
  { at: new Date('2024-09-04T08:00:00Z'), what: 'Reminder' },
  { at: new Date('2024-09-05T16:00:00Z'), what: 'Close' },
  { at: new Date('2024-09-06T09:00:00Z'), what: 'Roll-up to the Executive' },
  { at: new Date('2024-09-09T08:00:00Z'), what: 'Prompts go out' },
];

export const promptCard: Card = {
  title: '3 actions need an update by Thursday 5pm.',
  blocks: [
    {
      kind: 'list',
      items: [
        actionItem('4.1', 'Launch the "Let\'s Hear the Father\'s Voice" campaign', '○ Not started'),
        actionItem('4.2', 'Build a repository of resources for work with fathers', '▲ Amber'),
        actionItem('4.3', 'Gather fathers’ views', '● Green, last update 26 August'),
      ],
    },
    {
      kind: 'text',
      tone: 'muted',
      spans: [
        { text: 'You get this because you lead Fathers. You can also reply in your own words.' },
      ],
    },
  ],
  buttons: [
    { label: 'Update several', press: 'several', style: 'primary' },
    { label: 'No change', press: 'no-change' },
    { label: 'Remind me tomorrow', press: 'tomorrow' },
    { label: 'Pass to deputy', press: 'pass' },
  ],
  fallback: '3 actions need an update by Thursday 5pm: 4.1, 4.2, 4.3.',
};

function actionItem(ref: string, title: string, rag: string) {
  return {
    spans: [{ text: `${ref} `, bold: true as const }, { text: `${title}\n` }, { text: rag }],
    button: { label: 'Update', press: `update ${ref}`, describes: `Update ${ref} ${title}` },
  };
}

export const rollUpCard: Card = {
  title: '2 red, 5 amber, 10 green, 2 complete, 2 no update.',
  blocks: [
    { kind: 'text', spans: [{ text: '19 of 21 actions updated.' }] },
    { kind: 'text', tone: 'heading', spans: [{ text: 'Waiting for a decision' }] },
    {
      kind: 'list',
      items: [{ spans: [{ text: '4.2 ', bold: true }, { text: 'A venue, by 1 October.' }] }],
    },
    { kind: 'text', tone: 'warning', spans: [{ text: 'Fathers has sent no update for 4.3.' }] },
    { kind: 'divider' },
    {
      kind: 'table',
      columns: [
        { title: 'Priority', width: 4 },
        { title: 'RAG', width: 2 },
        { title: 'Updated', width: 2, align: 'right' },
      ],
      rows: [
        [
          [{ text: '1 Prevention, Early Support and Early Help' }],
          [{ text: '● Green' }],
          [{ text: '5 of 5' }],
        ],
        [[{ text: '2 Child Exploitation' }], [{ text: '■ Red' }], [{ text: '4 of 5' }]],
        [[{ text: '4 Engaging with Fathers' }], [{ text: '▲ Amber' }], [{ text: '3 of 4' }]],
      ],
    },
    {
      kind: 'facts',
      facts: [
        { name: 'Period', value: 'Monday 2 September to Thursday 5 September 2024' },
        { name: 'Read more', value: '/priority 4' },
      ],
    },
  ],
  buttons: [],
  fallback: '2 red, 5 amber, 10 green, 2 complete, 2 no update; 19 of 21 actions updated.',
};

/** The update form as it stands with these values; `errors` by field name. */
export function updateForm(values: FormValues, errors: FormValues = {}): Form {
  const worried = ['amber', 'red'];
  const given = (name: string) => ({
    name,
    ...(values[name] && { value: values[name] }),
    ...(errors[name] && { error: errors[name] }),
  });
  return {
    title: '4.2 Build a repository of resources for work with fathers',
    above: [{ kind: 'text', tone: 'muted', spans: [{ text: 'Last time: ▲ Amber, 26 August.' }] }],
    groups: [
      {
        fields: [
          {
            kind: 'choice',
            ...given('rag'),
            label: 'How is it going?',
            required: true,
            look: 'expanded',
            refreshes: true,
            options: [
              {
                value: 'green',
                label: '● Green',
                hint: 'every element is within acceptable limits',
              },
              {
                value: 'amber',
                label: '▲ Amber',
                hint: 'risks or issues, and a plan that we control',
              },
              {
                value: 'red',
                label: '■ Red',
                hint: 'issues, and no plan or one out of our control',
              },
            ],
          },
          {
            kind: 'text',
            ...given('done'),
            label: 'What has been done since last time?',
            required: true,
            multiline: true,
            maxCharacters: 200,
            hint: 'One sentence is enough.',
          },
          {
            kind: 'text',
            ...given('ask'),
            label: 'What do you need from the Executive?',
            multiline: true,
            maxCharacters: 200,
            shownWhen: { field: 'rag', oneOf: worried },
          },
          {
            kind: 'date',
            ...given('needed'),
            label: 'Needed by',
            shownWhen: { field: 'rag', oneOf: worried },
          },
        ],
      },
      {
        title: 'Add detail',
        folded: true,
        fields: [
          {
            kind: 'text',
            ...given('impact'),
            label: 'What difference has it made for children?',
            multiline: true,
            maxCharacters: 500,
          },
          {
            kind: 'choice',
            ...given('strength'),
            label: 'How do you know?',
            look: 'compact',
            options: [
              { value: 'early', label: 'An early sign' },
              { value: 'measured', label: 'Measured' },
            ],
          },
        ],
      },
    ],
    submitLabel: 'Send update',
    buttons: [],
    state: 'update/4.2',
  };
}

/** Answers as the bot would, from a script: enough of it to try the page on. */
export function answer(intent: Intent): Reply {
  switch (intent.kind) {
    case 'press':
      return intent.press.startsWith('update')
        ? { kind: 'form', form: updateForm({ rag: 'green' }) }
        : { kind: 'replace', card: cardSaying('Thank you. I will come back tomorrow.') };
    case 'change':
      return { kind: 'form', form: updateForm(intent.values) };
    case 'submit':
      return intent.values.done
        ? {
            kind: 'replace',
            card: cardSaying('Thank you. 4.2 is updated.', {
              blocks: [{ kind: 'text', spans: [{ text: intent.values.done }] }],
              buttons: [{ label: 'Edit', press: 'update 4.2' }],
            }),
          }
        : {
            kind: 'invalid',
            form: updateForm(intent.values, { done: 'Say in one sentence what has been done.' }),
          };
    case 'command':
      return {
        kind: 'card',
        card: cardSaying(`You asked for ${intent.name} ${intent.text}`, {
          buttons: [{ label: 'Share here', press: 'share' }],
        }),
      };
    case 'home':
    case 'refresh':
    case 'search':
      return { kind: 'none' };
    case 'message':
      return { kind: 'card', card: cardSaying('I have read 1 update in that.') };
  }
}

export interface LocalWorld {
  readonly url: string;
  readonly store: LocalStore;
  readonly time: LocalTime;
  readonly platform: Platform;
  readonly script: Script;
  readonly stop: () => Promise<void>;
}

/** A local workspace on a free port, with people, a channel and a script in place of the bot. */
export async function localWorld(
  reply: (intent: Intent) => Reply | Promise<Reply> = answer,
  port = 0,
): Promise<LocalWorld> {
  const store = memoryStore(people, [executive]);
  const time = memoryTime(start, milestones, async ({ what, at }) => {
    if (what === 'Prompts go out') await prompt(store, at);
    if (what.startsWith('Roll-up')) await rollUp(store, at);
  });
  const script = scriptedHandle(reply);
  const web = createWeb({ ready: async () => ({ ok: true, why: [] }) });
  const platform = localPlatform({ store, time, app: web.app, now: () => start, version: '0.1.0' });
  await platform.start(script.handle);
  const listening = await web.listen({ host: '127.0.0.1', port });
  return {
    url: listening.url,
    store,
    time,
    platform,
    script,
    async stop() {
      await platform.stop();
      await listening.close();
    },
  };
}

async function prompt(store: LocalStore, at: Date): Promise<void> {
  const key = `prompt ${at.toISOString()}`;
  await store.put({ conversation: 'user:chair-fathers', key, card: promptCard, postedAt: at });
}

async function rollUp(store: LocalStore, at: Date): Promise<void> {
  const conversation = 'channel:executive';
  const threadOf = await store.put({
    conversation,
    key: 'roll-up',
    card: rollUpCard,
    postedAt: at,
  });
  for (const priority of ['1 Prevention', '2 Child Exploitation', '4 Engaging with Fathers']) {
    const card = cardSaying(`Priority ${priority}`, {
      blocks: [{ kind: 'list', items: hostileTexts.map((text) => ({ spans: [{ text }] })) }],
    });
    await store.put({ conversation, key: `detail ${priority}`, card, postedAt: at, threadOf });
  }
}
