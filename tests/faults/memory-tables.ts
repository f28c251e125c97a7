import { memoryRecords } from '../fakes/memory-records.ts';
import { MemoryScorecardStore } from '../fakes/memory-scorecard-store.ts';
import { faulty, wrapped } from './faulty-ports.ts';
import { type OpenTables, readerOf, type Stores, type Witness } from './stores.ts';

type Records = ReturnType<typeof memoryRecords>;

/** Tells the witness what the tables took with each call, before anybody gets an answer. */
const watched = (records: Records, witness: Witness) => {
  const { assessments, mails } = records;
  let [decisions, touched, readings] = [0, 0, 0];
  const tell = async (): Promise<void> => {
    for (; decisions < assessments.decisions.length; decisions += 1) {
      const decision = assessments.decisions[decisions];
      if (decision) witness.decided(decision);
    }
    while (touched < mails.stream.length) {
      touched += 1;
      const mail = await mails.find(mails.stream[touched - 1] ?? '');
      if (mail) witness.toSend(mail.id, mail.lane);
    }
    for (; readings < assessments.readings.length; readings += 1)
      witness.read(String(readings), readerOf(assessments.readings[readings]?.actor));
  };
  return <T extends object>(port: T): T =>
    wrapped(port, async (member, args, does) => {
      // The fake decides at once; what is told of it comes a moment later, when others may have decided more.
      const before = assessments.decisions.length;
      const answer = await does();
      await tell();
      if (member !== 'claim' || answer !== 'claimed') return answer;
      witness.claimed((args as [{ mail: { id: string } }])[0].mail.id, before);
      return answer;
    });
};

/** The tables as the fakes that pass the ports' suites. */
export const memoryTables: OpenTables = async (witness) => {
  const records = memoryRecords();
  const watch = watched(records, witness);
  const plain: Stores = {
    ...records,
    assessments: watch(records.assessments),
    mails: watch(records.mails),
    scorecard: new MemoryScorecardStore(),
  };
  const note = witness.fault.bind(witness);
  const spoil = <T extends object>(port: T): T => faulty(port, note);
  return {
    plain,
    faulty: {
      assessments: spoil(plain.assessments),
      mails: spoil(plain.mails),
      access: spoil(plain.access),
      directory: spoil(plain.directory),
      documents: spoil(plain.documents),
      runBook: spoil(plain.runBook),
      scorecard: spoil(plain.scorecard),
    },
    close: async () => undefined,
  };
};
