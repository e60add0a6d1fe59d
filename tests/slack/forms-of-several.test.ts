import { afterEach, describe, expect, it } from 'vitest';
import type { SlackModal } from '../../src/render/block-json.ts';
import { livingPlan } from '../support/living-plan.ts';
import { planAction } from '../support/plan-builder.ts';
import { writtenIn } from '../support/slack-blocks.ts';
import { heldIn, hintIn, viewAfter } from '../support/slack-views.ts';
import { type SlackWorld, slackWorld } from '../support/slack-world.ts';

let york: SlackWorld;
afterEach(async () => {
  expect(york.cloud.complaints).toEqual([]);
  await york.end();
});

describe('Update several', () => {
  it('saves what is good, and gives back the rest with what was typed', async () => {
    york = await slackWorld('york');
    await york.livesUntil('2024-09-02T08:20:00Z');
    const lead = york.as('lead-two');
    await lead.press('Update several');
    const view = york.modal();
    const [one = '', two = ''] = Object.keys(heldIn(view)).filter((name) => name.startsWith('st'));
    const said = (status: string) => status.replace('status', 'sentence');

    const again = viewAfter(
      await lead.submit(view, {
        [one]: 'green',
        [said(one)]: 'Held the meetings.',
        [two]: 'amber',
        [said(two)]: 'She is 943 476 5919.',
      }),
    );

    expect(writtenIn(again.blocks)).toContain('1 saved.');
    expect(heldIn(again)).toEqual({ [two]: 'amber', [said(two)]: 'She is 943 476 5919.' });
    expect(hintIn(again, said(two))).toContain('NHS number');
    const saved = [...(await york.revisions('2.1')), ...(await york.revisions('2.2'))];
    expect(saved.map(({ sentence }) => sentence)).toEqual(['Held the meetings.']);
  });
});

describe('of twelve actions', () => {
  it('ten are on a form, and the other two on the next', async () => {
    const refs = Array.from({ length: 12 }, (_, number) => `1.${number + 1}`);
    const actions = refs.map((ref) => planAction({ ref, subGroup: 'fathers', title: `Do ${ref}` }));
    const { priorities } = livingPlan('york');
    york = await slackWorld('york', { changes: { actions, priorities } });
    await york.livesUntil('2024-09-02T08:20:00Z');
    const lead = york.as('lead-fathers');
    await lead.press('Update several');
    const first = york.modal();

    const second = viewAfter(await lead.submit(first, allGreen(first)));
    const thanks = viewAfter(await lead.submit(second, allGreen(second)));

    expect([rowsIn(first), rowsIn(second)]).toEqual([10, 2]);
    expect(thanks.callback_id).toBe('card');
    const saved = await Promise.all(refs.map((ref) => york.revisions(ref)));
    expect(saved.map(({ length }) => length)).toEqual(refs.map(() => 1));
  });
});

const rowsIn = (view: SlackModal) => Object.keys(heldIn(view)).length / 2;

const allGreen = (view: SlackModal) =>
  Object.fromEntries(
    Object.keys(heldIn(view)).map((name) => [
      name,
      name.startsWith('status') ? 'green' : 'It is done.',
    ]),
  );
