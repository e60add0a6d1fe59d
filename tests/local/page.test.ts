import { describe, expect, test } from 'vitest';
import { hostileTexts } from '../support/hostile-texts.ts';
import { noChromium, openedForEach, postedAt, steps } from '../support/local-browser.ts';
import { cardSaying } from '../support/local-fakes.ts';

describe.skipIf(noChromium)('the local workspace in Chromium (skipped without one)', () => {
  const opened = openedForEach();

  test('a newcomer chooses a person, and sees their conversations', async () => {
    const { page, world, complaints } = opened;
    const { heading, announced } = steps(opened);
    await page.goto(`${world.url}/`);
    await page.getByLabel('Find a person').fill('fath lead');
    await announced('1 person');
    await page.getByRole('link', { name: 'Chair, Fathers group' }).click();
    await heading('Waymark').nth(1).waitFor();

    expect(await page.title()).toBe('Chair, Fathers group · Waymark');
    expect(page.url()).toContain('#/chair-fathers');
    expect(await page.getByRole('navigation').getByRole('link').allInnerTexts()).toEqual([
      'Change person',
      '@\nWaymark',
      '#\nexecutive',
    ]);
    expect(complaints).toEqual([]);
  });

  test('a command is answered to the one who typed it, and can be dismissed', async () => {
    const { world } = opened;
    const { be, composer, heading, messages, button } = steps(opened);
    await be('chair-fathers/channel:executive');
    await composer().fill('/priority 2 ');
    await composer().press('Enter');
    await heading('You asked for priority 2').waitFor();

    expect(await messages().innerText()).toContain('Only you can see this');
    expect(world.script.intents).toMatchObject([
      {
        kind: 'command',
        name: 'priority',
        text: '2',
        from: { userId: 'chair-fathers', channelId: 'executive' },
      },
    ]);
    await button('Dismiss').click();
    expect(await heading('You asked for priority 2').count()).toBe(0);
  });

  test('a plain reply goes to the bot as it was typed', async () => {
    const { be, composer, button, heading } = steps(opened);
    await be('chair-fathers');
    await composer().fill('2.3 green,\n  trained 45 staff');
    await button('Send').click();
    await heading('I have read 1 update in that.').waitFor();

    expect(opened.world.script.intents).toMatchObject([
      { kind: 'message', text: '2.3 green,\n  trained 45 staff', attachments: 0 },
    ]);
  });

  test('a message arrives by itself, is announced, and counts where it is not seen', async () => {
    const { page, world } = opened;
    const { be, prompt, heading, announced } = steps(opened);
    await be('chair-fathers');
    await page.getByText('Nothing here yet').waitFor();
    await prompt();
    await heading('3 actions need an update by Thursday 5pm.').waitFor();
    const card = cardSaying('2 red');
    await world.store.put({ conversation: 'channel:executive', key: 'roll-up', card, postedAt });
    await page.getByRole('link', { name: /executive 1 unread/ }).waitFor();
    await announced('New message in executive');

    expect(await page.title()).toBe('(1) Chair, Fathers group · Waymark');
    await page.getByRole('link', { name: /executive/ }).click();
    await heading('2 red').waitFor();
    expect(await page.getByRole('link', { name: /unread/ }).count()).toBe(0);
  });

  test('a message that was replaced elsewhere changes where it stands', async () => {
    const { page, world } = opened;
    const { be, prompt, heading } = steps(opened);
    const id = await prompt();
    await be('chair-fathers');
    await heading(/3 actions/).waitFor();

    await world.store.replace(id, cardSaying('Your deputy has answered.'), postedAt);
    await heading('Your deputy has answered.').waitFor();

    expect(await page.getByRole('article').count()).toBe(1);
    expect(await page.getByRole('article').innerText()).toContain('Changed');
  });

  test('a press is answered in place, until the stored message itself is replaced', async () => {
    const { be, prompt, button, heading } = steps(opened);
    const id = await prompt();
    await be('chair-fathers');
    await button('Remind me tomorrow').click();
    await heading('Thank you. I will come back tomorrow.').waitFor();
    expect(await heading(/3 actions/).count()).toBe(0);

    await opened.world.store.replace(id, cardSaying('You asked me to come back today.'), postedAt);
    await heading('You asked me to come back today.').waitFor();
    expect(await heading(/Thank you/).count()).toBe(0);
  });

  test('the clock says that time is simulated, and jumps to what is next', async () => {
    const { page } = opened;
    const { be, button, heading, announced } = steps(opened);
    await be('chair-fathers');
    const clock = page.getByRole('region', { name: 'Simulated time' });
    await clock.getByText('Monday 2 September 2024, 8:55am').waitFor();
    expect(await clock.innerText()).toContain('Stands still until you move it.');

    await button('Next: 9am, prompts go out').click();
    await clock.getByText('Monday 2 September 2024, 9am').waitFor();
    await heading(/3 actions need/).waitFor();
    await announced('It is now Monday 2 September 2024, 9am.');
    await button('Next: Wednesday 4 September, 9am, reminder').waitFor();
  });

  test('the clock jumps to a date, and says why it cannot go back', async () => {
    const { page } = opened;
    const { be, button, dialog } = steps(opened);
    await be('chair-fathers');
    await button('Choose a time…').click();
    await page.getByLabel('Date').fill('2024-09-01');
    await button('Jump').first().click();
    await page.getByText('Time only moves forward. Choose a later time.').waitFor();
    await page.getByLabel('Date').fill('2024-09-06');
    await page.getByLabel('Time', { exact: true }).fill('12:00');
    await button('Jump').first().click();
    await dialog().waitFor({ state: 'detached' });

    await page.getByText('Friday 6 September 2024, midday').first().waitFor();
    await page.getByRole('link', { name: /executive 1 unread/ }).waitFor();
  });

  test('a roll-up keeps its detail in its thread, and whatever was typed is shown as text', async () => {
    const { page, world, complaints } = opened;
    const { be, button, heading, messages } = steps(opened);
    await world.time.jump('cyscp', new Date('2024-09-06T10:00:00Z'));
    await be('chair-fathers/channel:executive');
    await button('3 replies').click();
    await heading('Priority 2 Child Exploitation').waitFor();

    const shown = await page.getByRole('article').nth(1).getByRole('listitem').allInnerTexts();
    const changed = ['{{DATE', '\u202e', '\u0000', '\u00a0', '\u200b'];
    const plain = hostileTexts.filter((text) => !changed.some((sign) => text.includes(sign)));
    expect(shown).toEqual(expect.arrayContaining(plain));
    expect(shown).toContain('{\u2060{DATE(2024-09-02T08:00:00Z)}} $(title)');
    expect(await messages().locator('script, img, a, b, em, h1, ol ol').count()).toBe(0);
    expect(complaints).toEqual([]);

    await button('3 replies').click();
    expect(await page.getByRole('article').count()).toBe(1);
  });

  test('a text of 100,000 characters is sent whole', async () => {
    const { be, composer, heading } = steps(opened);
    const text = `/progress update ${'é'.repeat(100_000)}`;
    await be('chair-fathers');
    await composer().fill(text);
    await composer().press('Enter');
    await heading(/You asked for progress/).waitFor();

    const [intent] = opened.world.script.intents;
    expect(intent?.kind === 'command' && intent.text.length).toBe(100_007);
  });

  test('a file is not sent: the bot hears that there was one', async () => {
    const { page, world } = opened;
    const { be, composer, heading } = steps(opened);
    await be('chair-fathers');
    await composer().waitFor();
    const dataTransfer = await page.evaluateHandle(
      `(() => { const data = new DataTransfer(); data.items.add(new File(['secret'], 'case.docx')); return data; })()`,
    );
    await page.dispatchEvent('.composer', 'drop', { dataTransfer });
    await heading('I have read 1 update in that.').waitFor();

    expect(world.script.intents).toMatchObject([{ kind: 'message', text: '', attachments: 1 }]);
  });
});
