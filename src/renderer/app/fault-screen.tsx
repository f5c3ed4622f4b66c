import { Component, type ReactNode } from 'react';
import { type Locale, LocaleProvider } from '../i18n/locale.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { texts } from './shell-texts.ts';

interface FaultScreenProps {
  readonly locale: Locale;
  readonly children: ReactNode;
}

/** Catches a bug in drawing. It can only reload: nothing here deletes or resets anything. */
export class FaultScreen extends Component<FaultScreenProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render(): ReactNode {
    const { locale, children } = this.props;
    if (!this.state.failed) return children;
    const t = texts[locale];
    return (
      <LocaleProvider locale={locale}>
        <main className="bp-narrow">
          <Alert variant="error" heading={t.fault}>
            {t.faultText}
          </Alert>
          <Button kind="primary" onClick={() => location.reload()}>
            {t.reload}
          </Button>
        </main>
      </LocaleProvider>
    );
  }
}
