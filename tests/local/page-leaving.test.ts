import { describe, expect, test } from 'vitest';
import { noChromium, openedForEach, steps } from '../support/local-browser.ts';
import { answer } from '../support/local-world.ts';

describe.skipIf(noChromium)(
  'leaving a form by the address, in Chromium (skipped without one)',
  () => {
    const opened = openedForEach();
    const beDeputy = () => opened.page.evaluate("location.hash = '#/deputy-fathers'");
    const deputy = () => opened.page.getByText('You are Deputy, Fathers group');
    const question = () => opened.page.getByRole('alertdialog');
    const submits = () => opened.world.script.intents.filter(({ kind }) => kind === 'submit');

    test('a form in which nothing was typed closes, and the other person is shown', async () => {
      const step = steps(opened);
      await step.openForm();
      await beDeputy();
      await deputy().waitFor();

      expect(await step.dialog().count()).toBe(0);
      expect(await opened.page.title()).toBe('Deputy, Fathers group · Waymark');
    });

    test('what was typed stays when asked to, under the address of who typed it', async () => {
      const { page, world } = opened;
      const step = steps(opened);
      await step.openForm();
      await step.done().fill('Half of it');
      await beDeputy();
      await question().waitFor();
      expect(await deputy().count()).toBe(0);
      await step.button('Keep editing').click();
      await question().waitFor({ state: 'detached' });

      await page.waitForURL(`${world.url}/local#/chair-fathers`);
      expect(await step.done().inputValue()).toBe('Half of it');
      await step.button('Send update').click();
      await step.heading('Thank you. 4.2 is updated.').waitFor();
      expect(submits()).toMatchObject([{ from: { userId: 'chair-fathers' } }]);
    });

    test('Back asks too, and what is given up is never saved', async () => {
      const { page } = opened;
      const step = steps(opened);
      await step.prompt();
      await step.be('deputy-fathers');
      await deputy().waitFor();
      await step.be('chair-fathers');
      await step.button(/^Update 4.2/).click();
      await step.done().fill('Half of it');
      await page.goBack();
      await question().waitFor();
      await step.button('Close without sending').click();
      await deputy().waitFor();

      expect(await step.dialog().count()).toBe(0);
      await page.waitForURL(/#\/deputy-fathers$/);
      expect(submits()).toEqual([]);
    });

    test('a form that comes after its person was left is not shown', async () => {
      const { page } = opened;
      const step = steps(opened);
      let answerNow: () => void = () => undefined;
      const held = new Promise<void>((resolve) => {
        answerNow = resolve;
      });
      opened.reply = async (intent) => {
        await held;
        return answer(intent);
      };
      await step.prompt();
      await step.be('chair-fathers');
      await step.button(/^Update 4.2/).click();
      await beDeputy();
      await deputy().waitFor();
      const answered = page.waitForResponse('**/api/intents');
      answerNow();
      await (await answered).finished();
      await page.getByText('Nothing here yet').waitFor();

      expect(await step.dialog().count()).toBe(0);
    });

    test('messages that come after their person was left change nothing', async () => {
      const { page } = opened;
      const step = steps(opened);
      let answerNow: () => void = () => undefined;
      const held = new Promise<void>((resolve) => {
        answerNow = resolve;
      });
      await step.be('chair-fathers');
      await step.composer().waitFor();
      const messages = '**/people/chair-fathers/conversations/*/messages';
      let isAsked: () => void = () => undefined;
      const asked = new Promise<void>((resolve) => {
        isAsked = resolve;
      });
      await page.route(messages, async (route) => {
        isAsked();
        await held;
        await route.continue();
      });
      await step.prompt();
      await asked;
      await beDeputy();
      await deputy().waitFor();
      const answered = page.waitForResponse(messages);
      answerNow();
      await (await answered).finished();

      expect(await page.title()).toBe('Deputy, Fathers group · Waymark');
      expect(await deputy().count()).toBe(1);
    });
  },
);
