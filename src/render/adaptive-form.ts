import type { Field, Form, Group } from '../messages/form.ts';
import { pressAction } from './adaptive-action.ts';
import { elementsOf } from './adaptive-blocks.ts';
import { wholeCard } from './adaptive-card.ts';
import { fieldOf } from './adaptive-field.ts';
import type { AdaptiveCard, AdaptiveElement, ExecuteAction } from './adaptive-json.ts';
import { headingOf } from './adaptive-text.ts';

/**
 * A form as an Adaptive Card 1.5: its fields as they stand, each with its error beside it. A field whose
 * `shownWhen` does not hold is left out. Folded groups open by a button with the group's title, and are
 * open already where a field in them has an error.
 */
export function adaptiveFormOf(form: Form): AdaptiveCard {
  const title = headingOf([{ text: form.title }], 'Large');
  const fields = form.groups.flatMap((group) => group.fields);
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
    body: [
      ...(title ? [{ ...title, id: 'title' }] : []),
      ...elementsOf(form.above, 'above'),
      ...form.groups.flatMap((group, index) => groupElements(group, index, fields)),
    ],
    actions: [submit, ...form.buttons.map(pressAction)],
  });
}

function groupElements(
  group: Group,
  index: number,
  allFields: readonly Field[],
): readonly AdaptiveElement[] {
  const shown = group.fields.filter((field) => isShown(field, allFields));
  const items = [
    ...elementsOf(group.above ?? [], `group-${index}-above`),
    ...shown.map((field) => fieldOf(field)),
  ];
  if (items.length === 0) return [];
  if (group.folded) return foldedGroup(group, index, items);
  const heading = group.title ? headingOf([{ text: group.title }], 'Medium') : undefined;
  return [
    ...(heading ? [{ ...heading, id: `group-${index}-heading`, spacing: 'Large' as const }] : []),
    ...items,
  ];
}

function foldedGroup(
  group: Group,
  index: number,
  items: readonly AdaptiveElement[],
): readonly AdaptiveElement[] {
  const id = `group-${index}`;
  return [
    {
      type: 'ActionSet',
      spacing: 'Large',
      actions: [
        {
          type: 'Action.ToggleVisibility',
          title: group.title ?? 'Add detail',
          targetElements: [id],
        },
      ],
    },
    {
      type: 'Container',
      id,
      style: 'emphasis',
      isVisible: group.fields.some((field) => field.error !== undefined),
      items,
    },
  ];
}

function isShown(field: Field, all: readonly Field[]): boolean {
  const { shownWhen } = field;
  if (!shownWhen) return true;
  const other = all.find((candidate) => candidate.name === shownWhen.field);
  return shownWhen.oneOf.includes(other?.value ?? '');
}
