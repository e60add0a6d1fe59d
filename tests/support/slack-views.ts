import type { InputBlock, SlackModal } from '../../src/render/block-json.ts';
import type { Sent } from './slack-sender.ts';

/** The view that an acknowledgement puts in the place of the one that was sent. */
export function viewAfter({ said }: Sent): SlackModal {
  const { response_action: action, view } = Object(said) as Partial<Record<string, unknown>>;
  if (action === 'update' && view) return view as SlackModal;
  throw new Error(`No view was shown in its place: ${JSON.stringify(said)}`);
}

/** What was said to be wrong, by field; none where the view went on. */
export function errorsAfter({ said }: Sent): Readonly<Record<string, string>> {
  return (Object(said) as { errors?: Record<string, string> }).errors ?? {};
}

/** What each field of a view holds before anybody types, by name; undefined: it is there, and empty. */
export function heldIn(view: SlackModal): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    inputsOf(view).map(({ block_id, element }) => [block_id, held(element)]),
  );
}

/** What stands below a field. */
export function hintIn(view: SlackModal, name: string): string {
  return inputsOf(view).find(({ block_id }) => block_id === name)?.hint?.text ?? '';
}

/** The id of the button that opens a folded part. */
export function foldIn(view: SlackModal): string {
  const buttons = view.blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
  const fold = buttons.find(({ action_id }) => action_id.startsWith('unfold-'));
  if (!fold) throw new Error('Nothing is folded.');
  return fold.action_id;
}

const inputsOf = ({ blocks }: SlackModal): readonly InputBlock[] =>
  blocks.filter((block) => block.type === 'input');

function held(element: InputBlock['element']): string | undefined {
  switch (element.type) {
    case 'plain_text_input':
      return element.initial_value;
    case 'datepicker':
      return element.initial_date;
    default:
      return element.initial_option?.value;
  }
}
