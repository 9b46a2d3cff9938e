/**
 * What the window asks of the trusted side, whichever shell carries the question.
 *
 * The window holds a `Host` and never knows whether Electron or the loopback server answers. Expected failures
 * come back as values; a promise is rejected only when nothing could be asked at all.
 */
import type { FileFault } from '../files/file-fault.ts'
import type { Answers, OutcomesReading, TableChoices } from '../files/outcomes/reading.ts'
import type { ImportedOutcomes } from '../files/own-outcomes.ts'
import type { ResultFile } from '../files/result-file.ts'
import type { NoDetails } from '../model/fault.ts'
import type { LibraryData } from '../model/ground.ts'
import type { Result } from '../model/result.ts'
import type { Language, Scenario } from '../model/spec.ts'

/** A scenario as the store holds it. */
export interface StoredScenario {
  readonly scenario: Scenario
  /** Number of its newest revision, from 1. */
  readonly revision: number
  /** When that was saved, ISO 8601 in UTC. */
  readonly savedAt: string
}

/** One saved state of a scenario. */
export interface RevisionInfo {
  readonly revision: number
  readonly savedAt: string
  readonly name: string
  /** What it was computed on, which may not be here any more. */
  readonly model: string
  readonly baseline: string
  /** Empty where that was not here when it was saved. */
  readonly fingerprint: string
  /** How many levers and assumptions depart from the baseline in it. */
  readonly departures: number
  /** The name that the user gave to this state; empty where it has none. */
  readonly label: string
}

/** A scenario in the trash. */
export interface DeletedScenario extends StoredScenario {
  readonly deletedAt: string
}

export type Theme = 'system' | 'light' | 'dark' | 'contrast'

/** What the user chose for the window; missing where the system's choice holds. */
export interface Settings {
  readonly language?: Language
  readonly theme?: Theme
  readonly prices?: 'current' | 'constant'
  /** Ids of the scenarios last shown beside the baseline, and of the active one. */
  readonly shown?: readonly string[]
  readonly active?: string
  /** The number of the colour that each scenario keeps on charts, by its id. */
  readonly colours?: Readonly<Record<string, 1 | 2 | 3 | 4 | 5>>
  readonly keyYear?: number
  /** How draws are made in analyses, and whether charts show what came of them. */
  readonly drawing?: DrawingSettings
  readonly fansShown?: boolean
  /** Whether the user has seen or closed what a first start begins with. */
  readonly introduced?: boolean
  readonly panels?: PanelSettings
}

/** Which of the panels beside the charts are open, how wide, and which one lies over a narrow window. */
export interface PanelSettings {
  readonly levers: PanelSetting
  readonly scenarios: PanelSetting
  /** Missing until the user has chosen: then the width of the window decides. */
  readonly drawer?: 'levers' | 'scenarios' | 'none'
}

export interface PanelSetting {
  readonly open: boolean
  /** In CSS pixels; missing where it is the usual one. */
  readonly width?: number
}

export interface DrawingSettings {
  readonly draws: number
  readonly seed: number
  readonly method: 'sobol' | 'random'
  /** What bands hold; all that is uncertain where it is missing. */
  readonly bands?: 'all' | 'assumptions'
  /** Changed ranges by the id of the assumption or lever. */
  readonly ranges: Readonly<
    Record<string, { readonly low: number; readonly central: number; readonly high: number }>
  >
}

/**
 * What an import does: `ask` where the file cannot be computed here, or where a scenario with the same id and other
 * content is there. `keep` takes in what cannot be computed, and still asks of the other.
 */
export type ImportChoice = 'ask' | 'keep' | 'keep-both' | 'replace'

export type ImportOutcome =
  | { readonly kind: 'imported'; readonly stored: StoredScenario }
  | { readonly kind: 'unchanged'; readonly stored: StoredScenario }
  /** What comes with the program, as it comes with it. */
  | { readonly kind: 'ships'; readonly scenario: Scenario }
  | { readonly kind: 'exists'; readonly existing: StoredScenario; readonly incoming: Scenario }
  /** Its model or its baseline is not here: `fault` says which. Nothing was stored. */
  | { readonly kind: 'missing'; readonly fault: FileFault; readonly incoming: Scenario }

