import type { Card } from '../messages/card.ts';
import { titleExcerpt } from '../messages/excerpt.ts';
import type { Field, Form, Group } from '../messages/form.ts';
import { inputOf } from './block-field.ts';
import type { InputBlock, SlackBlock, SlackModal } from './block-json.ts';
import { bodyOf, headerOf, type Press, pressOf, rowsOf, slackBlocksOf } from './block-kit.ts';
import { plainText } from './block-text.ts';

/** Slack: characters of a modal's title and of its buttons (docs.slack.dev/reference/views/modal-views). */
const most = { title: 24, button: 24 } as const;

/** Of the button that opens a folded group; what follows is the group's number. */
export const unfoldPrefix = 'unfold-';

/**
 * A form as a modal, its fields as they stand. A field whose `shownWhen` does not hold is left out. A folded group is a button with its title
 * until it is among the unfolded, or one of its fields has a value or an error. `metadata`: kept with the view, and given back with it.
 */
export function slackModalOf(
  form: Form,
  unfolded: ReadonlySet<number>,
  metadata: string,
): SlackModal {
  const press = pressOf();
  const fields = form.groups.flatMap((group) => group.fields);
  const isCut = form.title.length > most.title;
  return {
    type: 'modal',
    callback_id: 'form',
    title: plainText(titleExcerpt(form.title, most.title), most.title),
    submit: plainText(form.submitLabel, most.button),
    close: plainText('Cancel', most.button),
    private_metadata: metadata,
    blocks: [
      ...(isCut ? headerOf(form.title) : []),
      ...bodyOf(form.above, press),
      ...form.groups.flatMap((group, number) =>
        groupBlocks(group, number, fields, unfolded.has(number), press),
      ),
      ...rowsOf(form.buttons.map(press)),
    ],
  };
}

/** A card in the place of a form: to read, and to close. */
export function slackModalOfCard(card: Card, metadata: string): SlackModal {
  return {
    type: 'modal',
    callback_id: 'card',
    title: plainText('Waymark', most.title),
    close: plainText('Close', most.button),
    private_metadata: metadata,
    blocks: slackBlocksOf(card, pressOf()),
  };
}

/** Fields that are in the view now: on these an error can be shown where it belongs. */
export function fieldsInView(form: Form, unfolded: ReadonlySet<number>): readonly Field[] {
  const fields = form.groups.flatMap((group) => group.fields);
  return form.groups.flatMap((group, number) =>
    isOpen(group, unfolded.has(number)) ? shownOf(group, fields) : [],
  );
}

function groupBlocks(
  group: Group,
  number: number,
  all: readonly Field[],
  isUnfolded: boolean,
  press: Press,
): readonly (SlackBlock | InputBlock)[] {
  const shown = shownOf(group, all);
  if (shown.length === 0 && !group.above) return [];
  const title = group.title ?? 'Add detail';
  if (!isOpen(group, isUnfolded)) {
    const text = plainText(title, 75);
    const unfold = { type: 'button', action_id: `${unfoldPrefix}${number}`, text, value: 'unfold' };
    return [{ type: 'actions', elements: [{ ...unfold, type: 'button' }] }];
  }
  return [
    ...headerOf(group.title ?? ''),
    ...bodyOf(group.above ?? [], press),
    ...shown.map(inputOf),
  ];
}

/** Folded but for an error or a value in it: Slack sends back only what it shows. */
function isOpen({ folded, fields }: Group, isUnfolded: boolean): boolean {
  return !folded || isUnfolded || fields.some(({ error, value }) => Boolean(error ?? value));
}

function shownOf({ fields }: Group, all: readonly Field[]): readonly Field[] {
  return fields.filter(({ shownWhen }) => {
    if (!shownWhen) return true;
    const other = all.find(({ name }) => name === shownWhen.field);
    return shownWhen.oneOf.includes(other?.value ?? '');
  });
}
