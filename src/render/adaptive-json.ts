/*
 * The part of Adaptive Cards 1.5 that the renderer writes, as its schema spells it (adaptivecards.io/explorer).
 * 1.5 is the newest version that Teams draws on every device.
 */

export interface AdaptiveCard {
  readonly type: 'AdaptiveCard';
  readonly $schema: string;
  readonly version: '1.5';
  readonly lang: string;
  readonly fallbackText: string;
  readonly speak: string;
  readonly body: readonly AdaptiveElement[];
  readonly actions?: readonly CardAction[];
  /** Teams: as wide as the conversation. */
  readonly msteams?: { readonly width: 'full' };
  /** Teams: sends the action by itself when one of these people sees the card. */
  readonly refresh?: {
    readonly action: { readonly type: 'Action.Execute'; readonly verb: 'refresh' };
    readonly userIds: readonly string[];
  };
}

export interface OpenUrlAction {
  readonly type: 'Action.OpenUrl';
  readonly title: string;
  readonly url: string;
}

interface ActionBase {
  readonly title: string;
  /** none: what is typed in the form is neither checked nor sent. */
  readonly associatedInputs: 'auto' | 'none';
  readonly style?: 'positive' | 'destructive';
  readonly tooltip?: string;
  /** secondary: behind "…". */
  readonly mode?: 'secondary';
}

export interface ExecuteAction extends ActionBase {
  readonly type: 'Action.Execute';
  readonly verb: 'press' | 'submit';
  readonly data: ActionData;
}

/** A form is closed, and nothing of it is saved. */
export interface LeaveAction extends ActionBase {
  readonly type: 'Action.Execute';
  readonly verb: 'leave';
}

type ActionData =
  | { readonly press: string }
  | {
      readonly state: string;
      /** The message on which a dialog was opened. */
      readonly on?: string;
      readonly opens?: readonly { readonly field: string; readonly oneOf: readonly string[] }[];
    };

/** Where Teams takes no Action.Execute: in a dialog, and to open one. */
export interface SubmitAction extends ActionBase {
  readonly type: 'Action.Submit';
  readonly data:
    | ActionData
    | { readonly msteams: { readonly type: 'task/fetch' }; readonly state: string };
}

export type CardAction = LeaveAction | ExecuteAction | SubmitAction;

export interface ToggleVisibilityAction {
  readonly type: 'Action.ToggleVisibility';
  readonly title: string;
  readonly targetElements: readonly string[];
}

export interface TextRun {
  readonly type: 'TextRun';
  readonly text: string;
  readonly weight?: 'Bolder';
  readonly size?: 'Small' | 'Medium' | 'Large';
  readonly isSubtle?: true;
  readonly color?: 'Attention';
  readonly selectAction?: OpenUrlAction;
}

interface ElementBase {
  readonly id?: string;
  readonly spacing?: 'None' | 'Small' | 'Default' | 'Medium' | 'Large';
  readonly separator?: true;
  readonly isVisible?: boolean;
}

/** Its text is read as Markdown, so it only carries text that cannot be. */
export interface TextBlock extends ElementBase {
  readonly type: 'TextBlock';
  readonly text: string;
  readonly style: 'heading';
  readonly size: 'Medium' | 'Large';
  readonly weight: 'Bolder';
  readonly wrap: true;
}

export interface RichTextBlock extends ElementBase {
  readonly type: 'RichTextBlock';
  readonly inlines: readonly TextRun[];
}

export interface Container extends ElementBase {
  readonly type: 'Container';
  readonly style?: 'warning' | 'emphasis';
  readonly items: readonly AdaptiveElement[];
}

export interface ColumnSet extends ElementBase {
  readonly type: 'ColumnSet';
  readonly columns: readonly {
    readonly type: 'Column';
    readonly width: 'stretch' | 'auto' | `${number}px`;
    readonly verticalContentAlignment?: 'Center';
    readonly items: readonly AdaptiveElement[];
  }[];
}

export interface ActionSet extends ElementBase {
  readonly type: 'ActionSet';
  readonly actions: readonly (CardAction | ToggleVisibilityAction)[];
}

export interface Table extends ElementBase {
  readonly type: 'Table';
  readonly firstRowAsHeader: true;
  readonly showGridLines: boolean;
  readonly columns: readonly {
    readonly width: number;
    readonly horizontalCellContentAlignment: 'left' | 'right';
  }[];
  readonly rows: readonly {
    readonly type: 'TableRow';
    readonly cells: readonly {
      readonly type: 'TableCell';
      readonly items: readonly AdaptiveElement[];
    }[];
  }[];
}

interface InputBase extends ElementBase {
  readonly id: string;
  readonly label: string;
  readonly value?: string;
  readonly isRequired?: true;
  readonly errorMessage?: string;
}

export interface TextInput extends InputBase {
  readonly type: 'Input.Text';
  readonly isMultiline: boolean;
  readonly maxLength: number;
}

export interface ChoiceInput extends InputBase {
  readonly type: 'Input.ChoiceSet';
  readonly style: 'expanded' | 'compact';
  readonly wrap: true;
  readonly placeholder?: string;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
}

export interface DateInput extends InputBase {
  readonly type: 'Input.Date';
}

export type AdaptiveElement =
  | TextBlock
  | RichTextBlock
  | Container
  | ColumnSet
  | ActionSet
  | Table
  | TextInput
  | ChoiceInput
  | DateInput;
