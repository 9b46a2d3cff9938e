/**
 * Lets `innerHTML = ''` empty an element, which the content-security policy otherwise refuses as markup without
 * a trusted type. react-aria's announcer clears itself this way, and the error would take the window down.
 * Any other markup is refused as before.
 */
const innerHtml = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML')

if (innerHtml?.set) {
  const { set } = innerHtml
  Object.defineProperty(Element.prototype, 'innerHTML', {
    ...innerHtml,
    set(this: Element, markup: unknown) {
      if (markup === '') this.replaceChildren()
      else set.call(this, markup)
    },
  })
}
