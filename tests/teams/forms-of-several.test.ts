import { afterEach, describe, expect, it } from 'vitest';
import { livingPlan } from '../support/living-plan.ts';
import { planAction } from '../support/plan-builder.ts';
import { errorAt, heldIn, labelsOn, written } from '../support/teams-cards.ts';
import { placed } from '../support/teams-person.ts';
import { type TeamsWorld, teamsWorld } from '../support/teams-world.ts';

const monday = '2024-09-02T08:20:00Z';

let york: TeamsWorld;
afterEach(async () => {
  await york.end();
  expect(york.cloud.complaints).toEqual([]);
});

type Form = ReturnType<typeof placed>;
const fieldsIn = ({ card }: Form, kind: string) =>
  Object.keys(heldIn(card)).filter((name) => name.startsWith(kind));

describe('Update several', () => {
  it('saves what is good, and gives back the rest with what was typed', async () => {
    york = await teamsWorld('york');
    await york.livesUntil(monday);
    const lead = york.as('lead-two');
    const form = placed(await lead.press('Update several'));
    const [one = '', two = ''] = fieldsIn(form, 'status');
    const [saysOne = '', saysTwo = ''] = fieldsIn(form, 'sentence');

    const again = placed(
      await lead.press('Save these', {
        [one]: 'green',
        [saysOne]: 'Held the meetings.',
        [two]: 'amber',
        [saysTwo]: 'She is 943 476 5919.',
      }),
    );

    expect(written(again)).toContain('1 saved.');
    expect(heldIn(again.card)).toEqual({ [two]: 'amber', [saysTwo]: 'She is 943 476 5919.' });
    expect(errorAt(again.card, saysTwo)).toContain('NHS number');
    const saved = [...(await york.revisions('2.1')), ...(await york.revisions('2.2'))];
    expect(saved.map(({ sentence }) => sentence)).toEqual(['Held the meetings.']);
    expect(await york.living.tablesThatHold('943 476 5919')).toEqual([]);
  });

  it('of twelve has ten on a form, and the other two on the next', async () => {
    const refs = Array.from({ length: 12 }, (_, number) => `1.${number + 1}`);
    const actions = refs.map((ref) => planAction({ ref, subGroup: 'fathers', title: `Do ${ref}` }));
    const { priorities } = livingPlan('york');
    york = await teamsWorld('york', { changes: { actions, priorities } });
    await york.livesUntil(monday);
    const lead = york.as('lead-fathers');
    const first = placed(await lead.press('Update several'));

    const second = placed(await lead.press('Save these', allGreen(first)));
    const thanks = placed(await lead.press('Save these', allGreen(second)));

    expect([first, second].map((form) => fieldsIn(form, 'status').length)).toEqual([10, 2]);
    expect(labelsOn(thanks)).not.toContain('Save these');
    const saved = await Promise.all(refs.map((ref) => york.revisions(ref)));
    expect(saved.map(({ length }) => length)).toEqual(refs.map(() => 1));
  });
});

const allGreen = ({ card }: Form) =>
  Object.fromEntries(
    Object.keys(heldIn(card)).map((name) => [
      name,
      name.startsWith('status') ? 'green' : 'It is done.',
    ]),
  );
