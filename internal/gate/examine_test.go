package gate_test

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"net/http"
	"regexp"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"planboard/internal/demo"
	"planboard/internal/plan"
	"planboard/internal/route"
)

// sessions are the cookies of each role, signed in.
type sessions map[plan.Role][]*network.CookieParam

// signIn signs in as each of the roles, by the form.
func (b *browser) signIn(t *testing.T, p portal, roles ...plan.Role) sessions {
	t.Helper()
	signed := sessions{}
	tab := b.openTab(t)
	for _, role := range roles {
		must(t, tab.become(nil))
		must(t, tab.open(p.base+route.SignIn))
		must(t, tab.send(route.SignIn, map[string]string{"email": accounts[role] + "@demo.planboard.test", "password": demo.Password}))
		kept, err := chromedp.Call(tab.ctx, network.GetCookies, network.GetCookiesParams{})
		must(t, err)
		for _, c := range kept.Cookies {
			signed[role] = append(signed[role], &network.CookieParam{Name: c.Name, Value: c.Value, URL: p.base, HTTPOnly: c.HTTPOnly})
		}
		if len(signed[role]) == 0 {
			t.Fatalf("no session for %s", role)
		}
	}
	return signed
}

// open opens an address and waits until the page has loaded.
func (tab *tab) open(address string) error {
	_, err := chromedp.RunResponse(tab.ctx, chromedp.Navigate(address))
	if err != nil {
		return fmt.Errorf("open %s: %w", address, err)
	}
	return nil
}

// send fills in the form of that address and sends it.
func (tab *tab) send(action string, typed map[string]string) error {
	fields, err := json.Marshal(typed)
	if err != nil {
		return err
	}
	script := fmt.Sprintf("gate.send(%q, %s)", action, fields)
	if _, err := chromedp.RunResponse(tab.ctx, chromedp.Evaluate[chromedp.Void](script)); err != nil {
		return fmt.Errorf("send the form of %s: %w", action, err)
	}
	return nil
}

// examine makes a visit and notes every fault of the page that it meets. A
// page laid out before is not opened once more.
func (tab *tab) examine(f *finding, p portal, signed sessions, known *layouts) error {
	if !f.isSent() {
		if err := f.fetch(p, signed[f.role]); err != nil {
			return err
		}
		if f.isNew = known.add(f); !f.isNew {
			return nil
		}
	}
	if err := tab.become(signed[f.role]); err != nil {
		return err
	}
	if err := tab.meet(f, p); err != nil {
		return err
	}
	if f.isNew = f.isNew || known.add(f); f.isNew {
		if err := tab.look(f); err != nil {
			return err
		}
	}
	f.faults = append(f.faults, tab.take().faults()...)
	return nil
}

