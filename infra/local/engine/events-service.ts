import type { ServiceHandler } from './aws-endpoint.ts';
import type { AwsReply } from './engine.ts';
import type { EventBuses } from './event-buses.ts';
import { arnOf } from './resource-names.ts';

interface Entry {
  readonly Source?: string;
  readonly DetailType?: string;
  readonly Detail?: string;
  readonly EventBusName?: string;
  readonly Resources?: readonly string[];
  readonly Time?: number;
}

type Result = { readonly EventId: string } | { readonly ErrorCode: string; readonly ErrorMessage: string };

const sizeLimit = 256 * 1024;
const refuse = (ErrorCode: string, ErrorMessage: string): Result => ({ ErrorCode, ErrorMessage });
const reply = (status: number, body: object): AwsReply => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.1' },
  body: JSON.stringify(body),
});

/** The size that EventBridge counts: 14 bytes for a time, and the UTF-8 of the rest. */
const sizeOf = ({ Source = '', DetailType = '', Detail = '', Resources = [], Time }: Entry): number =>
  (Time === undefined ? 0 : 14) + Buffer.byteLength([Source, DetailType, Detail, ...Resources].join(''));

function putOne(buses: EventBuses, entry: Entry): Result {
  const { Source, DetailType, Detail, EventBusName, Resources, Time } = entry;
  if (!Source)
    return refuse('InvalidArgument', 'Parameter Source is not valid. Reason: Source is a required argument.');
  if (!DetailType)
    return refuse('InvalidArgument', 'Parameter DetailType is not valid. Reason: DetailType is a required argument.');
  if (!Detail)
    return refuse('InvalidArgument', 'Parameter Detail is not valid. Reason: Detail is a required argument.');
  if (Source.startsWith('aws.')) return refuse('NotAuthorizedForSourceException', 'Not authorized for the source.');
  if (!buses.has(EventBusName)) return refuse('ResourceNotFoundException', `Event bus ${EventBusName} does not exist.`);
  const detail = parsed(Detail);
  if (detail === undefined) return refuse('MalformedDetail', 'Detail is malformed.');
  const [EventId = ''] = buses.put(EventBusName ?? 'default', [
    {
      source: Source,
      detailType: DetailType,
      detail,
      ...(Resources ? { resources: Resources } : {}),
      ...(Time === undefined ? {} : { time: new Date(Time * 1000) }),
    },
  ]);
  return { EventId };
}

function parsed(detail: string): object | undefined {
  try {
    const value: unknown = JSON.parse(detail);
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * EventBridge's PutEvents as functions call it, with its limits: ten entries, 256 KB; a bad entry fails alone. And the list of buses, by
 * which a command finds ours.
 */
export const eventsService =
  (buses: EventBuses): ServiceHandler =>
  async ({ headers, body }) => {
    const action = (headers['x-amz-target'] ?? '').split('.')[1] ?? '';
    if (action === 'ListEventBuses')
      return reply(200, {
        EventBuses: buses.names.map((Name) => ({ Name, Arn: arnOf('AWS::Events::EventBus', Name) })),
      });
    if (action !== 'PutEvents')
      return reply(400, { __type: 'UnknownOperationException', message: `${action} is not known here` });
    const entries = (JSON.parse(body.toString('utf8')) as { Entries?: readonly Entry[] }).Entries ?? [];
    const record = [...new Set(entries.map((entry) => entry.EventBusName ?? 'default'))].map((bus) => ({
      action,
      resource: bus.replace(/^.*event-bus\//, ''),
    }));
    const invalid = (message: string): AwsReply => ({
      ...reply(400, { __type: 'ValidationException', message }),
      record,
    });
    if (entries.length < 1 || entries.length > 10) return invalid(`1 to 10 entries are allowed, not ${entries.length}`);
    if (entries.reduce((sum, entry) => sum + sizeOf(entry), 0) > sizeLimit)
      return invalid('Total size of the entries in the request is over the limit.');
    const results = entries.map((entry) => putOne(buses, entry));
    return {
      ...reply(200, { FailedEntryCount: results.filter((each) => 'ErrorCode' in each).length, Entries: results }),
      record,
    };
  };
