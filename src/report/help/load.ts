/** Reads the texts of help when somebody asks for help: the window starts without them. */
import type { Language } from '../../model/spec.ts'
import type { HelpTexts } from './pages.ts'

const files = {
  en: () => import('./en.ts'),
  ko: () => import('./ko.ts'),
  zh: () => import('./zh.ts'),
} satisfies Record<Language, () => Promise<{ readonly help: HelpTexts }>>

export const loadHelp = async (language: Language): Promise<HelpTexts> => (await files[language]()).help
