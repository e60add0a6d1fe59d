import type { Button } from '../messages/card.ts';
import type { CardAction, ExecuteAction } from './adaptive-json.ts';

const styles = { primary: 'positive', danger: 'destructive' } as const;

/** How a button is drawn; the platforms differ. */
export type Press = (button: Button) => CardAction;

export function pressAction(button: Button): ExecuteAction {
  return {
    type: 'Action.Execute',
    verb: 'press',
    title: button.label,
    data: { press: button.press },
    associatedInputs: 'none',
    ...(button.style && { style: styles[button.style] }),
    ...(button.describes && { tooltip: button.describes }),
  };
}
