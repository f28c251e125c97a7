import { LateReason } from '../../../shared/domain/advice-request/advice-request.ts';

const WORDS: Record<LateReason, string> = {
  'waiting-list': 'The child was on a waiting list',
  capacity: 'We did not have the capacity',
  'staff-absence': 'Staff were absent',
  'information-missing': 'Information was missing',
  'school-holiday': 'School was closed',
  'council-sent-late': 'The council sent the request late',
  other: 'Another reason',
};

export const lateReasonWords = (reason: LateReason): string => {
  const words = WORDS[reason];
  return `${words.charAt(0).toLowerCase()}${words.slice(1)}`;
};

export const lateReasonItems = (chosen: string) => [
  { value: '', text: 'Choose a reason' },
  ...LateReason.options.map((value) => ({ value, text: WORDS[value], selected: value === chosen })),
];

export const lateReasonOf = (text: string): LateReason | null => LateReason.safeParse(text).data ?? null;
