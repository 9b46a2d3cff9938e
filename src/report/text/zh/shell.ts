/** The words of the native menu and dialogs in Chinese. */
import type { Dictionary } from '../en.ts'

export const shell: Dictionary['shell'] = {
  about: '关于钱塘',
  actualSize: '实际大小',
  another: '钱塘已在使用此数据文件夹运行，现为其再打开一个窗口。',
  check: '复算核验导出的文件…',
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
  leave: '不保存并关闭',
  new: '新建情景',
  noRecent: '无',
  notStarted: '钱塘无法启动',
  notStartedHint: '所存情景保持原样。问题解决后，请重新启动钱塘。',
  paste: '粘贴',
  quit: '退出',
  recent: '最近的文件',
  redo: '重做',
  results: '导出的结果',
  scenarioFiles: '情景',
  selectAll: '全选',
  shortcuts: '键盘快捷键',
  showAll: '全部显示',
  stay: '保持窗口打开',
  tables: '表格',
  undo: '撤销',
  unreadable: '无法读取文件',
  unsaved: '最近的更改尚未保存',
  unsavedDetail: '如果现在关闭窗口，这些更改将会丢失。',
  unwritable: '无法写入文件',
  usage: `用法：node out/main/host.js [选项]
  --port N        服务端口，0为任意端口（默认）
  --data-dir DIR  保存情景的文件夹
  --no-open       不打开浏览器
  --idle N        没有窗口满N分钟后退出（默认30，0为不退出）
  --help          显示本说明`,
  view: '视图',
  zoomIn: '放大',
  zoomOut: '缩小',
}
