import sprite from 'dkfds-icons';

export type IconName =
  | 'add-document'
  | 'arrow-back'
  | 'arrow-forward'
  | 'calendar-month'
  | 'check'
  | 'chevron-left'
  | 'chevron-right'
  | 'close'
  | 'delete'
  | 'document'
  | 'edit'
  | 'headset'
  | 'help'
  | 'home'
  | 'person'
  | 'person-add'
  | 'persons'
  | 'photo-camera'
  | 'print'
  | 'refresh'
  | 'support-agent'
  | 'warning';

/** Pictures that point: they turn with the direction of the script. */
const pointing: ReadonlySet<IconName> = new Set([
  'arrow-back',
  'arrow-forward',
  'chevron-left',
  'chevron-right',
]);

/** A picture beside words that say the same; never alone. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg className={`k-icon ${pointing.has(name) ? 'k-pointing' : ''}`} aria-hidden="true" focusable="false">
    <use href={`${sprite}#${name}`} />
  </svg>
);
