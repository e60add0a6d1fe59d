/** A likeness of Teams' own look of cards, light: its sizes, colours and space. */
const ink = { default: '#242424', subtle: '#616161' };

const foregroundColors = {
  default: ink,
  dark: ink,
  light: ink,
  accent: { default: '#5b5fc7', subtle: '#5b5fc7' },
  good: { default: '#237b4b', subtle: '#237b4b' },
  warning: { default: '#835b00', subtle: '#835b00' },
  attention: { default: '#c4314b', subtle: '#c4314b' },
};

const container = (backgroundColor: string) => ({
  backgroundColor,
  foregroundColors,
  borderColor: '#d1d1d1',
});

const label = { color: 'default', isSubtle: false, size: 'default', weight: 'bolder' };

export const teamsHostConfig = {
  fontFamily: "'Segoe UI', Selawik, 'Liberation Sans', sans-serif",
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
  lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: '#e0e0e0' },
  containerStyles: {
    default: container('#ffffff'),
    emphasis: container('#f5f5f5'),
    warning: container('#fbf6d9'),
  },
  actions: {
    maxActions: 6,
    spacing: 'default',
    buttonSpacing: 8,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
  },
  inputs: { label: { inputSpacing: 'small', requiredInputs: label, optionalInputs: label } },
  table: { cellSpacing: 8 },
};
