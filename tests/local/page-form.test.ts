import { describe, expect, test } from 'vitest';
import { noChromium, openedForEach, steps } from '../support/local-browser.ts';
import { answer } from '../support/local-world.ts';

describe.skipIf(noChromium)('a form in Chromium (skipped without one)', () => {
  const opened = openedForEach();
  const askLabel = 'What do you need from the Executive?';

  test('what is missing is said, nothing typed is lost, and the prompt is replaced', async () => {
    const { page, world, complaints } = opened;
    const step = steps(opened);
    const { button, done, dialog, heading, messages } = step;
    await step.openForm();
    await page.getByRole('radio', { name: /Amber/ }).check();
    await page.getByLabel(askLabel).fill('A venue');
    await button('Send update').click();
    await page.getByText('Say in one sentence what has been done.').waitFor();

    expect(await done().getAttribute('aria-invalid')).toBe('true');
    expect(await page.locator('textarea:focus[aria-invalid]').count()).toBe(1);
    expect(await page.getByLabel(askLabel).inputValue()).toBe('A venue');

    await done().fill('Venue lost; **looking** for <b>another</b>.');
    await button('Send update').click();
    await dialog().waitFor({ state: 'detached' });
    await heading('Thank you. 4.2 is updated.').waitFor();

    expect(await messages().innerText()).toContain('Venue lost; **looking** for <b>another</b>.');
    expect(await heading(/3 actions need/).count()).toBe(0);
    expect(world.script.intents.at(-1)).toMatchObject({
      kind: 'submit',
      state: 'update/4.2',
      values: { rag: 'amber', ask: 'A venue', impact: '' },
    });
    expect(complaints).toEqual([]);
  });

  test('a choice that others depend on keeps the focus, the fold and everything typed', async () => {
    const { page } = opened;
    const step = steps(opened);
    const { button, done } = step;
    await step.openForm();
    await button('Add detail').click();
    await page.getByLabel(/What difference/).fill('Fathers come');
    await done().fill('Half of it');
    await page.getByRole('radio', { name: /Green/ }).focus();
    await page.keyboard.press('ArrowDown');
    await page.getByLabel(askLabel).waitFor();

    expect(await page.locator('input[value="amber"]:focus').count()).toBe(1);
    expect(await done().inputValue()).toBe('Half of it');
    expect(await page.getByLabel(/What difference/).inputValue()).toBe('Fathers come');
    expect(await button('Add detail').getAttribute('aria-expanded')).toBe('true');
  });

  test('what was typed in a field that went away is there when it comes back', async () => {
    const { page } = opened;
    await steps(opened).openForm();
    await page.getByRole('radio', { name: /Red/ }).check();
    await page.getByLabel(askLabel).fill('A venue');
    await page.getByRole('radio', { name: /Green/ }).check();
    await page.getByLabel(askLabel).waitFor({ state: 'detached' });
    await page.getByRole('radio', { name: /Red/ }).check();
    await page.getByLabel(askLabel).waitFor();

    expect(await page.getByLabel(askLabel).inputValue()).toBe('A venue');
  });

  test('what is typed while the form is being redrawn stays, and so does the caret', async () => {
    const { page } = opened;
    const step = steps(opened);
    let answerNow: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      answerNow = resolve;
    });
    await step.openForm();
    await step.done().fill('Sent, ');
    opened.reply = async (intent) => {
      await held;
      return answer(intent);
    };
    await page.getByRole('radio', { name: /Red/ }).check();
    await step.done().pressSequentially('typed meanwhile');
    await page.keyboard.press('Home');
    answerNow();
    await page.getByLabel(askLabel).waitFor();
    await page.keyboard.type('Really: ');

    expect(await step.done().inputValue()).toBe('Really: Sent, typed meanwhile');
  });

  test('more than a field takes is kept as typed, and counted', async () => {
    const { page } = opened;
    const step = steps(opened);
    await step.openForm();
    await step.done().fill('x'.repeat(230));

    await page.getByText('30 characters too many').waitFor();
    expect((await step.done().inputValue()).length).toBe(230);
  });

  test('Escape leaves an untouched form at once, and asks before anything typed is lost', async () => {
    const { page, world } = opened;
    const step = steps(opened);
    const { button, done, dialog } = step;
    const question = page.getByRole('alertdialog');
    await step.openForm();
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    expect(await step.focused()).toBe('BUTTON Update');

    await page.keyboard.press('Enter');
    await done().fill('Something');
    await page.keyboard.press('Escape');
    await question.waitFor();
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    expect(await done().inputValue()).toBe('Something');

    await page.keyboard.press('Escape');
    await button('Close without sending').click();
    await dialog().waitFor({ state: 'detached' });
    expect(world.script.intents.filter(({ kind }) => kind === 'submit')).toEqual([]);
  });
});
