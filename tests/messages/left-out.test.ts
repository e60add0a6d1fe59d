import { expect, test } from 'vitest';
import {
  buttonsLeftOut,
  formCut,
  linesLeftOut,
  messageCut,
  valueCut,
} from '../../src/messages/left-out.ts';

const warning = (text: string) => [{ kind: 'text', tone: 'warning', spans: [{ text }] }];

test('what is left out is counted', () => {
  expect(linesLeftOut(1).spans).toEqual([
    { text: '1 more line here, left out: this message is too long.' },
  ]);
  expect(linesLeftOut(1_200).spans).toEqual([
    { text: '1,200 more lines here, left out: this message is too long.' },
  ]);
  expect(buttonsLeftOut(0)).toEqual([]);
  expect(buttonsLeftOut(1)).toEqual([
    { kind: 'text', spans: [{ text: '1 more button left out here.' }] },
  ]);
});

test('a message that is cut says what the sign for it is', () => {
  expect(messageCut()).toMatchObject({
    tone: 'muted',
    spans: [{ text: expect.stringContaining('What ends in … is cut short') }],
  });
});

test('a form whose fields are cut says how many, and that it is saved as it stands', () => {
  expect(formCut(0)).toEqual([]);
  expect(formCut(1)).toEqual(
    warning(
      'This form is longer than Teams takes, so one field is cut short below. It is saved as it stands here.',
    ),
  );
  expect(formCut(2)).toEqual(
    warning(
      'This form is longer than Teams takes, so 2 fields are cut short below. It is saved as it stands here.',
    ),
  );
  expect(valueCut(2_493)).toBe(
    'Cut short: this had 2,493 characters. End it as you want it saved.',
  );
});
