import type { ReactNode } from 'react';

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly warning?: string | undefined;
  readonly children: ReactNode;
}

/** Ids of what explains a control, for its `aria-describedby`. */
export const describedBy = (
  id: string,
  parts: { hint?: string | undefined; error?: string | undefined; warning?: string | undefined },
): string | undefined => {
  const ids = [
    parts.hint === undefined ? '' : `${id}-hint`,
    parts.error === undefined ? '' : `${id}-error`,
    parts.warning === undefined ? '' : `${id}-warning`,
  ].filter((part) => part !== '');
  return ids.length === 0 ? undefined : ids.join(' ');
};

/** A labelled control with its help, its error and its warning beside it. */
export const Field = ({ id, label, hint, error, warning, children }: FieldProps) => (
  <div className={`form-group bp-field${error === undefined ? '' : ' form-error'}`}>
    <label className="form-label" htmlFor={id}>
      {label}
    </label>
    {hint !== undefined && (
      <span className="form-hint" id={`${id}-hint`}>
        {hint}
      </span>
    )}
    {error !== undefined && (
      <span className="form-error-message" id={`${id}-error`}>
        {error}
      </span>
    )}
    {children}
    {warning !== undefined && (
      <span className="bp-warning" id={`${id}-warning`}>
        {warning}
      </span>
    )}
  </div>
);
