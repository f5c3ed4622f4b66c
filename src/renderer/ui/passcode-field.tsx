import { TextField, type TextFieldProps } from './text-field.tsx';

/**
 * A passcode: never shown, and nothing for the browser to keep. Browsers offer to remember what goes into a
 * password field, whatever its form says, and take it to their maker's cloud; a one-time code they leave.
 */
export const PasscodeField = (props: Omit<TextFieldProps, 'type' | 'autoComplete'>) => (
  <TextField {...props} type="password" autoComplete="one-time-code" />
);
