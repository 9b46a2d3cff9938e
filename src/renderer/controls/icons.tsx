/** The window's few icons, drawn on a 16-pixel grid in the colour of the text around them. */
const paths = {
  minus: 'M3.5 8h9',
  plus: 'M3.5 8h9M8 3.5v9',
  reset: 'M3.2 8a4.8 4.8 0 1 0 1.5-3.5M3 2.5v2.6h2.6',
  info: 'M8 7.2v4M8 4.7v.1M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8Z',
  undo: 'M6 3 2.8 6.2 6 9.4M3 6.2h6.2a3.6 3.6 0 0 1 0 7.2H6.5',
  redo: 'M10 3l3.2 3.2L10 9.4M13 6.2H6.8a3.6 3.6 0 0 0 0 7.2h2.7',
  table: 'M2.5 3.5h11v9h-11zM2.5 6.5h11M2.5 9.5h11M6.5 3.5v9',
  chart: 'M2.5 2.5v11h11M5 10.5l3-3.5 2 2 3.5-4.5',
  down: 'M4.5 6.5 8 10l3.5-3.5',
  back: 'M10 3.5 5.5 8l4.5 4.5',
  close: 'M4 4l8 8M12 4l-8 8',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  warn: 'M8 2.2 14.3 13H1.7zM8 6.5v3M8 11.3v.1',
  help: 'M5.6 5.8a2.4 2.4 0 1 1 3.6 2.1c-.8.4-1.2.9-1.2 1.7M8 12.2v.1',
  check: 'M3.5 8.5l3 3 6-7',
  levers:
    'M2 4.5h5M11 4.5h3M9 2.7a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6ZM2 11.5h2M8 11.5h6M6 9.7a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6Z',
  layers: 'M8 2.2 14 5.4 8 8.6 2 5.4ZM2 8.4l6 3.2 6-3.2M2 11.2l6 3.2 6-3.2',
  fold: 'M4.5 7.5 8 11l3.5-3.5M4.5 3.5 8 7l3.5-3.5',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9ZM10.4 10.4l3.1 3.1',
} as const

export type IconName = keyof typeof paths

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path
        d={paths[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth={name === 'more' ? 2.2 : 1.5}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
