import { expect } from 'vitest';
import type { Handle } from '../../src/app/intent.ts';
import { type PressKind, readPress } from '../../src/messages/token.ts';

/** Who has a kind of button, and so which tests press it: a new kind does not compile until it is here. */
const whose: Readonly<Record<PressKind, 'leads' | 'others'>> = {
  update: 'leads',
  several: 'leads',
  'no-change': 'leads',
  tomorrow: 'leads',
  pass: 'leads',
  page: 'leads',
  'confirm-draft': 'leads',
  'discard-draft': 'leads',
  'confirm-waiting': 'leads',
  'keep-theirs': 'leads',
  accept: 'others',
  'send-back': 'others',
  resend: 'others',
  dismiss: 'others',
  'resend-all': 'others',
  'dismiss-all': 'others',
  pause: 'others',
  resume: 'others',
  show: 'others',
  share: 'others',
};

/** Keeps what kinds of button are pressed, as `handlesBy` takes it, and checks that none was left out. */
export function notingPresses(of: 'leads' | 'others') {
  const pressed = new Set<string>();
  return {
    noting:
      (handle: Handle): Handle =>
      (intent) => {
        if (intent.kind === 'press') pressed.add(readPress(intent.press)?.kind ?? '');
        return handle(intent);
      },
    expectAll(): void {
      const theirs = Object.entries(whose).filter(([, group]) => group === of);
      expect(theirs.filter(([kind]) => !pressed.has(kind))).toEqual([]);
    },
  };
}
