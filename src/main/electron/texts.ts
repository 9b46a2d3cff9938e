/** The words of the menu and of the native dialogs. */
import { type Language, languages } from '../../model/spec.ts'

const en = {
  about: 'About Qiantang',
  actualSize: 'Actual Size',
  clearRecent: 'Clear List',
  copy: 'Copy',
  cut: 'Cut',
  devTools: 'Developer Tools',
  duplicate: 'Duplicate Scenario',
  edit: 'Edit',
  export: 'Export…',
  file: 'File',
  fullScreen: 'Full Screen',
  help: 'Help',
  hide: 'Hide Qiantang',
  hideOthers: 'Hide Others',
  import: 'Import…',
  new: 'New Scenario',
  noRecent: 'None',
  paste: 'Paste',
  quit: 'Quit',
  recent: 'Recent Files',
  redo: 'Redo',
  scenarioFiles: 'Scenarios',
  selectAll: 'Select All',
  shortcuts: 'Keyboard Shortcuts',
  showAll: 'Show All',
  tables: 'Tables',
  undo: 'Undo',
  unreadable: 'The file could not be read',
  unwritable: 'The file could not be written',
  view: 'View',
  zoomIn: 'Zoom In',
  zoomOut: 'Zoom Out',
}

export type Texts = Readonly<Record<keyof typeof en, string>>

const ko: Texts = {
  about: '첸탕 정보',
  actualSize: '실제 크기',
  clearRecent: '목록 지우기',
  copy: '복사',
  cut: '잘라내기',
  devTools: '개발자 도구',
  duplicate: '시나리오 복제',
  edit: '편집',
  export: '내보내기…',
  file: '파일',
  fullScreen: '전체 화면',
  help: '도움말',
  hide: '첸탕 가리기',
  hideOthers: '기타 가리기',
  import: '가져오기…',
  new: '새 시나리오',
  noRecent: '없음',
  paste: '붙여넣기',
  quit: '종료',
  recent: '최근 파일',
  redo: '다시 실행',
  scenarioFiles: '시나리오',
  selectAll: '모두 선택',
  shortcuts: '키보드 단축키',
  showAll: '모두 보기',
  tables: '표',
  undo: '실행 취소',
  unreadable: '파일을 읽을 수 없습니다',
  unwritable: '파일을 쓸 수 없습니다',
  view: '보기',
  zoomIn: '확대',
  zoomOut: '축소',
}

const zh: Texts = {
  about: '关于钱塘',
  actualSize: '实际大小',
  clearRecent: '清除列表',
  copy: '复制',
  cut: '剪切',
  devTools: '开发者工具',
  duplicate: '创建情景副本',
  edit: '编辑',
  export: '导出…',
  file: '文件',
  fullScreen: '全屏',
  help: '帮助',
  hide: '隐藏钱塘',
  hideOthers: '隐藏其他',
  import: '导入…',
  new: '新建情景',
  noRecent: '无',
  paste: '粘贴',
  quit: '退出',
  recent: '最近的文件',
  redo: '重做',
  scenarioFiles: '情景',
  selectAll: '全选',
  shortcuts: '键盘快捷键',
  showAll: '全部显示',
  tables: '表格',
  undo: '撤销',
  unreadable: '无法读取文件',
  unwritable: '无法写入文件',
  view: '视图',
  zoomIn: '放大',
  zoomOut: '缩小',
}

export const texts: Readonly<Record<Language, Texts>> = { en, ko, zh }

/** The user's choice, else the first of the system's languages that the product speaks, else English. */
export function chooseLanguage(chosen: Language | undefined, system: readonly string[]): Language {
  if (chosen) return chosen
  for (const tag of system) {
    const found = languages.find((language) => tag.toLowerCase().split('-')[0] === language)
    if (found) return found
  }
  return 'en'
}
