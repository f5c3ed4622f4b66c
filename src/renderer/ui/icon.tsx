import sprite from 'dkfds-icons';

export type IconName =
  | 'add-document'
  | 'arrow-back'
  | 'arrow-forward'
  | 'check'
  | 'close'
  | 'copy'
  | 'delete'
  | 'edit'
  | 'error'
  | 'hourglass'
  | 'info'
  | 'photo-camera'
  | 'refresh'
  | 'save'
  | 'search'
  | 'send'
  | 'settings'
  | 'success'
  | 'sync'
  | 'upload'
  | 'visibility'
  | 'warning'
  | 'zoom-in'
  | 'zoom-out'
  | 'person'
  | 'home'
  | 'list-check';

/** A picture beside words that say the same; never alone. */
export const Icon = ({ name, className = '' }: { name: IconName; className?: string }) => (
  <svg className={`icon-svg ${className}`} aria-hidden="true" focusable="false">
    <use href={`${sprite}#${name}`} />
  </svg>
);