// fetch takes the page without a browser.
func (f *finding) fetch(p portal, cookies []*network.CookieParam) error {
	r, err := http.NewRequest(http.MethodGet, p.base+f.address, nil)
	if err != nil {
		return err
	}
	for _, c := range cookies {
		r.AddCookie(&http.Cookie{Name: c.Name, Value: c.Value})
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	f.take(answer.StatusCode, string(body))
	return err
}

// take notes status, title and source of the page.
func (f *finding) take(status int, source string) {
	f.faults = nil
	if status != f.due() {
		f.faults = append(f.faults, fmt.Sprintf("status %d, want %d", status, f.due()))
	}
	f.html, f.title = source, ""
	if found := title.FindStringSubmatch(source); found != nil {
		f.title = html.UnescapeString(found[1])
	}
}

// look examines how the page that is open is laid out and reached.
func (tab *tab) look(f *finding) error {
	for _, check := range []func(*finding) error{tab.atEachWidth, tab.inEachMedium, tab.byKeyboard} {
		if err := check(f); err != nil {
			return err
		}
	}
	return nil
}

// layouts are the pages laid out so far.
type layouts struct{ sync.Map }

var (
	// header says who is signed in; reference is that of one request.
	header    = regexp.MustCompile(`(?s)<header.*?</header>`)
	reference = regexp.MustCompile(`reference: <strong>[0-9a-f]+</strong>`)
	title     = regexp.MustCompile(`(?s)<title>(.*?)</title>`)
)

// add reports whether no page like this one was laid out before. Under their
// headers, roles see much the same; so each role's header is looked at on its
// home page, and what is under it once.
func (l *layouts) add(f *finding) bool {
	layout := reference.ReplaceAllString(f.html, "")
	if f.address != route.Home {
		layout = header.ReplaceAllString(layout, "")
	}
	_, before := l.LoadOrStore(sha256.Sum256([]byte(layout)), true)
	return !before
}

// become puts on the cookies of a role.
func (tab *tab) become(cookies []*network.CookieParam) error {
	if err := call(tab.ctx, network.ClearBrowserCookies, cdp.Empty{}); err != nil || len(cookies) == 0 {
		return err
	}
	return call(tab.ctx, network.SetCookies, network.SetCookiesParams{Cookies: cookies})
}

// meet opens the page and keeps what was served.
func (tab *tab) meet(f *finding, p portal) error {
	if err := tab.resize(widths[0]); err != nil {
		return err
	}
	tab.take() // what the page before left
	if err := tab.open(p.base + f.form()); err != nil {
		return err
	}
	if f.isSent() {
		tab.take()
		if err := tab.send(f.address, f.typed); err != nil {
			return err
		}
	}
	return tab.keep(f)
}

// keep notes what the browser was served.
func (tab *tab) keep(f *finding) error {
	tab.mu.Lock()
	document, status := tab.log.document, tab.log.status
	tab.mu.Unlock()
	body, err := chromedp.Call(tab.ctx, network.GetResponseBody, network.GetResponseBodyParams{RequestID: document})
	if err != nil {
		return fmt.Errorf("read what was served: %w", err)
	}
	f.take(status, string(body.Body))
	return nil
}

func (tab *tab) atEachWidth(f *finding) error {
	for _, width := range widths {
		if err := tab.resize(width); err != nil {
			return err
		}
		if err := tab.add(f, fmt.Sprintf("at %d px, ", width), "gate.atWidth()"); err != nil {
			return err
		}
	}
	return nil
}

// add runs a check and adds what it finds to the faults.
func (tab *tab) add(f *finding, where, check string) error {
	faults, err := tab.ask(check)
	for _, fault := range faults {
		f.faults = append(f.faults, where+fault)
	}
	return err
}

// inEachMedium looks at the status marks on screen, on paper and in the
// colours that a reader chose.
func (tab *tab) inEachMedium(f *finding) error {
	media := []struct {
		name  string
		width int
		as    emulation.SetEmulatedMediaParams
	}{
		{"screen", widths[0], emulation.SetEmulatedMediaParams{}},
		{"print", 688, emulation.SetEmulatedMediaParams{Media: "print"}}, // A4 between its margins
		{"forced colours", widths[0], emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
			{Name: "forced-colors", Value: "active"}, {Name: "prefers-color-scheme", Value: "dark"}}}},
	}
	for _, m := range media {
		if err := tab.resize(m.width); err != nil {
			return err
		}
		if err := call(tab.ctx, emulation.SetEmulatedMedia, m.as); err != nil {
			return err
		}
		if err := tab.add(f, "", fmt.Sprintf("gate.marks(%q)", m.name)); err != nil {
			return err
		}
	}
	return call(tab.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{})
}

// byKeyboard goes through the page with Tab alone.
func (tab *tab) byKeyboard(f *finding) error {
	stops, err := chromedp.Run(tab.ctx, chromedp.Evaluate[int]("gate.beginWalk()"))
	if err != nil {
		return err
	}
	for range stops {
		press := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeRawKeyDown, Key: "Tab", Code: "Tab", WindowsVirtualKeyCode: 9}
		if err := call(tab.ctx, input.DispatchKeyEvent, press); err != nil {
			return err
		}
	}
	return tab.add(f, "by keyboard, ", "gate.endWalk()")
}
