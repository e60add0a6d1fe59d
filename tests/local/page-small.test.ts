import { describe, expect, test } from 'vitest';
import { noChromium, openedForEach, steps } from '../support/local-browser.ts';

describe.skipIf(noChromium)('small screens, in Chromium (skipped without one)', () => {
  const opened = openedForEach();
  /** A rectangle that is wholly in the window. */
  const boxOf = async (selector: string) => {
    const box = await opened.page.locator(selector).first().boundingBox();
    if (!box) throw new Error(`${selector} is not shown`);
    return box;
  };

  test.each([
    [780, 437, 240],
    [390, 844, 580],
    [320, 640, 380],
  ])('at %i by %i pixels the messages have most of the height', async (width, height, room) => {
    const step = steps(opened);
    await opened.page.setViewportSize({ width, height });
    await step.prompt();
    await step.be('chair-fathers');
    await step.heading(/3 actions/).waitFor();

    const [top, messages, composer] = [
      await boxOf('.top'),
      await boxOf('.scroll'),
      await boxOf('.composer'),
    ];
    expect(top.height).toBeLessThanOrEqual(50);
    expect(messages.height).toBeGreaterThanOrEqual(room);
    expect(composer.y + composer.height).toBeLessThanOrEqual(height);
  });

  test.each([390, 320])(
    'at %i pixels wide the clock is one line, all of it seen',
    async (width) => {
      const step = steps(opened);
      await opened.page.setViewportSize({ width, height: 640 });
      await step.be('chair-fathers');
      await step.button('Next: 9am, prompts go out').waitFor();

      const boxes = [
        await boxOf('.clock .time'),
        await boxOf('#clock-next'),
        await boxOf('#clock-other'),
      ];
      for (const { x, width: wide } of boxes) expect(x + wide).toBeLessThanOrEqual(width);
      expect(
        Math.max(...boxes.map(({ y }) => y)) - Math.min(...boxes.map(({ y }) => y)),
      ).toBeLessThan(6);
      expect(
        await opened.page
          .locator('#clock-next')
          .evaluate((one) => one.scrollWidth <= one.clientWidth),
      ).toBe(true);
      expect((await boxOf('.side')).height).toBeLessThanOrEqual(52);
    },
  );

  test('nothing of a form shows on top of its buttons', async () => {
    const { page } = opened;
    await page.setViewportSize({ width: 1000, height: 600 });
    await steps(opened).openForm();
    const tops = await page.evaluate<string[]>(`(() => {
      const bar = document.querySelector('.form-card .ac-adaptiveCard > div:last-child');
      const { top, bottom, left, right } = bar.getBoundingClientRect();
      const body = document.querySelector('.panel-body');
      // As a longer form has it: choices that come from below the buttons.
      body.style.paddingTop = '400px';
      const found = [];
      for (body.scrollTop = 0; ; body.scrollTop += 10) {
        for (let x = left + 30; x < right; x += 20) {
          const there = document.elementFromPoint(x, (top + bottom) / 2);
          if (there && !bar.contains(there)) found.push(there.tagName);
        }
        if (body.scrollTop + body.clientHeight >= body.scrollHeight - 11) return found;
      }
    })()`);

    expect(tops).toEqual([]);
  });
});
