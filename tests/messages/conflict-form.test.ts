import { expect, test } from 'vitest';
import { conflictForm, formAgain, settled } from '../../src/messages/conflict-form.ts';
import { answer, context, period, readAloud, working } from '../support/message-builders.ts';

const theirs = {
  ...answer({
    capacity: 'deputy',
    sentence: 'Found another venue.',
    ask: { kind: 'decision', text: 'Agree it' },
  }),
  reportedAt: new Date('2024-09-16T07:30:00Z'),
  revision: 3,
  yours: false,
};
const mine = { status: 'red', sentence: 'Venue lost.' };
const facts = { action: working('amber'), period, theirs, values: mine };

test('it shows theirs, by role, and keeps mine in the fields', () => {
  const form = conflictForm(context, facts);
  const above = readAloud({ title: '', blocks: form.above, buttons: form.buttons, fallback: '' });
  expect(above).toBe(`# 
The deputy answered first. What you typed is still here, below.
What the deputy said at 8:30am today
● Green. Found another venue. The deputy asked the Executive for a decision.
[Keep theirs]`);
  const values = form.groups[0]?.fields.map(({ name, value }) => [name, value]);
  expect(values).toEqual([
    ['status', 'red'],
    ['sentence', 'Venue lost.'],
    ['whose', 'mine'],
  ]);
});

test('their own answer from another window is said to be theirs', () => {
  const form = conflictForm(context, { ...facts, theirs: { ...theirs, yours: true } });
  const above = readAloud({ title: '', blocks: form.above, buttons: form.buttons, fallback: '' });
  expect(above).toBe(`# 
You answered this in another window. What you typed is still here, below.
What you said at 8:30am today
● Green. Found another venue. You asked the Executive for a decision.
[Keep what is saved]`);
  expect(form.submitLabel).toBe('Replace with this');
});

test('sending it replaces the answer that was shown', () => {
  const form = conflictForm(context, facts);
  expect(form.submitLabel).toBe('Replace with mine');
  expect(form.state).toBe('update/cyscp/a-4.1/period/3');
  expect(form.buttons.map(({ press }) => press)).toEqual(['keep-theirs/cyscp/a-4.1/period']);
});

test('both together puts their sentence before mine', () => {
  expect(settled({ ...mine, whose: 'both' }, theirs.sentence).sentence).toBe(
    'Found another venue. Venue lost.',
  );
});

test('both together are a sentence each, however they were typed', () => {
  const values = { sentence: 'deputy words', whose: 'both' };
  expect(settled(values, 'lead words').sentence).toBe('Lead words. Deputy words.');
});

test.each([{ ...mine, whose: 'mine' }, mine])(
  'without that choice mine stays as it is: %j',
  (values) => {
    expect(settled(values, theirs.sentence).sentence).toBe('Venue lost.');
  },
);

test('drawn again it is still a conflict, and a plain form is still plain', () => {
  const again = { ...facts, revisionSeen: 3 };
  const conflict = formAgain(context, { ...again, values: { ...mine, whose: 'both' } });
  expect(conflict.submitLabel).toBe('Replace with mine');
  expect(conflict.groups[0]?.fields.at(-1)).toMatchObject({ name: 'whose', value: 'both' });
  expect(formAgain(context, again).submitLabel).toBe('Save');
});
