import * as z from 'zod';

/** S3's event on the default bus when an import's file has come; its key names the council and the import. */
export const ImportFileCreated = z
  .object({
    'detail-type': z.literal('Object Created'),
    source: z.literal('aws.s3'),
    detail: z.object({ object: z.object({ key: z.string().regex(/^[a-z][a-z0-9-]{1,30}\/[A-Za-z0-9_-]+$/) }) }),
  })
  .transform(({ detail }) => {
    const [council = '', id = ''] = detail.object.key.split('/');
    return { council, id };
  });
