package gate_test

import (
	"cmp"
	"fmt"
	"net/http"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"planboard/internal/plan"
	"planboard/internal/server"
)

// widths are those of a desk, a phone and a small phone; the last is also what
// a desk shows at four times the size.
var widths = []int{1280, 375, 320}

// tabs is how many pages are examined at once.
const tabs = 4

// isFile reports whether an address answers with a file.
func isFile(a server.Access) bool { return path.Ext(a.Pattern) != "" }

func TestEveryAddressHasAnExample(t *testing.T) {
	t.Parallel()
	s, err := server.New(nil, server.Options{})
	must(t, err)
	known := map[string]bool{}
	for _, a := range s.Accesses() {
		name := a.Method + " " + a.Pattern
		known[name] = true
		if !isFile(a) && len(visits(a)) == 0 {
			t.Errorf("%s has no example: add one, so that the gate examines it", name)
		}
	}
	for name := range examples {
		if !known[name] {
			t.Errorf("%s has examples, and is no address", name)
		}
	}
}

// finding is what came of a visit.
type finding struct {
	visit
	title  string
	html   string
	faults []string
	isNew  bool // laid out for the first time, so examined at each width
}

func TestGateOpensEveryPageForEveryRole(t *testing.T) {
	b := chromium(t)
	began := time.Now()
	all := portals(t)
	signed := b.signIn(t, all[well], plan.Roles...)
	findings := b.examine(t, all, signed)
	checkTitles(findings)
	must(t, checkSources(findings))
	for _, f := range findings {
		for _, fault := range f.faults {
			t.Errorf("%s (%s): %s", f.name(), f.address, fault)
		}
	}
	report(t, findings, time.Since(began))
}

// examine makes all visits, several at once.
func (b *browser) examine(t *testing.T, at map[condition]portal, signed sessions) []*finding {
	t.Helper()
	var findings []*finding
	queue := make(chan *finding)
	var workers sync.WaitGroup
	var known layouts
	for range tabs {
		tab := b.openTab(t)
		workers.Go(func() {
			for f := range queue {
				if err := tab.examine(f, at[cmp.Or(f.record, well)], signed, &known); err != nil {
					f.faults = append(f.faults, err.Error())
				}
			}
		})
	}
	for _, a := range at[well].server.Accesses() {
		for _, v := range visits(a) {

			f := &finding{visit: v}
			findings = append(findings, f)
			queue <- f
		}
	}
	close(queue)
	workers.Wait()
	return findings
}

// checkTitles finds pages of different addresses that one reader cannot tell
// by their titles, and failures that do not begin with "Error:".
func checkTitles(findings []*finding) {
	type key struct{ role, title string }
	bearers := map[key]*finding{}
	for _, f := range findings {
		failed := f.due() >= http.StatusBadRequest
		if strings.HasPrefix(f.title, "Error: ") != failed {
			f.faults = append(f.faults, fmt.Sprintf("title %q at status %d", f.title, f.due()))
		}
		if failed || f.record == withoutPlan || f.state == "on the way elsewhere" {
			continue
		}
		k := key{string(f.role), f.title}
		other, taken := bearers[k]
		if taken && pathOf(other.address) != pathOf(f.address) && other.html != f.html {
			f.faults = append(f.faults, fmt.Sprintf("title %q is that of %s too", f.title, other.address))
		}
		bearers[k] = f
	}
}

func pathOf(address string) string { return strings.Split(address, "?")[0] }

// checkSources has html-validate look at all pages.
func checkSources(findings []*finding) error {
	var pages []source
	for _, f := range findings {
		pages = append(pages, source{f.name() + f.address, f.html})
	}
	found, err := validate(pages)
	for _, f := range findings {
		f.faults = append(f.faults, found[f.name()+f.address]...)
	}
	return err
}

// report prints the table of what was examined.
func report(t *testing.T, findings []*finding, took time.Duration) {
	t.Helper()
	var b strings.Builder
	fmt.Fprintf(&b, "\n%-58s %5s %5s %7s %6s %10s  %s\n", "address", "roles", "pages", "layouts", "checks", "violations", "states")
	var order []string
	of := map[string][]*finding{}
	for _, f := range findings {
		if of[f.route] == nil {
			order = append(order, f.route)
		}
		of[f.route] = append(of[f.route], f)
	}
	for _, name := range order {
		fmt.Fprintln(&b, row(name, of[name]))
	}
	fmt.Fprintln(&b, row("all", findings))
	fmt.Fprintf(&b, "A layout is examined at %v pixels; pages are of one layout when they differ in their header alone.\n", widths)
	fmt.Fprintf(&b, "It took %s.\n", took.Round(time.Second))
	t.Log(b.String())
}

func row(name string, findings []*finding) string {
	var roles, states []string
	layouts, faults := 0, 0
	for _, f := range findings {
		roles, states = append(roles, string(f.role)), append(states, f.state)
		faults += len(f.faults)
		if f.isNew {
			layouts++
		}
	}
	slices.Sort(roles)
	slices.Sort(states)
	if states = slices.Compact(states); name == "all" {
		states = nil
	}
	return fmt.Sprintf("%-58s %5d %5d %7d %6d %10d  %s", name, len(slices.Compact(roles)), len(findings),
		layouts, layouts*len(widths), faults, strings.Join(states, ", "))
}
