/** What most often sends advice back: pointed out on the check page, never refused. */
export interface Remark {
  readonly section: 'outcomes' | 'provision' | 'documents';
  readonly text: string;
}

const VAGUE = [
  'access to',
  'regular',
  'as required',
  'as needed',
  'as appropriate',
  'opportunities for',
  'would benefit from',
  'where possible',
  'ongoing support',
] as const;
/** An amount or a frequency: hours, minutes, sessions, times or per week, with a number or a number word before it. */
const QUANTITY =
  /\b(\d+|one|two|three|four|five|six|half|an)\b[^.]{0,30}\b(hours?|minutes?|mins?|sessions?|times?|visits?|days?|weeks?|half.?terms?|terms?)\b|\b(daily|weekly|fortnightly|termly|once|twice|every (day|week|term|half.?term))\b/i;

/**
 * Remarks on advice before it is sent: a need without provision, provision without hours or frequency, vague words. What stands in a document
 * is not read: where a section is left to one, that is asked instead.
 */
export const usuallySentBack = (
  sections: { readonly needs: string; readonly outcomes: string; readonly provision: string },
  hasDocuments: boolean,
): readonly Remark[] => {
  const has = (text: string): boolean => text.trim() !== '';
  const remarks: Remark[] = [];
  if (hasDocuments && !has(sections.provision))
    remarks.push({
      section: 'documents',
      text: 'We do not read your document. Does it say for each need what provision, how much, how often and by whom?',
    });
  if (!hasDocuments && has(sections.needs) && !has(sections.provision))
    remarks.push({ section: 'provision', text: 'You describe needs but no provision to meet them.' });
  if (has(sections.provision) && !QUANTITY.test(sections.provision))
    remarks.push({
      section: 'provision',
      text: 'The provision does not say how much or how often, for example “30 minutes, twice a week, by a therapist”.',
    });
  for (const words of VAGUE)
    if (new RegExp(`\\b${words}\\b`, 'i').test(sections.provision))
      remarks.push({
        section: 'provision',
        text: `“${words}” is hard to hold anyone to. Can you say what, how much and by whom?`,
      });
  if (!hasDocuments && has(sections.needs) && !has(sections.outcomes))
    remarks.push({ section: 'outcomes', text: 'You describe needs but no outcomes.' });
  return remarks;
};
