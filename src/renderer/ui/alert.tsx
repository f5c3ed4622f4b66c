import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

interface AlertProps {
  readonly variant: 'info' | 'success' | 'warning' | 'error';
  readonly heading?: string;
  readonly children?: ReactNode;
  /** Spoken at once: for what has just happened, not for what stands there from the start. */
  readonly announce?: boolean;
}

export const Alert = ({ variant, heading, children, announce = false }: AlertProps) => (
  <div className={`alert alert-${variant}`} {...(announce ? { role: 'alert' } : {})}>
    <Icon name={variant} className="alert-icon" />
    <div className="alert-body">
      {heading !== undefined && <p className="alert-heading h5">{heading}</p>}
      {children !== undefined && <div className="alert-text">{children}</div>}
    </div>
  </div>
);
