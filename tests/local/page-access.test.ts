import { describe, expect, test } from 'vitest';
import { noChromium, openedForEach, steps } from '../support/local-browser.ts';
import { seriousFindings } from '../support/page-checks.ts';

describe.skipIf(noChromium)(
  'access to the local workspace, in Chromium (skipped without one)',
  () => {
    const opened = openedForEach();

    const states: Record<string, () => Promise<unknown>> = {
      'the people chooser': async () => {
        await opened.page.goto(`${opened.world.url}/local`);
        await steps(opened).heading('Who would you like to be?').waitFor();
      },
      'direct messages with a prompt and an answer': async () => {
        const { prompt, be, composer, heading } = steps(opened);
        await prompt();
        await be('chair-fathers');
        await composer().fill('/priority');
        await composer().press('Enter');
        await heading(/You asked for/).waitFor();
      },
      'a form': () => steps(opened).openForm(),
      'a form with errors and everything open': async () => {
        const step = steps(opened);
        await step.openForm();
        await opened.page.getByRole('radio', { name: /Red/ }).check();
        await step.button('Add detail').click();
        await opened.page.getByLabel(/What difference/).fill('x'.repeat(600));
        await step.button('Send update').click();
        await opened.page.getByText('Say in one sentence what has been done.').waitFor();
      },
      'the question before a form is left': async () => {
        const step = steps(opened);
        await step.openForm();
        await step.done().fill('x');
        await opened.page.keyboard.press('Escape');
        await opened.page.getByRole('alertdialog').waitFor();
      },
      'a channel with a roll-up and its thread': async () => {
        const { be, button, heading } = steps(opened);
        await opened.world.time.jump('cyscp', new Date('2024-09-06T10:00:00Z'));
        await be('chair-fathers/channel:executive');
        await button('3 replies').click();
        await heading('Priority 2 Child Exploitation').waitFor();
      },
      'the choice of a time': async () => {
        const { be, button, heading } = steps(opened);
        await be('chair-fathers');
        await button('Choose a time…').click();
        await heading('Ahead').waitFor();
      },
    };

    describe.each(Object.keys(states))('%s', (state) => {
      test.each(['light', 'dark'] as const)(
        'has nothing serious for axe, in %s',
        async (scheme) => {
          await opened.page.emulateMedia({ colorScheme: scheme });
          await states[state]?.();

          expect(await seriousFindings(opened.page)).toEqual([]);
          expect(opened.complaints).toEqual([]);
        },
      );

      test('needs no sideways scrolling at 320 pixels', async () => {
        await opened.page.setViewportSize({ width: 320, height: 640 });
        await states[state]?.();

        const wider = await opened.page.evaluate(
          `[document.documentElement, ...document.querySelectorAll('dialog, .panel-body')]
          .filter((one) => one.scrollWidth > one.clientWidth).length`,
        );
        expect(wider).toBe(0);
        expect(await seriousFindings(opened.page)).toEqual([]);
      });
    });

    test('every target is at least 24 pixels each way', async () => {
      const { page } = opened;
      await states['direct messages with a prompt and an answer']?.();

      const targets = page.getByRole('button').or(page.getByRole('link'));
      const small = await targets.evaluateAll((all) =>
        all.flatMap((one) => {
          const { width, height } = one.getBoundingClientRect();
          return width < 24 || height < 24 ? [`${one.textContent}: ${width} by ${height}`] : [];
        }),
      );
      expect(small).toEqual([]);
    });

    test('everything can be done by keyboard alone', async () => {
      const { page, world } = opened;
      const { prompt, heading, dialog, focused } = steps(opened);
      const tabTo = async (name: RegExp) => {
        for (let tabs = 0; tabs < 60; tabs += 1) {
          await page.keyboard.press('Tab');
          const label = await page.evaluate<string | null>('document.activeElement.ariaLabel');
          if (name.test(label ?? (await focused()))) return;
        }
        throw new Error(`Tab never came to ${name}`);
      };
      await prompt();
      await page.goto(`${world.url}/local`);
      await heading('Who would you like to be?').waitFor();
      await tabTo(/Chair, Fathers group/);
      await page.keyboard.press('Enter');
      await heading(/3 actions/).waitFor();
      expect(await focused()).toBe('H2 conversation-title');

      await tabTo(/Update 4.2/);
      await page.keyboard.press('Enter');
      await dialog().waitFor();
      expect(await focused()).toBe('H2 panel-title');

      await tabTo(/Green/);
      await page.keyboard.press('Tab');
      await page.keyboard.type('By keyboard');
      await tabTo(/Send update/);
      await page.keyboard.press('Enter');
      await heading('Thank you. 4.2 is updated.').waitFor();
      expect(await focused()).toMatch(/^ARTICLE/);

      await tabTo(/^TEXTAREA/);
      await page.keyboard.type('/progress mine');
      await page.keyboard.press('Enter');
      await heading('You asked for progress mine').waitFor();
      expect(await focused()).toBe('TEXTAREA composer-field');
    });
  },
);
