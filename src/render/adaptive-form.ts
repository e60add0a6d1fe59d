import type { Field, Form, Group } from '../messages/form.ts';
import { type Press, pressAction } from './adaptive-action.ts';
import { elementsOf } from './adaptive-blocks.ts';
import { wholeCard } from './adaptive-card.ts';
import { fieldOf } from './adaptive-field.ts';
import type { AdaptiveCard, AdaptiveElement, ExecuteAction } from './adaptive-json.ts';
import { headingOf } from './adaptive-text.ts';

/**
 * A form as an Adaptive Card 1.5: its fields as they stand, each with its error beside it. A field whose
 * `shownWhen` does not hold is left out. Folded groups open by a button with the group's title, and are
 * open already where a field in them has an error or must not stay empty.
 */
export function adaptiveFormOf(form: Form): AdaptiveCard {
  const submit: ExecuteAction = {
    type: 'Action.Execute',
    verb: 'submit',
    title: form.submitLabel,
    data: { state: form.state },
    associatedInputs: 'auto',
    style: 'positive',
  };
  return wholeCard({
    says: form.title,
    body: formBody(form, pressAction),
    actions: [submit, ...form.buttons.map(pressAction)],
  });
}

/** All of the form but the buttons below it; `press` draws those beside a line. */
export function formBody(form: Form, press: Press): readonly AdaptiveElement[] {
  const title = headingOf([{ text: form.title }], 'Large');
  const fields = form.groups.flatMap((group) => group.fields);
  return [
    ...(title ? [{ ...title, id: 'title' }] : []),
    ...elementsOf(form.above, 'above', press),
    ...form.groups.flatMap((group, index) => groupElements(group, `group-${index}`, fields, press)),
  ];
}

function groupElements(
  group: Group,
  id: string,
  allFields: readonly Field[],
  press: Press,
): readonly AdaptiveElement[] {
  const shown = group.fields.filter((field) => isShown(field, allFields));
  const items = [
    ...elementsOf(group.above ?? [], `${id}-above`, press),
    ...shown.map((field) => fieldOf(field)),
  ];
  if (items.length === 0) return [];
  if (group.folded) return foldedGroup(group.title, id, shown.some(mustBeSeen), items);
  const heading = group.title ? headingOf([{ text: group.title }], 'Medium') : undefined;
  return [
    ...(heading ? [{ ...heading, id: `${id}-heading`, spacing: 'Large' as const }] : []),
    ...items,
  ];
}

function foldedGroup(
  title = 'Add detail',
  id: string,
  isVisible: boolean,
  items: readonly AdaptiveElement[],
): readonly AdaptiveElement[] {
  return [
    {
      type: 'ActionSet',
      spacing: 'Large',
      actions: [
        {
          type: 'Action.ToggleVisibility',
          title,
          targetElements: [id],
        },
      ],
    },
    {
      type: 'Container',
      id,
      style: 'emphasis',
      isVisible,
      items,
    },
  ];
}

/** A client that checks what is needed would keep the form back, and not say why, for a field that nobody sees. */
function mustBeSeen({ error, required, value }: Field): boolean {
  return error !== undefined || (required === true && !value);
}

export function isShown(field: Field, all: readonly Field[]): boolean {
  const { shownWhen } = field;
  if (!shownWhen) return true;
  const other = all.find((candidate) => candidate.name === shownWhen.field);
  return shownWhen.oneOf.includes(other?.value ?? '');
}
