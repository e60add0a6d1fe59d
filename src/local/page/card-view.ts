import type * as AdaptiveCardsLibrary from 'adaptivecards';
import { mendCard } from './card-mending.ts';
import { hostConfig } from './host-config.ts';

declare global {
  /** Microsoft's renderer, loaded before this page's own modules. */
  const AdaptiveCards: typeof AdaptiveCardsLibrary;
}

/** What a button of a card says when it is pressed. */
export interface Executed {
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly button: HTMLElement | undefined;
}

interface Listener {
  readonly executed: (executed: Executed) => void;
  readonly inputChanged?: (name: string) => void;
}

export interface DrawnCard {
  readonly element: HTMLElement;
  readonly card: AdaptiveCardsLibrary.AdaptiveCard;
}

/** A card drawn by Microsoft's renderer, with what it lacks for screen readers put right. */
export function drawCard(json: object, { executed, inputChanged }: Listener): DrawnCard {
  AdaptiveCards.GlobalSettings.setTabIndexAtCardRoot = false;
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(hostConfig);
  // The library reads these two from a configuration and then overwrites them, so they are set after it.
  card.hostConfig.inputs.label.requiredInputs.suffix = ' (needed)';
  card.hostConfig.inputs.label.requiredInputs.suffixColor = AdaptiveCards.TextColor.Default;
  card.parse(json);
  card.onExecuteAction = (action) => {
    if (action instanceof AdaptiveCards.OpenUrlAction && action.url) {
      window.open(action.url, '_blank', 'noopener');
    } else if (action instanceof AdaptiveCards.ExecuteAction) {
      executed({ verb: action.verb, data: { ...action.data }, button: action.renderedElement });
    }
  };
  if (inputChanged) card.onInputValueChanged = (input) => inputChanged(input.id ?? '');
  const element = card.render() ?? document.createElement('div');
  mendCard(element);
  return { element, card };
}
