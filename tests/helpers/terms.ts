/** Words that the product does not use, each with the right one and why; the glossary of the project decided them. */
import type { Language } from '../../src/model/spec.ts'

export interface OldWord {
  readonly language: Language
  readonly old: RegExp
  readonly right: string
  readonly why: string
  /** Where it stands rightly: the end of a text's place, or what is around it there. */
  readonly except?: readonly (string | RegExp)[]
}

/** A text of the product and where it stands: a key of the catalogue, or a file with the path in it. */
export interface PlacedText {
  readonly place: string
  readonly language: Language
  readonly text: string
}

const ko = (old: RegExp, right: string, why: string, ...except: (string | RegExp)[]): OldWord => ({
  language: 'ko',
  old,
  right,
  why,
  except,
})
const zh = (...word: Parameters<typeof ko>): OldWord => ({ ...ko(...word), language: 'zh' })
const en = (...word: Parameters<typeof ko>): OldWord => ({ ...ko(...word), language: 'en' })

const ours = 'what the product draws is computed from assumptions, and no forecast'
/** Where a model says that it makes none. */
const noForecast = ['zhejiang-digital-economy@1.yaml.description']

/** What is said of other institutions’ forecasts. */
const ofOthers = 'cycleShock.source'
const particle = 'a particle is chosen, or the sentence has none'

/** What is said of the levers of policy and investment, without the growth settings. */
const ofPolicyAlone = [
  'digital-economy@2.yaml.description',
  'levers.digitalSkills.description',
  'assumptions.overlap.description',
  'sections.coreEffect.text',
  'sections.restEffect.text',
  'sections.spending.text',
  /투자 부문 $/,
  /정책·투자 부문 $/,
]

