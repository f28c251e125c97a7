import type { ListedDocument } from '../../../shared/application/documents/list-documents.ts';
import { assertNever } from '../../../shared/domain/assert-never.ts';
import { londonDate } from '../../../shared/domain/calendar/london-days.ts';
import { showDay } from '../../../shared/domain/calendar/show-day.ts';
import { faultWords } from '../../../shared/domain/document/fault-words.ts';

type Document = ListedDocument['document'];

/** What a document's state is to whoever sent it: a tag, a sentence, and what to do. */
export interface DocumentWords {
  readonly tag: string;
  readonly colour: string;
  readonly heading: string;
  readonly lines: readonly string[];
}

const READY = 'Checked: your document is ready to send';

export const documentWords = ({ state }: Document, sent: boolean): DocumentWords => {
  switch (state.is) {
    case 'awaited':
      return { tag: 'No file yet', colour: 'grey', heading: 'No file has come', lines: ['Choose a file to send.'] };
    case 'waiting':
      return {
        tag: 'Being checked',
        colour: 'yellow',
        heading: 'Your document is being checked',
        lines: ['This takes a minute or two. This page looks again every few seconds; you do not have to stay on it.'],
      };
    case 'clean':
      return sent
        ? {
            tag: 'Sent',
            colour: 'blue',
            heading: 'Sent with your advice',
            lines: ['It is part of an answer, and stays.'],
          }
        : {
            tag: 'Ready',
            colour: 'green',
            heading: READY,
            lines: ['It goes to the council when you send your advice.'],
          };
    case 'refused': {
      const { wrong, todo } = faultWords(state.fault);
      return { tag: 'Cannot be sent', colour: 'red', heading: 'This document cannot be sent', lines: [wrong, todo] };
    }
    case 'flagged': {
      const { wrong, todo } = faultWords(state.fault);
      return {
        tag: 'Not checked',
        colour: 'orange',
        heading: 'We could not check your document yet',
        lines: [wrong, todo],
      };
    }
    case 'removed':
      return { tag: 'Removed', colour: 'grey', heading: 'You removed this document', lines: ['The file was deleted.'] };
    case 'destroyed':
      return {
        tag: 'Destroyed',
        colour: 'grey',
        heading: 'The council had this document destroyed',
        lines: [`That was on ${showDay(londonDate(state.at))}. The file is gone for good.`],
      };
    default:
      return assertNever(state);
  }
};

const KB = 1024;
export const sizeInWords = (bytes: number): string =>
  bytes < 1000 * KB ? `${Math.max(1, Math.round(bytes / KB))} KB` : `${(bytes / KB / KB).toFixed(1)} MB`;
