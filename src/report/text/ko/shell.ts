/** The words of the native menu and dialogs in Korean. */
import type { Dictionary } from '../en.ts'

export const shell: Dictionary['shell'] = {
  about: '첸탕 정보',
  actualSize: '실제 크기',
  another: '이 데이터 폴더로 첸탕이 이미 실행 중이므로 그 프로그램의 창을 하나 더 엽니다.',
  check: '내보낸 파일 재계산 검증…',
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
  leave: '저장하지 않고 닫기',
  new: '새 시나리오',
  noRecent: '없음',
  notStarted: '첸탕을 시작할 수 없습니다',
  notStartedHint: '시나리오는 그대로 있습니다. 문제를 해결한 뒤 첸탕을 다시 시작하십시오.',
  paste: '붙여넣기',
  quit: '종료',
  recent: '최근 파일',
  redo: '다시 실행',
  results: '내보낸 결과',
  scenarioFiles: '시나리오',
  selectAll: '모두 선택',
  shortcuts: '키보드 단축키',
  showAll: '모두 보기',
  stay: '창 열어 두기',
  tables: '표',
  undo: '실행 취소',
  unreadable: '파일을 읽을 수 없습니다',
  unsaved: '최근 변경 내용이 저장되지 않았습니다',
  unsavedDetail: '지금 창을 닫으면 변경 내용이 사라집니다.',
  unwritable: '파일을 쓸 수 없습니다',
  usage: `사용법: node out/main/host.js [옵션]
  --port N        서비스할 포트, 0이면 임의(기본)
  --data-dir DIR  시나리오를 보관할 폴더
  --no-open       브라우저를 열지 않음
  --idle N        창이 없는 채로 N분이 지나면 종료(기본 30, 0이면 종료하지 않음)
  --help          이 도움말 표시`,
  view: '보기',
  zoomIn: '확대',
  zoomOut: '축소',
}
