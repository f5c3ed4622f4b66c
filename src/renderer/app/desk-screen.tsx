import { useState } from 'react';
import { useStore } from 'zustand';
import type { Draft } from '../../application/ports/station-store.ts';
import { mostPages } from '../../letters/sheet/limits.ts';
import { BatchList, pileHeading } from '../features/batch/batch-list.tsx';
import { FilesQuestion } from '../features/batch/files-question.tsx';
import type { StationBatch } from '../features/batch/station-batch.ts';
import { DeskPage } from '../features/desk/desk-page.tsx';
import { FindIntake } from '../features/kiosk-intake/find-intake.tsx';
import type { Sessions } from '../features/registration/sessions.ts';
import type { TakenFile } from '../ui/file-intake.tsx';
import { moveFocusTo } from '../ui/move-focus.ts';
import { ArrivalsNote } from './arrivals-note.tsx';
import { goTo } from './route.ts';

interface DeskScreenProps {
  readonly sessions: Sessions;
  readonly batch: StationBatch;
  readonly onType: () => void;
  readonly nameOfDraft: (draft: Draft) => string | undefined;
}

/** The desk with its two ways to take letters in: one for the person at the counter, or a whole pile. */
export const DeskScreen = ({ sessions, batch, onType, nameOfDraft }: DeskScreenProps) => {
  const [several, setSeveral] = useState<readonly TakenFile[]>();
  const hasPile = useStore(batch.state, ({ letters, left }) => letters.length > 0 || left.length > 0);
  const readOne = (files: readonly TakenFile[]): void => {
    const session = sessions.start();
    void session.readLetter(files);
    goTo({ screen: 'registration', id: session.id });
  };
  return (
    <>
      <ArrivalsNote sessions={sessions} />
      <DeskPage
        nameOfDraft={nameOfDraft}
        onHandOver={(id, to) => sessions.handOver(id, to)}
        onType={onType}
        onLetter={(files) => (files.length > 1 ? setSeveral(files) : readOne(files))}
        intake={
          <FindIntake
            onOpened={(form) => {
              const { id } = sessions.start(form);
              goTo({ screen: 'registration', id });
              return id;
            }}
            onDraft={(id) => goTo({ screen: 'registration', id })}
          />
        }
        question={
          several !== undefined && (
            <FilesQuestion
              key={several.length}
              count={several.length}
              holdsPictures={several.some(isPicture)}
              mostPages={mostPages}
              onEach={() => {
                setSeveral(undefined);
                batch.add(several);
                moveFocusTo(pileHeading);
              }}
              onOne={() => readOne(several)}
              onCancel={() => {
                setSeveral(undefined);
                moveFocusTo('desk-start');
              }}
            />
          )
        }
        pile={hasPile && <BatchList batch={batch} />}
      />
    </>
  );
};

/** By its name: it decides what is suggested, and nothing else. */
const isPicture = ({ name }: TakenFile): boolean => /\.(?:png|jpe?g|webp|tiff?|heic|gif|bmp)$/iu.test(name);
