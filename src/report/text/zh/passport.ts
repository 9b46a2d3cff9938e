/** 数字的来源卡片，中文。 */
import type { Dictionary } from '../en.ts'

export const passport: Dictionary['passport'] = {
  open: '{{text}}：查看来源（{{name}}）',
  back: '返回',
  goTo: '在所属页面中查看',
  kinds: {
    figure: '{{source}}数据',
    conflict: '{{source}}数据不一致',
    outcome: '公布值',
    target: '官方目标',
    lever: '可调变量',
    assumption: '假设',
    equation: '模型方程',
    indicator: '推算值',
  },
}
