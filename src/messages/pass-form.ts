import type { MessageContext } from './context.ts';
import type { Form } from './form.ts';
import { choiceField } from './form-fields.ts';
import { text } from './parts.ts';
import { writeToken } from './token.ts';

/** Field: subGroup, a sub-group's id or "all". */
export function passForm(
  context: MessageContext,
  {
    requestId,
    subGroups,
  }: {
    readonly requestId: string;
    readonly subGroups: readonly { readonly id: string; readonly name: string }[];
  },
): Form {
  const options = [
    ...subGroups.map(({ id, name }) => ({ value: id, label: name })),
    { value: 'all', label: 'All of them' },
  ];
  const field = choiceField({}, 'subGroup', 'Which sub-group?', options, { required: true });
  return {
    title: 'Pass to deputy',
    above: [
      text('The deputy is asked about what you still owe. You can still answer it yourself.'),
    ],
    groups: [{ fields: [field] }],
    submitLabel: 'Pass to deputy',
    buttons: [],
    state: writeToken({ kind: 'pass', partnershipId: context.partnershipId, args: [requestId] }),
  };
}
