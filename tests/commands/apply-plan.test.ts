import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ApplyOptions, applyPlan } from '../../src/commands/apply-plan.ts';
import type { Terminal } from '../../src/commands/terminal.ts';
import type { Plan } from '../../src/core/plan.ts';
import { type LivingWorkspace, livingWorkspace } from '../support/living-workspace.ts';
import { planAction, smallPlan } from '../support/plan-builder.ts';

let workspace: LivingWorkspace;
let said: string[];
let asked: string[];
let answer: () => Promise<boolean>;

beforeEach(async () => {
  said = [];
  asked = [];
  answer = async () => true;
  workspace = await livingWorkspace();
  await apply(smallPlan());
  said.length = 0;
});

afterEach(() => workspace.end());

const terminal: Terminal = {
  print: (line) => void said.push(line),
  complain: (line) => void said.push(line),
  write: () => undefined,
  read: async () => new Uint8Array(),
  isShown: true,
  confirm(question) {
    asked.push(question);
    return answer();
  },
};

const apply = (plan: Plan, options: ApplyOptions = {}, at: Terminal = terminal) =>
  applyPlan(
    { terminal: at, workings: workspace.workings },
    async () => ({ ok: true, plan, notes: [] }),
    options,
  );

const dueOn = (on: string) => smallPlan({ actions: [planAction({ due: { on } })] });
const storedDue = async () => {
  const plan = await workspace.workings.database.plans.stored('york');
  return plan?.actions[0]?.due;
};

const change = '  Action 1.1: due moved from 3 September 2024 to 1 October 2024';

describe('with somebody at the terminal', () => {
  it('nobody is asked about a partnership that is new, or about nothing', async () => {
    await apply(smallPlan());

    expect({ asked, said }).toEqual({
      asked: [],
      said: ['Nothing changes: that is what is stored.'],
    });
  });

  it('a clock for a partnership that has one is left, and said so', async () => {
    await apply(smallPlan(), { simulatedAt: new Date('2024-09-02T08:00:00Z') });

    expect(said.at(-1)).toBe(
      'The clock was left as it is: --clock is for a new partnership on the local workspace alone.',
    );
  });

  it('a change is shown, asked about, and stored after a yes', async () => {
    expect(await apply(dueOn('2024-10-01'))).toBe(0);

    expect({ asked, said }).toEqual({
      asked: ['Store these changes?'],
      said: ['1 change to York:', change, 'Stored.'],
    });
    expect(await storedDue()).toEqual({ on: '2024-10-01' });
  });

  it('after a no, nothing is stored', async () => {
    answer = async () => false;

    expect(await apply(dueOn('2024-10-01'))).toBe(1);

    expect(said).toEqual(['1 change to York:', change, 'Nothing was stored.']);
    expect(await storedDue()).toEqual({ on: '2024-09-03' });
  });

  it('--yes asks nothing', async () => {
    expect(await apply(dueOn('2024-10-01'), { yes: true })).toBe(0);

    expect(asked).toEqual([]);
    expect(await storedDue()).toEqual({ on: '2024-10-01' });
  });

  it('what changes while the question stands is never overwritten unseen', async () => {
    answer = async () => {
      await apply(dueOn('2024-12-24'), { yes: true });
      return true;
    };

    expect(await apply(dueOn('2024-10-01'))).toBe(1);

    expect(said.at(-1)).toBe(
      'The stored plan changed meanwhile, so nothing was stored. Run it again.',
    );
    expect(await storedDue()).toEqual({ on: '2024-12-24' });
  });
});

describe('with nobody to ask', () => {
  const { confirm: _, ...unattended } = terminal;

  it('a change is shown, and nothing is stored', async () => {
    expect(await apply(dueOn('2024-10-01'), {}, unattended)).toBe(2);

    expect(said).toEqual([
      '1 change to York:',
      change,
      'Nothing was stored: add -y to apply these changes.',
    ]);
    expect(await storedDue()).toEqual({ on: '2024-09-03' });
  });

  it('--yes stores it', async () => {
    expect(await apply(dueOn('2024-10-01'), { yes: true }, unattended)).toBe(0);

    expect(await storedDue()).toEqual({ on: '2024-10-01' });
  });

  it('a partnership that is new, or a plan that changes nothing, needs no yes', async () => {
    const { partnership } = smallPlan();
    const leeds = smallPlan({ partnership: { ...partnership, id: 'leeds' } });

    expect(await apply(leeds, {}, unattended)).toBe(0);
    expect(await apply(leeds, {}, unattended)).toBe(0);
  });
});

it('as JSON, the answer is one object, and says whether it was stored', async () => {
  answer = async () => false;

  await apply(dueOn('2024-10-01'), { json: true });

  expect(JSON.parse(said.join('\n'))).toEqual({
    ok: false,
    reason: 'Nothing was stored.',
    partnership: 'york',
    stored: false,
    changes: [
      {
        what: 'changed',
        kind: 'action',
        id: '1.1',
        field: 'due',
        from: '2024-09-03',
        to: '2024-10-01',
      },
    ],
  });
});
