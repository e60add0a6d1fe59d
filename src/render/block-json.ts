// Slack's Block Kit, as far as messages use it (docs.slack.dev/reference/block-kit). Plain data: no type of an SDK.

export interface PlainText {
  readonly type: 'plain_text';
  readonly text: string;
  /** Typed colons stay colons. */
  readonly emoji: false;
}

export type RichElement =
  | { readonly type: 'text'; readonly text: string; readonly style?: { readonly bold: true } }
  | {
      readonly type: 'link';
      readonly url: string;
      readonly text: string;
      readonly style?: { readonly bold: true };
    };

export interface RichSection {
  readonly type: 'rich_text_section';
  readonly elements: readonly RichElement[];
}

export interface RichText {
  readonly type: 'rich_text';
  readonly elements: readonly (
    | RichSection
    | {
        readonly type: 'rich_text_list';
        readonly style: 'bullet';
        readonly elements: readonly RichSection[];
      }
  )[];
}

export interface PressButton {
  readonly type: 'button';
  readonly action_id: string;
  readonly text: PlainText;
  readonly value: string;
  readonly style?: 'primary' | 'danger';
  readonly accessibility_label?: string;
}

export interface TableBlock {
  readonly type: 'table';
  readonly rows: readonly (readonly (
    | { readonly type: 'raw_text'; readonly text: string }
    | RichText
  )[])[];
  readonly column_settings: readonly {
    readonly align: 'left' | 'right';
    readonly is_wrapped: true;
  }[];
}

export type SlackBlock =
  | { readonly type: 'header'; readonly text: PlainText }
  | {
      readonly type: 'section';
      readonly text: PlainText;
      readonly accessory: PressButton;
    }
  | { readonly type: 'context'; readonly elements: readonly PlainText[] }
  | { readonly type: 'actions'; readonly elements: readonly PressButton[] }
  | { readonly type: 'divider' }
  | RichText
  | TableBlock;

export interface SlackMessage {
  /** What notifications and screen readers say; escaped, since Slack reads mrkdwn in it. */
  readonly text: string;
  readonly blocks: readonly SlackBlock[];
}

export interface Option {
  readonly text: PlainText;
  readonly value: string;
  readonly description?: PlainText;
}

interface Choice {
  readonly action_id: string;
  readonly options: readonly Option[];
  readonly initial_option?: Option;
}

export type InputElement =
  | {
      readonly type: 'plain_text_input';
      readonly action_id: string;
      readonly multiline: boolean;
      readonly max_length: number;
      readonly initial_value?: string;
    }
  | ({ readonly type: 'radio_buttons' } & Choice)
  | ({ readonly type: 'static_select'; readonly placeholder: PlainText } & Choice)
  | { readonly type: 'datepicker'; readonly action_id: string; readonly initial_date?: string };

export interface InputBlock {
  readonly type: 'input';
  readonly block_id: string;
  readonly label: PlainText;
  readonly hint?: PlainText;
  readonly optional: boolean;
  /** Slack tells at once when it changes. */
  readonly dispatch_action?: true;
  readonly element: InputElement;
}

export interface SlackModal {
  readonly type: 'modal';
  readonly callback_id: string;
  readonly title: PlainText;
  readonly close: PlainText;
  /** Absent where there is nothing to send. */
  readonly submit?: PlainText;
  readonly private_metadata: string;
  readonly blocks: readonly (SlackBlock | InputBlock)[];
}

export interface SlackHome {
  readonly type: 'home';
  readonly blocks: readonly SlackBlock[];
}
