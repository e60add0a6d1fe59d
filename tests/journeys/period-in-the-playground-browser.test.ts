import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../support/browser.ts';
import { type PlaygroundWindow, playgroundWindow } from '../support/playground-browser.ts';
import { type PlaygroundWorld, playgroundWorld } from '../support/playground-world.ts';

const chromium = chromiumPath();

/** Asked in the page. */
const focused = "document.activeElement?.getAttribute('aria-label')";

describe.skipIf(!chromium)("a lead and an executive member in Microsoft's own client", () => {
  let york: PlaygroundWorld;
  let lead: PlaygroundWindow;
  let executive: PlaygroundWindow;

  beforeAll(async () => {
    york = await playgroundWorld('york', { atClients: ['lead-fathers', 'executive'] });
    [lead, executive] = await Promise.all([
      playgroundWindow(york.clientOf('lead-fathers'), chromium ?? ''),
      playgroundWindow(york.clientOf('executive'), chromium ?? ''),
    ]);
    await executive.opens('Executive');
    await york.follows();
  });
  afterAll(async () => {
    await lead.close();
    await executive.close();
    await york.end();
  });

  const keys = async (...pressed: readonly string[]) => {
    for (const key of pressed) await lead.page.keyboard.press(key);
  };
  const types = (text: string) => lead.page.keyboard.type(text);
  /** What is drawn in the place of a card has none of its focus: the keyboard begins at its first field. */
  const startsAt = (form: Locator, field: string | RegExp) =>
    form.getByRole('radio', { name: field }).focus();
  const enter = async () => {
    await lead.sends('invoke', () => keys('Enter'));
    await york.follows();
  };
  /** Goes on by Tab until that has the focus. */
  const tabsTo = async (name: string) => {
    for (let tabs = 0; tabs < 10; tabs += 1) {
      await keys('Tab');
      if ((await lead.page.evaluate(focused)) === name) return;
    }
    throw new Error(`${name} is not reached by the keyboard.`);
  };

  it('says hello to the lead, and asks at nine on Monday', async () => {
    await lead.card('I am Waymark.');
    await york.livesUntil('2024-09-02T08:20:00Z');

    await lead.card('2 actions need an update by Thursday 5 September, 5pm.');
  });

  it('turns the request into the form, by the keyboard', async () => {
    const asked = await lead.card('2 actions need an update');
    await asked.getByRole('button', { name: 'Update', exact: true }).first().focus();
    await enter();

    const form = await lead.card('What has been done since last time?');
    expect(await form.getByRole('heading').first().innerText()).toBe('1.1 Launch the campaign');
    expect(await lead.page.getByText('2 actions need an update').count()).toBe(0);
  });

  it('keeps what was typed, and says what is wrong beside its field', async () => {
    await startsAt(await lead.card('What has been done'), /Green/);
    await keys('Space', 'Tab');
    await types('NHS number 943 476 5919 came to the launch.');
    await tabsTo('Save');
    await enter();

    const form = await lead.card(/looks like an NHS number/);
    const typed = form.getByRole('textbox', { name: /What has been done/ });
    expect(await typed.inputValue()).toContain('943 476 5919');
    expect(await york.revisions('1.1')).toEqual([]);
  });

  it('asks what is needed of the Executive, once it is mended', async () => {
    const form = await lead.card(/looks like an NHS number/);
    await startsAt(form, /Green/);
    await keys('ArrowDown', 'Tab', 'Control+A');
    await types('The venue for the launch is lost.');
    await tabsTo('Save');
    await enter();

    await lead.card('Not saved yet');
    expect(await york.revisions('1.1')).toEqual([]);
  });

  it('saves it, and puts the receipt in the place of the form', async () => {
    await startsAt(await lead.card('Not saved yet'), /Nothing for now/);
    await keys('ArrowDown', 'Tab');
    await types('Agree a new venue.');
    await tabsTo('Save');
    await enter();

    await lead.card(/1\.1 is amber: The venue for the launch is lost/);
    expect(await lead.page.getByRole('radio').count()).toBe(0);
    expect(await york.revisions('1.1')).toHaveLength(1);
  });

  it('reads a plain reply back, and saves it once it is confirmed', async () => {
    await lead.says('1.2 green, built the repository');
    const draft = await lead.card('Nothing is saved until you confirm.');
    await lead.press(draft, 'Confirm');
    await york.follows();

    await lead.card('You owe nothing more for now.');
    expect(await york.revisions('1.2')).toHaveLength(1);
  });

  it('answers "priority 1" below', async () => {
    await lead.says('priority 1');

    await lead.card('2 actions: 1 amber, 1 green.');
  });

  it('finds the priority again, and puts it into a message', async () => {
    const cards = lead.page.locator('.ac-adaptiveCard').filter({ hasText: '1 amber, 1 green' });
    const before = await cards.count();
    const found = await lead.searches('priority', 'words', 'fathers');
    await found.getByText('1 Engaging with Fathers').click();

    await expect.poll(() => cards.count(), { timeout: 20_000 }).toBe(before + 1);
  });

  it('shows the Executive one roll-up on Friday, and its detail in the thread', async () => {
    await york.livesUntil('2024-09-06T09:20:00Z');

    const rollUp = await executive.card('2 of 4 actions updated');
    expect(await rollUp.innerText()).not.toContain('Lead fathers');
    const thread = executive.page.getByRole('group').filter({ has: rollUp });
    const cards = await thread.locator('.ac-adaptiveCard').allInnerTexts();
    expect(cards.map((card) => card.replaceAll('\u00a0', ' ').split('\n')[0])).toEqual([
      'Roll-up: week of 2 September 2024',
      '1 Engaging with Fathers',
      '2 Missing from Education',
    ]);
  });

  it('answers an executive member who asks below it, in their own chat', async () => {
    await executive.opens('personal');
    await executive.opens('Executive');
    await executive.replies('2 of 4 actions updated', 'priority 1');
    await york.follows();
    await executive.opens('personal');

    const answered = await executive.card('2 actions: 1 amber, 1 green.');
    await executive.press(answered, 'Share here');
    await york.follows();
    await executive.opens('Executive');
    await executive.card('Shared by Executive.');
  });
});
