import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMetadata, writeMetadata } from '../../src/slack/view-metadata.ts';

const kept = { state: 'update/york/1', unfolded: new Set([2]), channelId: 'C024BE91L' };

test('what a modal keeps comes back as it was, within what Slack keeps', () => {
  // Each may take six characters where it is kept, so that all of it fits.
  const typed = fc.string({ unit: 'binary', maxLength: 40 });
  fc.assert(
    fc.property(fc.dictionary(fc.string({ maxLength: 20 }), typed, { maxKeys: 5 }), (hidden) => {
      const text = writeMetadata({ ...kept, hidden });

      expect(text.length).toBeLessThanOrEqual(3_000);
      expect(readMetadata(text)).toEqual({ ...kept, hidden: { ...hidden } });
    }),
  );
});

test('where not all that was typed fits, the longest is left out', () => {
  const hidden = { askText: 'x'.repeat(3_000), askOfWhom: 'The council' };

  const text = writeMetadata({ ...kept, hidden });

  expect(readMetadata(text)).toEqual({ ...kept, hidden: { askOfWhom: 'The council' } });
});

test('anything else that comes back is a form that there is not', () => {
  const nothing = { state: '', unfolded: new Set(), hidden: {} };
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(readMetadata(text)).toEqual(nothing);
    }),
  );
});