/** The details of what the user should know of a store that was opened, by its code. A `reason` is a code. */
export interface StoreNoticeDetails {
  /** The description of the tables, or the file's head, was damaged and written anew: nothing is missing. */
  readonly mended: { readonly reason: string; readonly kept: string }
  /**
   * The scenarios could not be read; a backup took their place. `kept` is the damaged file's new name; `merged` of its
   * revisions, newer than the backup, could be read all the same.
   */
  readonly restored: {
    readonly reason: string
    readonly madeAt: string
    readonly merged: number
    readonly kept?: string
  }
  /** The scenarios could not be read and no backup was there; `merged` revisions could be read all the same. */
  readonly 'started-anew': { readonly reason: string; readonly merged: number; readonly kept?: string }
  /** Revisions that were damaged are whole again, by a copy. `kept` is the name of the store as it was. */
  readonly healed: { readonly revisions: readonly ToldRevision[]; readonly kept: string }
  /** Revisions are damaged, and no copy has them. */
  readonly damaged: { readonly revisions: readonly ToldRevision[]; readonly kept?: string }
  /** Published values, settings or names of revisions that were damaged are whole again, by a copy. */
  readonly 'rows-healed': { readonly rows: readonly ToldRows[]; readonly kept: string }
  /** Such that no copy has were taken out. */
  readonly 'rows-lost': { readonly rows: readonly ToldRows[]; readonly kept: string }
  /** A file that made place for a sound one, and what can be read of it. Nothing but the user deletes it. */
  readonly 'set-aside': SetAsideFile
  /** So many revisions that were answered as saved are not in the store; the last of them was of that time. */
  readonly lost: { readonly count: number; readonly at: string }
  /** Some scenarios have a content that this program cannot read; they stay in the store. */
  readonly unreadable: { readonly names: readonly string[] }
  /** Today's backup could not be made. */
  readonly 'no-backup': { readonly reason: string }
  /** Another process works in the data folder. */
  readonly 'read-only': NoDetails
  /** A pack of the user's own is at fault, and not there. */
  readonly 'pack-left-out': { readonly pack: string; readonly faults: readonly FileFault[] }
}

/** So many rows that hold no revision; of the user's published values, with the name of their file. */
export interface ToldRows {
  readonly what: 'outcomes' | 'settings' | 'labels'
  readonly file: string
  readonly count: number
}

/** A store's file under another name, with what can be read of it. */
export interface SetAsideFile {
  readonly file: string
  readonly scenarios: number
  readonly revisions: number
}

/** A revision as a person knows it: by its scenario's name, and its number. */
export interface ToldRevision {
  readonly name: string
  readonly revision: number
}

export type StoreNoticeCode = keyof StoreNoticeDetails

export type StoreNotice = {
  readonly [C in StoreNoticeCode]: { readonly code: C; readonly details: StoreNoticeDetails[C] }
}[StoreNoticeCode]

/**
 * What becomes of a store whose files are gone: `keep` puts all that it held back to its place, and keeps what lies there
 * under another name; `take` goes on with what lies there, or with an empty one.
 */
export type GoneChoice = 'keep' | 'take'

/** What can be deleted for good: the trash, or revisions without a name that stand between others of a day. */
export type ErasedPart = 'trash' | 'revisions'

export interface Erased {
  /** How many revisions were deleted. */
  readonly revisions: number
  /** From when on no backup holds them, ISO 8601 in UTC. */
  readonly goneAt: string
  /** Names of files in the data folder that may hold them for ever: those that were set aside. */
  readonly setAside: readonly string[]
}

/** A copy of the store. */
export interface BackupInfo {
  /** The name of its file, which names it. */
  readonly file: string
  /** When it was made by the clock of that day, ISO 8601 in UTC. */
  readonly madeAt: string
  /** `own` is one that the user has put there. */
  readonly kind: 'regular' | 'before-restore' | 'own'
  /** Only a sound one can be restored; of others nothing is counted. */
  readonly state: 'sound' | 'damaged' | 'unreadable'
  /** How many scenarios are in it and not in its trash. */
  readonly scenarios: number
  readonly revisions: number
  /** Of one that holds what was deleted for good since: from when on it is gone, ISO 8601 in UTC. */
  readonly goneAt?: string
}