export const oldWords: readonly OldWord[] = [
  // What the product draws.
  ko(/전망/, '추계', ours, 'help.notForecast', ofOthers, ...noForecast),
  ko(/예측/, '추계', ours, 'help.notForecast'),
  zh(/预测/, '推算', ours, 'help.notForecast', ofOthers, ...noForecast),
  zh(/预计|有望|将达到/, '推算为', ours),
  en(/\bforecast/i, 'projection', ours, 'help.notForecast', ofOthers, ...noForecast),

  // Levers and the baseline.
  ko(/정책 ?수단/, '조정변수', 'growth settings are levers and no policy', ...ofPolicyAlone),
  zh(/杠杆|调节变量|控制变量/, '可调变量', 'reads as leverage'),
  ko(/기준선/, '기준 시나리오, 기준 자료', 'a line; and two things had one word'),
  ko(/기준 전망/, '기준 시나리오', 'no forecast'),
  zh(/基准线|今日基准/, '基准情景', 'a line'),
  zh(/基准资料/, '基准数据', 'one word for the data file'),
  ko(/이탈(?!리아)/, '변경 항목, 기준 시나리오와의 차이', '“leaving”'),
  en(/\bdepartures?\b/i, 'change from the baseline', 'a word of the code'),

  // Published values.
  ko(/실적/, '공표치', 'one word for outcomes'),
  zh(/实际值(?!年)/, '公布值', 'one word for outcomes', /首个$/),
  en(/\boutcomes?\b(?!\.csv)/i, 'published value', 'one word for outcomes'),
  ko(/되돌(림|린|려 비교)/, '동일 기준 비교, 정의 변경 조정', '“undo”'),
  zh(
    /还原/,
    '按可比口径调整',
    'undone',
    /已$/,
    'scenarios.putBack',
    'scenarios.putBackFailed',
    'conflict.in-trash',
  ),
  zh(/(?<!统)计分|打分/, '纳入评价', 'of games'),
  en(/definition undone|\bundone\b/, 'like for like', 'undo is for mistakes'),

  // The source.
  // What goes to a printer is printed.
  ko(/인쇄/, '수록', 'literal', 'command.print', 'shell.print'),
  zh(/字面|印刷/, '所载', 'literal'),
  ko(/모순/, '수치 불일치', 'rude towards a partner institute'),
  zh(/矛盾/, '数据不一致', 'rude towards a partner institute'),

  // Simulation.
  en(
    /\bdraws?\b/i,
    'simulation run',
    'a word of the trade',
    // The method line, of ranges that are sampled.
    'code.not-drawn',
    // The verb.
    /(report|already) $/,
  ),
  // Log odds are a scale.
  en(/\bodds\b/i, 'probability', 'a word of betting', /log-$|logarithm of the $|log $/),
  en(/\d+ (in|of) 10\b/i, '90% of simulations', 'said as a share'),
  ko(/\d+번 중|\}\}번 중/, '회 중, %', 'said as a share'),
  zh(/\d+次中/, '%', 'said as a share'),
  ko(
    /점열|균등 추출|단순 난수|(?<!난수 )시드 [{[]/,
    '소볼 수열, 준난수, 의사난수, 난수 시드',
    'uniform is another thing',
  ),
  zh(
    /点列(?!为)|均匀抽样|简单随机|索博尔|(?<!随机)种子[{[]/,
    'Sobol序列, 准随机, 伪随机数, 随机种子',
    'uniform is another thing',
  ),
  zh(/标准误差/, '标准误', 'one word'),
  zh(/相互作用/, '交互作用', 'one word'),
  ko(/신뢰구간/, '구간', 'that is of sampling', /90% $/, /95% $/),
  zh(/置信区间/, '区间', 'that is of sampling', /90%$/, /95%$/),
  ko(/승산|가망/, '확률', 'a word of betting'),
  zh(/几率|赔率/, '概率', 'a word of betting', /对数$/),

  // Target seeking and attribution.
  ko(/노력/, '조정 부담', '“effort” is of people'),
  zh(/力度/, '调整幅度', '“force” is of measures'),
  en(/\beffort\b/i, 'size of change', '“effort” is of people'),
  zh(/现值/, '当前值', 'present value, of discounting'),
  ko(/덕분|빠지면 감소|내부 계정/, '결합 효과, 제외 시 변화, 모형 방정식별 분해', 'literal'),
  zh(/因其他各项|去掉后|模型自身的核算/, '联合效应, 剔除后变化, 按模型方程分解', 'literal'),
  zh(/差额/, '差值', 'of money only', /贸易$/),
  en(/Who did it|Owed to/, 'What drives the difference?, Joint effect', 'slang'),
  en(/rules? of thumb/i, 'simple rule', 'slang'),

  // Prices and time.
  ko(/물가지수|물가 ?상승률|디플레(?!이터)/, 'GRDP 디플레이터', 'the CPI, or deflation', /(소비자|생산자)$/),
  zh(/价格指数|物价/, 'GDP平减指数', 'the CPI'),
  ko(/(?<!추계 )종료 연도(?! 지정|보다)/, '추계 종료 연도, 적용 종료', 'two ends had one name'),
  zh(/终止年|结束年|终止/, '推算截止年, 实施截止', 'two ends had one name'),
  ko(/기준연도/, '출발 연도', 'the base year of prices'),
  zh(/基期/, '起始年', 'the base year of prices', /规划$/),
  zh(/GRDP/, 'GDP', 'no Chinese word', /^[a-z-]*$/i),
  ko(/지역 GDP/, '지역내총생산', 'no Korean word'),

  // Words of other fields, and literal ones.
  ko(
    /여권|지문|도시에(?!서|는|도| )|후회|튼튼|전선|마이그레이션|부모|실패 상자/,
    'the word of the glossary',
    'literal',
  ),
  zh(/护照|指纹|卷宗|鲁棒|遗憾|父级|上级情景|场景/, 'the word of the glossary', 'literal'),
  ko(/세계 경제|느린 세계|빠른 세계/, '저성장 여건', 'only the growth of the region is moved'),
  zh(/世界经济|慢世界|快世界/, '低增长环境', 'only the growth of the region is moved'),
  ko(/우리의|우리가|우리는|우리 모형/, '본 모형', 'Korea, in a text of KIEP'),
  zh(/我们/, '本模型', 'own voice'),
  zh(/您/, '', 'written, neutral'),
  ko(/당신|잘못/, '', 'no blame'),
  zh(/错误/, '', 'no blame', 'cli.error', /标准$/),
  ko(/하세요|으세요|보세요/, '-하십시오', 'one register'),
  ko(/(한|된|이|있|없|었|였|않|는|았)다\.(?=\s|$)/, '-ㅂ니다', 'one register'),
  ko(/(함|임|됨|음)\.(?=\s|$)/, '-ㅂ니다', 'one register'),
  zh(/监管改革/, '放宽市场准入', 'reform of supervision'),
  ko(/시범구(?!와 특색마을)/, '종합시험구', '示范区 is another thing', /(국가|국가급 |경제 ?|및 |개의? )$/),
  ko(/정책 부문(?! 정책수단)/, '정책', 'groups of levers are no sectors'),
  ko(/나머지 경제/, '기타 부문', 'one word'),
  zh(/其余经济|其余部门/, '其他部门', 'one word'),
  ko(/해외직구/, '국경간', 'purchases of residents'),

  // How numbers and names are written.
  ko(
    /은\(는\)|는\(은\)|이\(가\)|가\(이\)|을\(를\)|를\(을\)|와\(과\)|과\(와\)|\(으\)로|로\(으로\)/,
    'a head noun',
    particle,
  ),
  en(/\d %|\}\} %/, '37%', 'no blank before the sign'),
  en(/(\}\}|\d\.\d+) points\b|\bpt\b/, 'pp, percentage points', 'a typographer’s point'),
  ko(/(?<![\d.,])\d{5,}(?=(억|만)? ?(위안|명|개|대))|(?<![\d.,])\d{4}억/, '23,291억', 'digits are grouped'),
  zh(/\d{5,}(?=亿|万|元)|(?<![\d,.])\d{4}亿/, '23,291亿元', 'digits are grouped'),
  zh(/[\u4e00-\u9fff]\([\u4e00-\u9fff]/, '（）', 'full-width punctuation'),
  zh(/%—\d/, '～', 'ranges of values'),
  zh(/十亿|百万|千台|千家|千人|(?<!每)千元|千美元/, '亿, 万', 'Chinese counts in 万 and 亿'),
  ko(/10억 (위안|달러)|백만 명|(?<!\d)천 (대|개사|명|위안|달러)/, '억, 만', 'Korean counts in 만 and 억'),
  en(/100m CNY|bn USD|\d \(100 million CNY\)/, 'CNY bn, CNY trn', 'money in sentences'),
]

