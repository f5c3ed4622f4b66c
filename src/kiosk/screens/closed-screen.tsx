import { findLanguage, type Language, languages } from '../texts/languages.ts';

interface ClosedScreenProps {
  /** The office has more than it can work off: that is why. */
  readonly isOfficeFull: boolean;
}

/** In every language: go to the desk. */
export const ClosedScreen = ({ isOfficeFull }: ClosedScreenProps) => (
  <div className="k-page k-start">
    <main className="k-body">
      <h1 lang="da">{sayClosed(findLanguage('da'), isOfficeFull)}</h1>
      <ul className="k-closed">
        {languages.slice(1).map((language) => (
          <li key={language.tag} lang={language.tag} dir={language.direction}>
            {sayClosed(language, isOfficeFull)}
          </li>
        ))}
      </ul>
    </main>
  </div>
);

/** Tigrinya ends a sentence by a sign of its own, and Thai by a space. */
const stops: Readonly<Record<string, string>> = { ti: '።', th: '' };

const sayClosed = ({ tag, catalogue }: Language, isOfficeFull: boolean): string =>
  `${catalogue.closedTitle.text}${stops[tag] ?? '.'} ${(isOfficeFull ? catalogue.closedFullText : catalogue.closedText).text}`;
