import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { Icon, type IconName } from './icon.tsx';

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> {
  readonly kind?: 'primary' | 'secondary' | 'tertiary' | 'link';
  readonly icon?: IconName;
  readonly small?: boolean;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

const classes = {
  primary: 'button button-primary',
  secondary: 'button button-secondary',
  tertiary: 'button button-tertiary',
  link: 'function-link',
} as const;

export const Button = ({
  kind = 'secondary',
  icon,
  small = false,
  children,
  type = 'button',
  ...rest
}: ButtonProps) => (
  <button {...rest} type={type} className={`${classes[kind]}${small ? ' button-small' : ''}`}>
    {icon !== undefined && <Icon name={icon} />}
    {children}
  </button>
);
