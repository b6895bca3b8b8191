package gate_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// traveller is somebody at a browser, who presses, types and chooses.
type traveller struct {
	t    *testing.T
	tab  *tab
	base string
}

// aim finds what can be pressed by its words, or by how they begin, in the main
// part of the page first. A link within the page leads to no other.
const aim = `(() => {
	const words = (e) => e.checkVisibility() ? e.innerText.trim().replace(/\s+/g, ' ') : ''
	const all = [...document.querySelectorAll('main a, main button'), ...document.querySelectorAll('a, button')]
	const e = all.find((e) => words(e) === %[1]s) ?? all.find((e) => words(e).startsWith(%[1]s))
	if (!e) return null
	e.scrollIntoView({ block: 'center', behavior: 'instant' })
	const { x, y, width, height } = e.getClientRects()[0]
	return { x: x + width / 2, y: y + height / 2, stays: (e.getAttribute('href') ?? '').startsWith('#') }
})()`

type target struct {
	X, Y  float64
	Stays bool
}

func (w *traveller) aim(words string) target {
	w.t.Helper()
	at, err := chromedp.Run(w.tab.ctx, chromedp.Evaluate[*target](fmt.Sprintf(aim, quote(words))))
	must(w.t, err)
	if at == nil {
		w.t.Fatalf("nothing that can be pressed says %q at %s", words, w.address())
	}
	return *at
}

// click presses and lets go of the mouse there.
func (tab *tab) click(at target) error {
	for _, kind := range []input.DispatchMouseEventType{input.DispatchMouseEventTypeMousePressed, input.DispatchMouseEventTypeMouseReleased} {
		err := call(tab.ctx, input.DispatchMouseEvent, input.DispatchMouseEventParams{
			Type: kind, X: at.X, Y: at.Y, Button: input.MouseButtonLeft, ClickCount: 1,
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// press presses what bears the words and waits for the page that comes.
func (w *traveller) press(words string) {
	w.t.Helper()
	at := w.aim(words)
	if at.Stays {
		must(w.t, w.tab.click(at))
		return
	}
	_, err := chromedp.RunResponse(w.tab.ctx, func(context.Context, *chromedp.Target) (chromedp.Void, error) {
		return chromedp.Void{}, w.tab.click(at)
	})
	must(w.t, err)
}

// write types into a field, in place of what stands there.
func (w *traveller) write(field, text string) {
	w.t.Helper()
	w.eval(fmt.Sprintf("(e => { e.focus(); e.select(); return '' })(document.querySelector('main form [name=%s]'))", quote(field)))
	must(w.t, call(w.tab.ctx, input.InsertText, input.InsertTextParams{Text: text}))
}

// choose picks an answer of a group of radios or of a list.
func (w *traveller) choose(field, value string) {
	w.t.Helper()
	w.eval(fmt.Sprintf("(f => { f.value = %s; return '' })([...document.querySelectorAll('main form')].at(-1).elements[%s])", quote(value), quote(field)))
}

func (w *traveller) date(field, day, month, year string) {
	w.t.Helper()
	w.write(field+"-day", day)
	w.write(field+"-month", month)
	w.write(field+"-year", year)
}

func (w *traveller) eval(script string) string {
	w.t.Helper()
	got, err := chromedp.Run(w.tab.ctx, chromedp.Evaluate[string](script))
	must(w.t, err)
	return got
}

// address is where the traveller is, without the host.
func (w *traveller) address() string {
	w.t.Helper()
	u, err := url.Parse(w.eval("location.href"))
	must(w.t, err)
	return u.Path
}

func (w *traveller) wantAt(address string) {
	w.t.Helper()
	if got := w.address(); got != address {
		w.t.Fatalf("came to %s, want %s: %.300s", got, address, w.eval("document.querySelector('main').innerText"))
	}
}

func (w *traveller) wantSeen(words string) {
	w.t.Helper()
	if seen := w.eval("document.body.innerText"); !strings.Contains(seen, words) {
		w.t.Fatalf("%s does not say %q: %.600s", w.address(), words, seen)
	}
}

// quote returns text as a script writes it.
func quote(text string) string {
	quoted, err := json.Marshal(text)
	if err != nil {
		panic(err) // text always can be
	}
	return string(quoted)
}
