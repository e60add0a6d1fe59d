import { randomUUID } from 'node:crypto';
import { handle } from '../../src/app/handle.ts';
import { importPlan } from '../../src/app/import-plan.ts';
import type { Reply } from '../../src/app/intent.ts';
import type { Button } from '../../src/messages/card.ts';
import { planOnSlack } from './living-plan.ts';
import type { SlackWorld } from './slack-world.ts';

/** Another partnership in the same database, on a Slack of its own that nobody answers for. */
export interface Neighbour {
  readonly partnershipId: string;
  /** What buttons and forms of its people carry: with ids of its periods, actions, requests, drafts, updates and deliveries. */
  tokens(): Promise<{ readonly presses: readonly string[]; readonly states: readonly string[] }>;
}

/** Every title of its plan has `slug` in it. To be there before the first period opens. */
export async function neighbourOf(world: SlackWorld, slug: string): Promise<Neighbour> {
  const { workings, workspaceOf } = world.living;
  const plan = planOnSlack(slug);
  const actions = plan.actions.map((one) => ({ ...one, title: `${one.title} of ${slug}` }));
  const { partnershipId } = await importPlan(workings, { ...plan, actions }, world.now());
  const workspaceId = await workspaceOf(`T-${slug}`);
  const as = (person: string) => {
    const base = () => ({ from: { workspaceId, userId: `U-${person}` }, eventId: randomUUID() });
    return {
      says: (text: string) =>
        handle(workings, { ...base(), kind: 'message', text, attachments: 0 }, world.now()),
      presses: (press: string) =>
        handle(workings, { ...base(), kind: 'press', press }, world.now()),
      sends: (state: string, values: Readonly<Record<string, string>>) =>
        handle(workings, { ...base(), kind: 'submit', state, values }, world.now()),
    };
  };

  return {
    partnershipId,
    async tokens() {
      const lead = as('lead-two');
      const coordinator = as('coordinator');
      const mine = pressesIn(await lead.says('/progress mine'));
      const draft = pressesIn(await lead.says('2.1 green, held the meetings'));
      const states: string[] = [];
      for (const press of mine) {
        const reply = await lead.presses(press);
        if ('form' in reply) states.push(reply.form.state);
      }
      const [update = ''] = states.filter((state) => state.startsWith('update'));
      await lead.sends(update, { status: 'complete', sentence: 'Held.', impact: 'They stay.' });
      const ref = 'priority 2.1';
      const decide = pressesIn(await coordinator.says(ref));
      const schedule = pressesIn(await coordinator.says('progress schedule'));
      const shared = pressesIn(await lead.says(ref));
      const deliveries = await workings.database.ledger.list(partnershipId, { limit: 20 });
      const ledger = deliveries.flatMap(({ id }) =>
        ['resend', 'dismiss'].map((kind) => [kind, partnershipId, id].join('/')),
      );
      return { presses: [...mine, ...draft, ...decide, ...schedule, ...shared, ...ledger], states };
    },
  };
}

function pressesIn(reply: Reply): readonly string[] {
  const card = 'card' in reply ? reply.card : undefined;
  const inLists = (card?.blocks ?? []).flatMap((block) =>
    block.kind === 'list' ? block.items.flatMap(({ button }) => button ?? []) : [],
  );
  return [...inLists, ...(card?.buttons ?? [])].map(({ press }: Button) => press);
}
