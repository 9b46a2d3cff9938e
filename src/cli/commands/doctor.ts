/** `doctor`: whether the scenarios of the data folder are sound, and what is mended of them. */
import type { CsvValue } from '../../files/csv.ts'
import { type Examination, examine, type Notice, repairStore } from '../../main/storage/doctor.ts'
import { ok } from '../../model/result.ts'
import { type CsvColumn, csvText, flagCell } from '../../report/csv.ts'
import { hostErrorText, rowsText, storeNoticeText } from '../../report/faults/host-error.ts'
import { systemReason } from '../../report/faults/system-reason.ts'
import { shown } from '../../report/faults/told.ts'
import type { Words } from '../../report/text/words.ts'
import { answer, blocks, type Context, type Outcome, writeJson } from '../command.ts'

export interface DoctorOptions {
  readonly repair: boolean
}

interface Findings extends Examination {
  readonly folder: string
  /** What opening the store has mended, or what of it the user has not seen yet. */
  readonly repaired: readonly Notice[]
}

/** @param dataDir in which the scenarios are kept. */
export function doctor({ repair }: DoctorOptions, dataDir: string, { format, words }: Context): Outcome {
  const isThere = examine(dataDir).store.state !== 'none'
  const repaired = repair && isThere ? repairStore(dataDir) : ok([])
  const findings: Findings = {
    folder: dataDir,
    ...examine(dataDir),
    repaired: repaired.ok ? repaired.value : [],
  }
  const warnings = repaired.ok ? [] : [hostErrorText(repaired.error, words)]
  return ok({
    ...answer(render[format](findings, words), warnings),
    isUnsound: !isSound(findings) || !repaired.ok,
  })
}

const isSound = ({ store, backups }: Examination): boolean =>
  store.state !== 'damaged' && backups.every((copy) => copy.isSound)

const render = { json: renderJson, csv: renderCsv, table: renderText }

function renderJson(findings: Findings, words: Words): string {
  return writeJson({
    ok: isSound(findings),
    folder: findings.folder,
    store: findings.store,
    backups: findings.backups.map(({ file, isSound: sound, revisions }) => ({ file, sound, revisions })),
    setAside: findings.setAside,
    repaired: findings.repaired.map((notice) => ({
      code: notice.code,
      message: storeNoticeText(notice, words),
    })),
  })
}

export const doctorColumns = ['file', 'ok', 'message'] as const satisfies readonly CsvColumn[]

function renderCsv(findings: Findings, words: Words): string {
  const { store, backups } = findings
  const rows: readonly (readonly CsvValue[])[] = [
    [store.file, flagCell(store.state !== 'damaged', words), storeLines(findings, words).join(' ')],
    ...backups.map((copy) => [copy.file, flagCell(copy.isSound, words), copyText(copy, words)]),
    ...findings.setAside.map((aside): readonly CsvValue[] => [aside.file, '', asideText(aside, words)]),
  ]
  return csvText({ columns: doctorColumns, rows }, words)
}

function renderText(findings: Findings, words: Words): string {
  return blocks(
    storeLines(findings, words),
    findings.backups.map((copy) => `${copy.file}: ${copyText(copy, words)}`),
    findings.setAside.map((aside) => `${aside.file}: ${asideText(aside, words)}`),
    findings.repaired.map((notice) => storeNoticeText(notice, words)),
  )
}

function storeLines({ folder, store }: Findings, words: Words): readonly string[] {
  const { t } = words
  const { state, reason, scenarios, revisions, damaged, damagedRows, lost } = store
  if (state === 'none') return [t('cli.doctor.none', { folder })]
  if (reason !== undefined) return [t('cli.doctor.broken', { folder, reason: systemReason(reason, words) })]
  return [
    t('cli.doctor.held', { folder, scenarios: String(scenarios), revisions: String(revisions) }),
    ...damaged.map(({ name, revision }) =>
      t('cli.doctor.damaged', {
        revision: t('faults.savedVersion', { name: shown(name), revision: String(revision) }),
      }),
    ),
    ...(damagedRows.length > 0 ? [t('cli.doctor.damaged', { revision: rowsText(damagedRows, words) })] : []),
    ...(lost > 0 ? [t('cli.doctor.lost', { count: String(lost) })] : []),
    ...(state === 'sound' ? [t('cli.doctor.sound')] : []),
  ]
}

const copyText = ({ isSound: sound, revisions }: Examination['backups'][number], { t }: Words): string =>
  sound ? t('cli.doctor.copy', { revisions: String(revisions) }) : t('cli.doctor.copyDamaged')

const asideText = ({ scenarios, revisions }: Examination['setAside'][number], { t }: Words): string =>
  t('cli.doctor.setAside', { scenarios: String(scenarios), revisions: String(revisions) })
