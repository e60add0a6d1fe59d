/** Who says what in a week, as they would type it after /progress update. Made up, as the example's people are. */
export type Week = readonly (readonly [person: string, updates: readonly string[]])[];

export const firstWeek: Week = [
  [
    'head-early-help',
    [
      '1.1 green The strategy goes to the printer today',
      '1.2 amber Two of six venues are booked',
      '1.3 not started The survey waits for the launch sessions',
    ],
  ],
  [
    'designated-nurse',
    [
      '1.5 green The campaign ran for three weeks with North Yorkshire',
      '5.2 green A speaker has agreed to a date in January',
      'X.1 green One briefing was issued in August',
      'X.2 not started Planning begins in the new year',
    ],
  ],
  [
    'detective-inspector',
    [
      '2.1 green Partners have commented on the draft',
      '2.2 amber The speaker for the launch has dropped out',
      '2.3 not started The survey follows the launch',
      '2.5 amber Two agencies have still to test the tool',
    ],
  ],
  [
    'head-attendance',
    [
      '3.1 green Meetings are set with all secondary schools',
      '3.2 red Schools record absence in four ways',
    ],
  ],
  [
    'lead-fathers',
    [
      '4.1 green Posters are up in all family hubs',
      '4.2 green Twelve resources are on the shared drive',
      '4.3 amber Few fathers have come to the first sessions',
    ],
  ],
  [
    'quality-manager',
    ['1.4 green The baseline is agreed', '4.4 amber The sample is half of what we need'],
  ],
];

export const secondWeek: Week = [
  [
    'head-early-help',
    [
      '1.2 green All six venues are booked, and 240 places taken',
      '1.3 not started The survey waits for the launch sessions',
    ],
  ],
  ['detective-inspector', ['2.1 green The guidance went to all partners for sign-off']],
  [
    'designated-nurse',
    [
      '1.5 green Leaflets from the campaign are in all surgeries',
      '5.2 green The programme is out, and 60 people have booked',
      'X.1 green There was nothing new to brief on',
      'X.2 not started Planning begins in the new year',
      'X.4 green Partners have sent in their sections',
    ],
  ],
  [
    'head-attendance',
    [
      '3.1 green The first meeting was held with 14 schools',
      '3.2 red Schools record absence in four ways, and two cannot be joined',
      '3.3 not started The review waits for the data view',
    ],
  ],
  [
    'lead-fathers',
    [
      '4.1 green The radio interview reached 8,000 listeners',
      '4.2 green Thirty resources are on the shared drive',
      '4.3 amber Two evening sessions are planned',
    ],
  ],
  [
    'quality-manager',
    [
      '1.4 amber Two agencies have not sent their figures',
      '2.4 not started The audit begins next year',
      '4.4 amber The sample is complete, and the audit has begun',
    ],
  ],
];
