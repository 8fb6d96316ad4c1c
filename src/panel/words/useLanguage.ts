import { config } from '@grafana/runtime';
import { useEffect, useState } from 'react';
import { EN_US, speak, type Catalogue } from './say';

/** Languages beside en-US, by what Grafana's names for them begin with: each is fetched by those who have chosen it. */
const LANGUAGES: Record<string, () => Promise<Catalogue>> = {
  de: () => import('./deDE').then(({ DE_DE }) => DE_DE),
};

let spoken: string | null = null;

/** Whether the person's language is there; English where there is none, or it could not be fetched. */
export function useLanguage(): boolean {
  const language = config.bootData?.user?.language?.split('-')[0] ?? 'en';
  const [ready, setReady] = useState(spoken);
  useEffect(() => {
    if (spoken === language) {
      return;
    }
    let here = true;
    const done = (texts: Catalogue) => {
      speak(texts);
      spoken = language;
      if (here) {
        setReady(language);
      }
    };
    const fetched = LANGUAGES[language]?.() ?? Promise.resolve(EN_US);
    fetched.then(done, () => done(EN_US));
    return () => {
      here = false;
    };
  }, [language]);
  return ready === language || LANGUAGES[language] === undefined;
}
