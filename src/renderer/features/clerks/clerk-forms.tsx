import { useState } from 'react';
import type { AdministrationProblem, ListedClerk } from '../../../application/ports/station-access.ts';
import { type Role, roles } from '../../../domain/clerk.ts';
import { fail, type Result } from '../../../domain/result.ts';
import { NewPasscodeFields, noPasscode, type TypedPasscode } from '../../app/new-passcode-fields.tsx';
import { useStation } from '../../app/station.ts';
import { useAccessChange } from '../../app/use-access-change.ts';
import type { AccessField, AccessProblem } from '../../i18n/access-problem.ts';
import { useTexts } from '../../i18n/locale.tsx';
import { roleNames } from '../../i18n/role-names.ts';
import { RadioGroup } from '../../ui/choice-group.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ChangeForm } from './change-form.tsx';
import { texts } from './texts.ts';

export const idOfField = (field: AccessField): string => `clerks-${field}`;

interface FormProps {
  /** With the initials of who was added or changed. */
  readonly onDone: (initials: string) => void;
  readonly onCancel: () => void;
}

/** Nothing is asked of the administration before both passcodes are alike. */
async function ifAlike(
  { passcode, repeated }: TypedPasscode,
  change: (passcode: string) => Promise<Result<void, AdministrationProblem>>,
): Promise<Result<void, AccessProblem>> {
  return passcode === repeated ? change(passcode) : fail({ kind: 'passcodes-differ' });
}

const RoleChoice = ({ role, onRole }: { role: Role; onRole: (role: Role) => void }) => {
  const t = useTexts(texts);
  const names = useTexts(roleNames);
  return (
    <RadioGroup
      id="clerks-role"
      legend={t.role}
      value={role}
      onChoose={onRole}
      choices={roles.map((value) => ({ value, label: names[value], hint: t.roleHints[value] }))}
    />
  );
};

export const AddClerkForm = ({ onDone, onCancel }: FormProps) => {
  const t = useTexts(texts);
  const { administration } = useStation();
  const change = useAccessChange(idOfField);
  const [initials, setInitials] = useState('');
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('clerk');
  const [typed, setTyped] = useState(noPasscode);
  const [own, setOwn] = useState('');

  async function add(): Promise<void> {
    const added = await change.run(own, () =>
      ifAlike(typed, (passcode) => administration.add(own, { initials, name, role, passcode })),
    );
    if (added.ok) onDone(initials.trim().toUpperCase());
  }

  return (
    <ChangeForm
      heading={t.addHeading}
      change={change}
      own={own}
      onOwn={setOwn}
      action={t.create}
      onSubmit={() => void add()}
      onCancel={onCancel}
    >
      <div className="bp-pair">
        <TextField
          id="clerks-initials"
          label={t.initials}
          hint={t.initialsHint}
          error={change.errorOf('initials')}
          value={initials}
          signs={14}
          maxLength={8}
          autoFocus
          onText={setInitials}
        />
        <TextField
          id="clerks-name"
          label={t.name}
          error={change.errorOf('name')}
          value={name}
          maxLength={100}
          onText={setName}
        />
      </div>
      <RoleChoice role={role} onRole={setRole} />
      <NewPasscodeFields
        id="clerks"
        typed={typed}
        error={change.errorOf('passcode')}
        repeatedError={change.errorOf('repeated')}
        onTyped={setTyped}
      />
    </ChangeForm>
  );
};

interface ClerkFormProps extends FormProps {
  readonly clerk: ListedClerk;
}

/** A new passcode, for somebody whose access is open, or to open it again. */
export const PasscodeForm = ({ clerk, onDone, onCancel }: ClerkFormProps) => {
  const t = useTexts(texts);
  const { administration } = useStation();
  const change = useAccessChange(idOfField);
  const [typed, setTyped] = useState(noPasscode);
  const [own, setOwn] = useState('');
  const give = (passcode: string) =>
    clerk.closed
      ? administration.reopen(own, clerk.id, passcode)
      : administration.resetPasscode(own, clerk.id, passcode);

  async function save(): Promise<void> {
    const saved = await change.run(own, () => ifAlike(typed, give));
    if (saved.ok) onDone(clerk.initials);
  }

  return (
    <ChangeForm
      heading={clerk.closed ? t.reopenHeading(clerk.initials) : t.passcodeHeading(clerk.initials)}
      text={clerk.closed ? t.reopenText : t.passcodeText}
      change={change}
      own={own}
      onOwn={setOwn}
      action={clerk.closed ? t.reopen : t.save}
      onSubmit={() => void save()}
      onCancel={onCancel}
    >
      <NewPasscodeFields
        id="clerks"
        typed={typed}
        error={change.errorOf('passcode')}
        repeatedError={change.errorOf('repeated')}
        onTyped={setTyped}
        autoFocus
      />
    </ChangeForm>
  );
};

export const NameAndRoleForm = ({ clerk, onDone, onCancel }: ClerkFormProps) => {
  const t = useTexts(texts);
  const { administration } = useStation();
  const change = useAccessChange(idOfField);
  const [name, setName] = useState(clerk.name);
  const [role, setRole] = useState(clerk.role);
  const [own, setOwn] = useState('');

  async function save(): Promise<void> {
    const saved = await change.run(own, () => administration.change(own, clerk.id, { name, role }));
    if (saved.ok) onDone(clerk.initials);
  }

  return (
    <ChangeForm
      heading={t.changeHeading(clerk.initials)}
      change={change}
      own={own}
      onOwn={setOwn}
      action={t.save}
      onSubmit={() => void save()}
      onCancel={onCancel}
    >
      <TextField
        id="clerks-name"
        label={t.name}
        error={change.errorOf('name')}
        value={name}
        maxLength={100}
        autoFocus
        onText={setName}
      />
      <RoleChoice role={role} onRole={setRole} />
    </ChangeForm>
  );
};
