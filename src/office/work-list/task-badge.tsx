import type { CprTask } from '../../contract/office-api.ts';
import { useTexts } from '../../renderer/i18n/locale.tsx';
import { texts } from './texts.ts';

const variants: Readonly<Record<CprTask, string>> = {
  new: 'badge-info',
  changed: 'badge-warning',
  'take-out': 'badge-error',
  done: 'badge-success',
  nothing: '',
  replaced: '',
};

/** What there is to do in a word; the colour only helps. */
export const TaskBadge = ({ task }: { task: CprTask }) => {
  const t = useTexts(texts);
  return (
    <span className={`badge ${variants[task]}`} data-task={task}>
      {t.tasks[task]}
    </span>
  );
};
