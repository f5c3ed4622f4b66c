import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { Icon, type IconName } from './icon.tsx';

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'type'> {
  /** `main`: the way on, of which a page has one. `choice`: one of several ways. */
  readonly kind?: 'main' | 'plain' | 'choice';
  readonly icon?: IconName;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** Big enough for a thumb, and never a submit button: the kiosk has no forms that a browser could remember. */
export const Button = ({ kind = 'plain', icon, children, ...rest }: ButtonProps) => (
  <button {...rest} type="button" className={`k-button k-${kind}`}>
    {icon !== undefined && <Icon name={icon} />}
    <span>{children}</span>
  </button>
);
