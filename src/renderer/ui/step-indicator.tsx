import { Icon } from './icon.tsx';

interface Step {
  readonly title: string;
  readonly state: 'done' | 'current' | 'ahead';
}

interface StepIndicatorProps {
  readonly label: string;
  readonly steps: readonly Step[];
  readonly onGo: (step: number) => void;
}

/** Where one is in the registration; a step that is done can be gone back to. */
export const StepIndicator = ({ label, steps, onGo }: StepIndicatorProps) => (
  <nav aria-label={label}>
    <ol className="bp-steps">
      {steps.map(({ title, state }, index) => (
        <li
          key={title}
          className={`bp-step bp-step-${state}`}
          {...(state === 'current' ? { 'aria-current': 'step' } : {})}
        >
          <span className="bp-step-mark">{state === 'done' ? <Icon name="check" /> : index + 1}</span>
          {state === 'done' ? (
            <button type="button" className="bp-step-link" onClick={() => onGo(index)}>
              {title}
            </button>
          ) : (
            <span>{title}</span>
          )}
        </li>
      ))}
    </ol>
  </nav>
);
