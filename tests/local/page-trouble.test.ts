import { describe, expect, test } from 'vitest';
import { noChromium, openedForEach, postedAt, steps } from '../support/local-browser.ts';
import { cardSaying } from '../support/local-fakes.ts';
import { answer, localWorld } from '../support/local-world.ts';

describe.skipIf(noChromium)('trouble with the server, in Chromium (skipped without one)', () => {
  const opened = openedForEach();

  test('what was typed is kept and sent again, and handled once', async () => {
    const { page, world } = opened;
    const { be, composer, heading } = steps(opened);
    await be('chair-fathers');
    await composer().waitFor();
    let tries = 0;
    await page.route('**/api/intents', async (route) => {
      tries += 1;
      if (tries === 1) return route.abort();
      const response = await route.fetch();
      // The server has handled it, and the answer is lost on its way.
      return tries === 2 ? route.abort() : route.fulfill({ response });
    });
    await composer().fill('2.3 green');
    await composer().press('Enter');
    await page.getByText('Not sent yet: the server cannot be reached.').waitFor();
    await heading('I have read 1 update in that.').waitFor();

    expect(world.script.intents).toHaveLength(1);
    expect(tries).toBe(3);
    expect(await page.getByText('Not sent yet').count()).toBe(0);
  });

  test('a form says that it is not sent yet, and is sent when the line is back', async () => {
    const { page, world } = opened;
    const step = steps(opened);
    await step.openForm();
    await step.done().fill('All of it');
    await page.route('**/api/intents', (route) => route.abort());
    await step.button('Send update').click();
    await page.getByText('Not sent yet: the server cannot be reached.').waitFor();
    await page.unroute('**/api/intents');
    await step.heading('Thank you. 4.2 is updated.').waitFor();

    expect(world.script.intents.filter(({ kind }) => kind === 'submit')).toHaveLength(1);
  });

  test('a form that is not getting through can be stopped, and goes on being filled in', async () => {
    const { page } = opened;
    const step = steps(opened);
    await step.openForm();
    await step.done().fill('All of it');
    await page.route('**/api/intents', (route) => route.abort());
    await step.button('Send update').click();
    await step.button('Stop trying').click();
    await page.getByText('Not sent yet').waitFor({ state: 'detached' });

    expect(await step.done().inputValue()).toBe('All of it');
    expect(await step.button('Send update').getAttribute('aria-disabled')).toBeNull();
  });

  test('what the bot refuses can be tried again or edited', async () => {
    const { be, composer, messages, button, heading } = steps(opened);
    const refusal = messages().getByText('Something went wrong here.');
    let broken = true;
    opened.reply = (intent) => {
      if (broken) throw new Error('secret');
      return answer(intent);
    };
    await be('chair-fathers');
    await composer().fill('2.3 green');
    await composer().press('Enter');
    await refusal.waitFor();
    await button('Edit').click();
    expect(await composer().inputValue()).toBe('2.3 green');

    await composer().press('Enter');
    await refusal.waitFor();
    broken = false;
    await button('Try again').click();
    await heading('I have read 1 update in that.').waitFor();
    expect(await refusal.count()).toBe(0);
  });

  test('a server that went away and came back is noticed, and what was missed is fetched', async () => {
    const { page, world } = opened;
    const { be, composer, heading } = steps(opened);
    const away = page.getByRole('alert').filter({ hasText: 'cannot be reached' });
    await be('chair-fathers');
    await composer().waitFor();
    await world.stop();
    await away.waitFor();

    opened.world = await localWorld(answer, Number(new URL(world.url).port));
    const card = cardSaying('You missed this');
    const conversation = 'user:chair-fathers';
    await opened.world.store.put({ conversation, key: 'k', card, postedAt });
    await heading('You missed this').waitFor();

    expect(await away.count()).toBe(0);
  });
});
