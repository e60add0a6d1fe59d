import { type Command, Option } from 'commander';
import { json, partnership, type Run } from './program-options.ts';
import type { Terminal } from './terminal.ts';

/** What an operator looks at when something may be wrong. */
export function addChecks(program: Command, terminal: Terminal, run: Run): void {
  program
    .command('deliveries')
    .description('Look at the messages that were sent, or were not')
    .command('list')
    .description('List messages, newest first, without what they say')
    .addOption(
      new Option('--state <state>', 'only those that are so').choices([
        'queued',
        'sending',
        'sent',
        'uncertain',
        'held',
        'cancelled',
        'failed',
      ]),
    )
    .addOption(partnership())
    .addOption(json())
    .action((options) =>
      run(async () => (await import('./deliveries-list.ts')).deliveriesList(terminal, options)),
    );
  program
    .command('privacy')
    .description('Look for what must not be stored')
    .command('check')
    .description('Say what in a text the bot would refuse, by kind and place')
    .argument('[file]', 'plain text; standard input where it is left out')
    .addOption(json())
    .action((file, options) =>
      run(async () => (await import('./privacy-check.ts')).privacyCheck(terminal, file, options)),
    );
  program
    .command('doctor')
    .description('Check everything that Waymark needs, and say how to mend it')
    .addOption(partnership())
    .addOption(json())
    .action((options) => run(async () => (await import('./doctor.ts')).doctor(terminal, options)));
}
