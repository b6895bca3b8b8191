// What the gate asks of a page, in the page itself. Every check answers with
// sentences, one for each fault; none is good.
globalThis.gate = (() => {
  const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  const MARKS = 'svg[viewBox="0 0 16 16"]' // the status shapes and the arrows
  const all = (selector, root = document) => [...root.querySelectorAll(selector)]
  const seen = (e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  const hiddenByClip = (e) => !!e.closest('.govuk-visually-hidden, .govuk-skip-link') || e.clientWidth <= 1 || e.clientHeight <= 1

  // name says which element is meant: its tag, id, classes and first words.
  const name = (e) => {
    const classes = (e.getAttribute('class') ?? '').trim().split(/\s+/).filter(Boolean)
    const words = (e.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40)
    return [e.localName, e.id && '#' + e.id, ...classes.map((c) => '.' + c)].join('') + (words && ` "${words}"`)
  }

  const axeFaults = async () => {
    const found = await axe.run(document, { runOnly: { type: 'tag', values: TAGS }, resultTypes: ['violations'], preload: false })
    return found.violations.flatMap((v) => v.nodes.map((n) => `axe ${v.id} (${v.help}): ${n.target.join(' ')}`))
  }

  const headings = () => {
    const shown = all('h1').filter(seen)
    return shown.length === 1 ? [] : [`there are ${shown.length} h1, and there must be one`]
  }

  const sideways = () => {
    const root = document.documentElement
    if (root.scrollWidth <= root.clientWidth) return []
    const wide = all('body *').filter((e) => seen(e) && e.getBoundingClientRect().right > root.clientWidth + 1)
    const inner = wide.filter((e) => !wide.some((o) => o !== e && e.contains(o)))
    return [`the page scrolls sideways, ${root.scrollWidth} in ${root.clientWidth} pixels: ${inner.slice(0, 3).map(name).join('; ')}`]
  }

  // A keyboard and a screen reader go by the document; so must the eye.
  const order = () => all('body *').filter((e) => {
    const s = getComputedStyle(e)
    return s.order !== '0' || s.flexDirection.endsWith('-reverse') || s.flexWrap === 'wrap-reverse' || e.tabIndex > 0
  }).map((e) => `${name(e)} is put out of the order of the document`)

  // Safari forgets that a table is one when it is displayed as something else,
  // unless its parts say it.
  const tables = () => all('table, thead, tbody, tr, th, td').filter((e) => {
    return !getComputedStyle(e).display.startsWith('table') && !e.hasAttribute('role')
  }).map((e) => `${name(e)} is displayed as no part of a table and has no role`)

  // cut lists the elements whose text does not fit into them: text that an
  // overflow hides, and words of a drawing that leave it.
  const cut = () => {
    const lost = new Map()
    for (const e of all('body *')) {
      if (e.ownerSVGElement || e.matches('svg, input, select, textarea') || !seen(e) || hiddenByClip(e)) continue
      const s = getComputedStyle(e)
      const x = s.overflowX === 'hidden' || s.overflowX === 'clip'
      const y = s.overflowY === 'hidden' || s.overflowY === 'clip'
      if ((x && e.scrollWidth > e.clientWidth + 1) || (y && e.scrollHeight > e.clientHeight + 1)) {
        lost.set(e, `${name(e)} hides a part of its text`)
      }
    }
    for (const e of all('svg text').filter((e) => seen(e) && getComputedStyle(e.ownerSVGElement).overflow !== 'visible')) {
      const word = e.getBoundingClientRect()
      const drawing = e.ownerSVGElement.getBoundingClientRect()
      if (word.left < drawing.left - 1 || word.right > drawing.right + 1) lost.set(e, `${name(e)} leaves its drawing`)
    }
    return lost
  }

  // spacing puts on what a reader may put on (WCAG 1.4.12) and lists what is
  // lost by it, and says so when the page then scrolls sideways.
  const spacing = () => {
    const before = cut()
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
      p { margin-bottom: 2em !important }`)
    document.adoptedStyleSheets.push(sheet)
    const lost = [...cut()].filter(([e]) => !before.has(e)).map(([, why]) => why)
    const found = [...before.values(), ...[...lost, ...sideways()].map((why) => 'with wider text spacing, ' + why)]
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((s) => s !== sheet)
    return found
  }

  // Everything that depends on how wide the page is.
  const atWidth = async () => [...headings(), ...sideways(), ...order(), ...tables(), ...spacing(), ...await axeFaults()]

  const channels = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number)
  const clear = (colour) => colour === 'none' || channels(colour)[3] === 0
  const luminance = (colour) => {
    const [r, g, b] = channels(colour).map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const contrast = (a, b) => {
    const [light, dark] = [luminance(a), luminance(b)].sort((m, n) => n - m)
    return (light + 0.05) / (dark + 0.05)
  }

  // behind is the colour behind an element; a printer leaves backgrounds out.
  const behind = (e) => {
    if (matchMedia('print').matches) return 'rgb(255, 255, 255)'
    for (; e; e = e.parentElement) {
      const colour = getComputedStyle(e).backgroundColor
      if (!clear(colour)) return colour
    }
    return 'rgb(255, 255, 255)'
  }

  // wordOf is the first text beside a mark that can be seen, with its element.
  const wordOf = (mark) => {
    const texts = document.createTreeWalker(mark.parentElement, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const e = texts.currentNode.parentElement
      if (texts.currentNode.data.trim() && !e.closest('svg, .govuk-visually-hidden') && seen(e)) return e
    }
    return null
  }

  const isDrawn = (mark) => all('*', mark).some((part) => {
    const s = getComputedStyle(part)
    return [s.fill, s.stroke].some((c) => !clear(c) && contrast(c, behind(mark)) >= 3)
  })

  const markFault = (mark) => {
    const word = wordOf(mark)
    const box = mark.getBoundingClientRect()
    if (!word) return 'has no word beside it'
    if (contrast(getComputedStyle(word).color, behind(word)) < 4.5) return 'has a word that cannot be read'
    if (box.width < 8 || box.height < 8) return 'is too small to be seen'
    return isDrawn(mark) ? '' : 'cannot be told from what is behind it'
  }

  // marks remembers on screen which status marks can be seen; asked again in
  // another medium, it lists those that are gone and those that say nothing.
  let onScreen = []
  const marks = (medium) => {
    const shown = all(MARKS).filter(seen)
    const gone = medium === 'screen' ? [] : onScreen.filter((m) => !seen(m) && !m.closest('form, .pb-noprint'))
    if (medium === 'screen') onScreen = shown
    const at = (m) => `in ${medium}, the mark of ${name(m.parentElement)} `
    return [...gone.map((m) => at(m) + 'is gone'), ...shown.filter(markFault).map((m) => at(m) + markFault(m))]
  }

  // stops lists what Tab must reach, in the order of the document.
  const stops = () => {
    const candidates = all('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex], [contenteditable]')
      .filter((e) => !e.disabled && e.tabIndex >= 0 && e.checkVisibility({ visibilityProperty: true }))
    return candidates.filter((e) => {
      if (e.type !== 'radio') return true
      const group = candidates.filter((o) => o.type === 'radio' && o.name === e.name && o.form === e.form)
      return e === (group.find((o) => o.checked) ?? group[0])
    })
  }

  // look is all by which focus may show, on the control or on the box that a
  // label draws for it.
  const look = (e) => [[e], [e, '::after'], [e.nextElementSibling ?? e, '::before']].map(([on, part]) => {
    const s = getComputedStyle(on, part)
    const outline = s.outlineStyle === 'none' || clear(s.outlineColor) ? '' : s.outlineWidth + s.outlineColor
    return [outline, s.boxShadow, s.backgroundColor, s.borderColor, s.borderWidth].join()
  }).join()

  let walk
  // beginWalk puts the focus before the first stop and returns how often Tab
  // is to be pressed.
  const beginWalk = () => {
    document.body.tabIndex = -1
    document.body.focus()
    document.body.removeAttribute('tabindex')
    const expected = stops()
    walk = { expected, unfocused: new Map(expected.map((e) => [e, look(e)])), reached: [], unseen: [] }
    document.addEventListener('focusin', ({ target }) => {
      walk.reached.push(target)
      if (!walk.unseen.includes(target) && walk.unfocused.get(target) === look(target)) walk.unseen.push(target)
    })
    return expected.length
  }

  const endWalk = () => {
    const i = walk.expected.findIndex((e, n) => walk.reached[n] !== e)
    const reached = walk.reached[i]
    return [
      ...(i < 0 ? [] : [`Tab ${i + 1} leads to ${reached ? name(reached) : 'nothing'}, and should to ${name(walk.expected[i])}`]),
      ...walk.unseen.map((e) => `focus cannot be seen on ${name(e)}`)
    ]
  }

  // send fills in a form of the page and sends it, as its button does.
  const send = (action, typed) => {
    const form = all('form[method=post]').find((f) => f.getAttribute('action') === action)
    for (const [field, value] of Object.entries(typed ?? {})) {
      const control = form.elements[field]
      control.value = value
    }
    form.requestSubmit(form.querySelector('button:not([type=button])'))
  }

  return { atWidth, marks, beginWalk, endWalk, send }
})()