/** What becomes of scenarios and own outcomes that are not in a backup which is restored. */
export type OthersChoice = 'keep' | 'trash'

export interface RestoredBackup {
  readonly madeAt: string
  /** The copy that was made before; to restore it is to undo. */
  readonly point: string
  /** How many scenarios are another now than before. */
  readonly changed: number
  /** How many scenarios that were in the list are not in the backup. */
  readonly others: number
}

/** The program as whoever has to mend it needs to know it. */
export interface Program {
  readonly version: string
  /** The day of its release, ISO 8601; empty where it is not known. */
  readonly released: string
  /** What it runs on, and how much it holds. */
  readonly facts: Readonly<Record<string, string>>
  readonly log: readonly string[]
}

/** What the store holds, without the contents. */
export interface StoreContents {
  /** Names this state of the store: another one after each change but that of a setting, and after each start. */
  readonly mark: string
  /** Scenarios that are not in the trash, oldest first, each with its newest revision. */
  readonly scenarios: readonly (Pick<StoredScenario, 'revision' | 'savedAt'> & { readonly id: string })[]
  /** Names the state of the user's own outcomes. */
  readonly outcomes: string
  /** How much of the store the user is to know. */
  readonly notices: number
}

/** Each question: what it takes and what it gives. */
export interface Contract {
  /** The data files that ship: units, model, baseline, outcomes, scenarios. */
  'library.read': { readonly input: Empty; readonly output: LibraryData }
  /** What this program is, what it runs on, and the newest lines of its log: nothing of the user's. */
  'program.read': { readonly input: Empty; readonly output: Program }
  /** What the user is to know of the store; mostly nothing. It is told again until it was seen. */
  'store.notices': { readonly input: Empty; readonly output: readonly StoreNotice[] }
  /** The user has seen what was told. */
  'store.forgetNotices': { readonly input: Empty; readonly output: Empty }
  /** Deletes for good; there is no way back but a backup, while one still holds it. */
  'store.erase': { readonly input: { readonly what: ErasedPart }; readonly output: Erased }
  /** What becomes of a store whose files are gone. Nothing where they are not. */
  'store.settle': { readonly input: { readonly choice: GoneChoice }; readonly output: Empty }
  /**
   * What the store holds now, or, with the mark of a state that was heard of, once it is in another: whatever
   * window it was changed by. Who has waited long is answered with nothing new, and may ask again a moment later.
   */
  'store.changes': { readonly input: { readonly since?: string }; readonly output: StoreContents }
  /** The latest first. */
  'backups.list': { readonly input: Empty; readonly output: readonly BackupInfo[] }
  /**
   * Makes every scenario of a backup what it was in it, as a new revision on top of what is here; a copy of what is
   * here is made before.
   */
  'backups.restore': {
    readonly input: { readonly file: string; readonly others: OthersChoice }
    readonly output: RestoredBackup
  }
  /** All scenarios of the store that are not in the trash, oldest first. */
  'scenarios.list': { readonly input: Empty; readonly output: readonly StoredScenario[] }
  /**
   * Saves a scenario as a new revision; answered after the store has committed. `after` is the revision that
   * the change was made on, 0 for a new scenario; another newest revision is a `conflict`.
   */
  'scenarios.save': {
    readonly input: { readonly scenario: Scenario; readonly after: number }
    readonly output: StoredScenario
  }
  /** All revisions, newest first. */
  'scenarios.revisions': { readonly input: { readonly id: string }; readonly output: readonly RevisionInfo[] }
  'scenarios.revision': {
    readonly input: { readonly id: string; readonly revision: number }
    readonly output: Scenario
  }
  /** Saves an earlier revision's content as the newest one. */
  'scenarios.restore': {
    readonly input: { readonly id: string; readonly revision: number }
    readonly output: StoredScenario
  }
  /** Names a revision, which then stays when others are thinned out; an empty name takes its name away. */
  'scenarios.label': {
    readonly input: { readonly id: string; readonly revision: number; readonly label: string }
    readonly output: Empty
  }
  /** Moves a scenario to the trash. */
  'scenarios.remove': { readonly input: { readonly id: string }; readonly output: Empty }
  'scenarios.trash': { readonly input: Empty; readonly output: readonly DeletedScenario[] }
  /** Takes a scenario back from the trash. */
  'scenarios.putBack': { readonly input: { readonly id: string }; readonly output: StoredScenario }
  /** Reads a scenario file's bytes; refused with its faults, or stored, never over something else unasked. */
  'scenarios.import': {
    readonly input: FileToRead & { readonly choice: ImportChoice }
    readonly output: ImportOutcome
  }
  /** Ends the reading of a file that was asked for under this name. Nothing where it is over. */
  'files.stop': { readonly input: { readonly order: string }; readonly output: Empty }
  /** The user's own outcomes by file, the file that was imported first first; those that the model knows. */
  'outcomes.list': { readonly input: Empty; readonly output: readonly ImportedOutcomes[] }
  /** Reads a table's bytes and says what was understood; nothing is kept. */
  'outcomes.read': { readonly input: TableToRead; readonly output: OutcomesReading }
  /**
   * Reads a table's bytes and keeps its values in place of what came from a file of that name before; refused
   * with its faults where something could not be read or is still to be asked.
   */
  'outcomes.import': {
    readonly input: TableToRead & { readonly answers?: Answers }
    readonly output: ImportedOutcomes
  }
  /** Forgets what came from a file. */
  'outcomes.remove': { readonly input: { readonly file: string }; readonly output: Empty }
  /** Reads an exported result's bytes; refused with its faults where it is none. Nothing is kept. */
  'results.read': {
    readonly input: FileToRead
    readonly output: ResultFile
  }
  'settings.read': { readonly input: Empty; readonly output: Settings }
  /** Changes the settings that are given, and answers with all. */
  'settings.write': { readonly input: Settings; readonly output: Settings }
}