/** Whether a text has brackets in brackets, outside of what it quotes. */
export function nestedBrackets(text: string): boolean {
  let depth = 0
  for (const character of quoteless(text)) {
    if (/[(（]/.test(character)) depth += 1
    if (/[)）]/.test(character)) depth = Math.max(0, depth - 1)
    if (depth > 1) return true
  }
  return false
}

const quoteless = (text: string): string => text.replaceAll(/“[^“”]*”|‘[^‘’]*’/g, '')

/** Without what stands in quotation marks, which is somebody else’s, and without the names of places. */
const own = (text: string): string =>
  text
    .replaceAll(/\{\{\w+\}\}/g, '{{}}')
    .replaceAll(/\[\w+\]/g, '[]')
    .replaceAll(/“[^“”]*”/g, '“”')
    .replaceAll(/‘[^‘’]*’/g, '‘’')
    .replaceAll(/「[^」]*」|『[^』]*』|《[^》]*》/g, '')
    // Options of the command line are named in English.
    .replaceAll(/--[a-z]+( (all|none|assumptions|draws))?/g, '')

/** Old words of texts, each with what should stand there. */
export const oldWordsIn = (texts: readonly PlacedText[]): readonly string[] =>
  texts.flatMap(({ place, language, text }) => {
    const said = own(text)
    return oldWords.flatMap((word) => {
      if (word.language !== language) return []
      const found = new RegExp(word.old, word.old.flags.replace('g', '')).exec(said)
      if (!found) return []
      const before = said.slice(0, found.index)
      const isRight = (word.except ?? []).some((except) =>
        typeof except === 'string' ? place.endsWith(except) : except.test(before),
      )
      return isRight ? [] : [`${language} ${place}: ${found[0]} → ${word.right} (${word.why}): ${text}`]
    })
  })
