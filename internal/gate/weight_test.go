package gate_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"planboard/internal/plan"
	"planboard/internal/route"
	"planboard/web"
)

// What the Board's home may weigh over the wire, compressed, headers included.
const (
	pageLimit   = 12_000 // bytes
	assetsLimit = 60_000 // bytes, of all that a first visit brings along
)

// shipment is one request and what came over the wire for it.
type shipment struct {
	address string
	isPage  bool
	bytes   int
	ended   bool
}

// scales weigh what a tab receives.
type scales struct {
	mu   sync.Mutex
	seen map[network.RequestID]*shipment
}

// weigh begins to weigh what the tab receives.
func (tab *tab) weigh(t *testing.T) *scales {
	t.Helper()
	s := &scales{seen: map[network.RequestID]*shipment{}}
	must(t, chromedp.Listen(tab.ctx, s.note))
	return s
}

func (s *scales) note(event any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		s.seen[e.RequestID] = &shipment{address: e.Request.URL, isPage: e.Type == network.ResourceTypeDocument}
	case *network.EventLoadingFinished:
		if on := s.seen[e.RequestID]; on != nil {
			on.bytes, on.ended = int(e.EncodedDataLength), true
		}
	case *network.EventLoadingFailed:
		if on := s.seen[e.RequestID]; on != nil {
			on.ended = true
		}
	}
}

// clear forgets what has come so far.
func (s *scales) clear() {
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.seen)
}

// all returns what has come, or false while something is under way.
func (s *scales) all() (all []shipment, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, on := range s.seen {
		if !on.ended {
			return nil, false
		}
		all = append(all, *on)
	}
	return all, true
}

// load is what one visit brought, by address.
type load struct {
	page   int
	assets map[string]int
}

func (l load) sum() int {
	total := 0
	for bytes := range maps.Values(l.assets) {
		total += bytes
	}
	return total
}

func (l load) String() string {
	lines := []string{fmt.Sprintf("page %d bytes, assets %d bytes in %d requests:", l.page, l.sum(), len(l.assets))}
	for _, address := range slices.Sorted(maps.Keys(l.assets)) {
		lines = append(lines, fmt.Sprintf("  %6d %s", l.assets[address], address))
	}
	return strings.Join(lines, "\n")
}

// icon shows the page's icon in the page, since browsers may fetch it late,
// unseen or not at all.
const icon = `new Promise((shown, failed) => {
	const image = new Image()
	image.onload = () => shown('')
	image.onerror = () => failed(new Error('there is no icon'))
	image.src = document.querySelector('link[rel=icon]').href
})`

// visit opens the page from an empty tab, where nothing of the visit before is
// under way any more.
func (w *traveller) visit(s *scales, address string) load {
	w.t.Helper()
	must(w.t, w.tab.open("about:blank"))
	s.clear()
	must(w.t, w.tab.open(w.base+address))
	_, err := chromedp.Run(w.tab.ctx, chromedp.Evaluate[string](icon, chromedp.EvalAwaitPromise))
	must(w.t, err)
	l := load{assets: map[string]int{}}
	for _, on := range s.settled(w.t) {
		if on.isPage {
			l.page += on.bytes
		} else {
			l.assets[strings.TrimPrefix(on.address, w.base)] += on.bytes
		}
	}
	return l
}

// settled waits until all that was asked for has come, which is at once but
// for what the browser still has to tell.
func (s *scales) settled(t *testing.T) []shipment {
	t.Helper()
	for range 6000 {
		if all, ok := s.all(); ok {
			return all
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Fatal("something asked for never came")
	return nil
}

// TestGateWeighsAFirstVisitAndASecond counts bytes, which are the same on every
// machine, and not time.
func TestGateWeighsAFirstVisitAndASecond(t *testing.T) {
	b := chromium(t)
	p := portals(t)[well]
	signed := b.signIn(t, p, plan.BoardMember)
	tab := b.openTab(t) // with a cache of its own, so that nothing is there yet
	must(t, tab.become(signed[plan.BoardMember]))
	w := &traveller{t, tab, p.base}
	s := tab.weigh(t)

	first := w.visit(s, route.Home)
	t.Logf("first visit: %s", first)
	if first.page == 0 || first.page > pageLimit {
		t.Errorf("the page is %d bytes, want 1 to %d", first.page, pageLimit)
	}
	if total := first.sum(); total > assetsLimit {
		t.Errorf("the assets are %d bytes, want at most %d", total, assetsLimit)
	}
	for _, name := range []string{"app.css", "app.js", "favicon.svg", "source-sans-3.woff2"} {
		if first.assets[web.URL(name)] == 0 {
			t.Errorf("%s was not weighed", web.URL(name))
		}
	}

	second := w.visit(s, route.Home)
	t.Logf("second visit: %s", second)
	if second.page == 0 || len(second.assets) != len(first.assets) {
		t.Errorf("the second visit shows the page with %d of %d assets", len(second.assets), len(first.assets))
	}
	if total := second.sum(); total != 0 {
		t.Errorf("the assets are %d bytes again, want 0: is each to be kept as immutable?", total)
	}
}