/** A file from elsewhere: its name and bytes. A large one takes a while. */
export interface FileToRead {
  readonly file: string
  readonly base64: string
  /** Names this reading, so that it can be stopped. */
  readonly order?: string
}

/** A table of outcomes, and how it is to be read where the user says so. */
export interface TableToRead extends FileToRead {
  /** The language of who asks, by which an encoding is guessed. */
  readonly language?: Language
  readonly choices?: TableChoices
}

export type Empty = Readonly<Record<string, never>>
export type Channel = keyof Contract
export type Input<K extends Channel> = Contract[K]['input']
export type Output<K extends Channel> = Contract[K]['output']

/** What is not in the store, or no longer. */
export type Missing = 'scenario' | 'revision' | 'deleted' | 'outcomes' | 'backup'

/**
 * The details of what the trusted side could not do, by its code. Words are made of them in `report/faults`. A
 * `reason` is a code of the system or of SQLite, or says what is wrong with the store's file.
 */
export interface HostErrorDetails {
  /** The question is not one of the contract. */
  readonly 'unknown-channel': { readonly channel: string }
  /** The question's input has not the contract's shape, at these keys. */
  readonly 'bad-input': { readonly paths: readonly string[] }
  /** `name` is an id, the number of a revision, or the name of a file. */
  readonly 'not-found': { readonly what: Missing; readonly name: string }
  /** Somebody else saved this scenario in the meantime, or moved it to the trash; `newest` is its revision now. */
  readonly conflict: { readonly why: 'changed' | 'in-trash'; readonly newest: number }
  /** A file was refused; `faults` says why. */
  readonly refused: NoDetails
  /** A file was not read to its end: the user wanted that, or it took more time or memory than any that is sound. */
  readonly 'reading-ended': { readonly why: 'stopped' | 'too-long' | 'too-large' }
  readonly 'disk-full': NoDetails
  /** Another process works in the data folder; its number, or nothing where it is not known. */
  readonly 'folder-in-use': { readonly holder: string }
  /** Another process works in it, so that nothing can be changed here. */
  readonly 'read-only': NoDetails
  readonly 'folder-unwritable': { readonly folder: string; readonly reason: string }
  /** The backup that was to be restored is damaged, or cannot be read now. */
  readonly 'backup-damaged': NoDetails
  /** The store's file is damaged; the next opening repairs it. */
  readonly 'store-damaged': { readonly reason: string }
  /** It was damaged, and what took its place cannot be opened either. */
  readonly 'store-lost': { readonly reason: string; readonly again: string }
  /** The store's file, or its folder, is not at its place any more; the last change that was kept was of that time. */
  readonly 'store-missing': { readonly lastKept: string }
  /** Another file lies at the store's place. */
  readonly 'store-replaced': { readonly lastKept: string }
  readonly 'store-busy': NoDetails
  readonly 'store-failed': { readonly reason: string }
  /** A newer program has taken a step that this one does not know. */
  readonly 'store-newer': { readonly step: number; readonly name: string; readonly known: number }
  readonly 'store-not-converted': { readonly step: number; readonly name: string; readonly reason: string }
  readonly 'revision-unreadable': { readonly id: string; readonly revision: number }
  /** A fault of the program itself. */
  readonly internal: NoDetails
  /** The trusted side could not be reached. */
  readonly unreachable: NoDetails
  /** The loopback server was asked under another name than its own. */
  readonly 'other-host': NoDetails
  /** It was asked by another page, or from another site. */
  readonly 'other-page': NoDetails
  readonly 'wrong-token': NoDetails
  readonly 'wrong-method': { readonly allowed: string }
  readonly 'not-json': NoDetails
  readonly 'no-such-page': NoDetails
  /** `status` as HTTP counts it. */
  readonly 'bad-request': { readonly status: number }
  /** The window was not built. */
  readonly 'no-window': { readonly folder: string }
  readonly 'port-taken': { readonly port: number }
  readonly 'port-forbidden': { readonly port: number }
  readonly 'cannot-serve': { readonly port: number; readonly reason: string }
}

export type HostErrorCode = keyof HostErrorDetails

export type HostError = {
  readonly [C in HostErrorCode]: {
    readonly code: C
    readonly details: HostErrorDetails[C]
    readonly faults: readonly FileFault[]
  }
}[HostErrorCode]

export type HostResult<T> = Result<T, HostError>

/** A command of the native menu; the window does what its own button of that name does. */
export type MenuCommand =
  | 'new'
  | 'duplicate'
  | 'import'
  | 'export'
  | 'print'
  | 'check'
  | 'undo'
  | 'redo'
  | 'help'
  | 'shortcuts'
  | 'about'
  | 'tour'
  | 'palette'

export type HostEvent =
  | { readonly kind: 'menu'; readonly command: MenuCommand }
  /** A scenario file that the user opened from the system. */
  | { readonly kind: 'file'; readonly file: PickedFile }

/** A file that the user chose. */
export interface PickedFile {
  readonly name: string
  readonly base64: string
}

/** What a file that the user is to choose holds. */
export type PickedKind = 'scenario' | 'outcomes' | 'result'

/** A file that the user may keep. */
export interface FileToSave {
  readonly name: string
  readonly text: string
  readonly type: 'application/json' | 'text/csv'
}

/** What Electron's preload script puts before the page. */
export type Bridge = Omit<Host, 'shell' | 'mostAtClosing'>

/** The window's way to the trusted side. */
export interface Host {
  readonly shell: 'electron' | 'browser'
  call<K extends Channel>(channel: K, input: Input<K>): Promise<HostResult<Output<K>>>
  /** Lets the user choose a file; undefined where nothing was chosen. */
  pickFile(kind: PickedKind): Promise<PickedFile | undefined>
  /** Lets the user keep a file; false where the user chose not to. */
  saveFile(file: FileToSave): Promise<boolean>
  /** How many bytes of changes can still be sent while the window is closing. */
  readonly mostAtClosing: number
  /**
   * After the window has stayed open to save what it held: closes it, and where something is not saved all the
   * same, asks the user first. A browser has asked by itself and does nothing here.
   */
  leave(isUnsaved: boolean): Promise<void>
  /** Hears of menu commands and opened files until the returned function is called. */
  subscribe(listener: (event: HostEvent) => void): () => void
}
