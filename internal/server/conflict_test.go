package server_test

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"

	"planboard/internal/route"
)

func TestWhoComesSecondSeesBothTexts(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	c := p.as("fostering")
	first, second := right(c.get(updateA07).form()), right(c.get(updateA07).form())
	c.submit(first).want(http.StatusSeeOther)

	second = second.with("narrative", "Twelve households, counted again.")
	conflict := c.submit(second).want(http.StatusConflict)

	both := conflict.one("main .pb-cols--two")
	if !strings.Contains(both, first.fields.Get("narrative")) || !strings.Contains(both, second.fields.Get("narrative")) {
		t.Errorf("beside each other stand %q", both)
	}
	if title := conflict.one("head title"); !strings.HasPrefix(title, "Error: ") {
		t.Errorf("title %q", title)
	}
	again := conflict.form()
	wantKept(t, second, again)
	if again.fields.Get("version") == second.fields.Get("version") {
		t.Error("the form still has the version that was too old")
	}
	story := c.follow(c.submit(again)).one("main")
	for _, told := range []string{first.fields.Get("narrative"), second.fields.Get("narrative")} {
		if !strings.Contains(story, told) {
			t.Errorf("%q is lost", told)
		}
	}
}

func TestALateFormIsAConflictEvenWhenSomethingInItIsWrong(t *testing.T) {
	t.Parallel()
	c := newPortal(t).as("fostering")
	late := right(c.get(updateA07).form()).with("narrative", "").dated("forecast", "31", "2", "2024")
	c.submit(right(c.get(updateA07).form())).want(http.StatusSeeOther)
	conflict := c.submit(late).want(http.StatusConflict)
	wantKept(t, late, conflict.form())
	c.submit(conflict.form()).want(http.StatusUnprocessableEntity)
}

func TestWhatIsToBePutRightNeverReachesTheRecord(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, who, address string
		fill, spoil        func(form) form
	}{
		{"a late update without words is written", "fostering", updateA07, right, func(f form) form { return f.with("narrative", "") }},
		{"a late figure of nobody is written", "data", valuesL02, corrected, func(f form) form { return f.with("denominator", "0") }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			record := breakable(t)
			c := portalOn(t, record).as(tt.who)
			late, again := tt.spoil(tt.fill(c.get(tt.address).form())), tt.fill(c.get(tt.address).form())
			c.submit(again).want(http.StatusSeeOther)
			for _, at := range []string{"Record", "AddValue"} {
				record.at.Store(at)
				wantKept(t, late, c.submit(late).want(http.StatusConflict).form())
				c.submit(tt.spoil(again)).want(http.StatusSeeOther) // it was taken as it was
			}
			record.at.Store("Taken")
			wantKept(t, late, c.submit(late).want(http.StatusServiceUnavailable).form())
		})
	}
}

func TestSendingAFormTwiceIsHarmless(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, who, address string
		fill               func(form) form
	}{
		{"an update is on the record twice", "fostering", updateA07, right},
		{"a delivery is judged against the next occasion", "officer", route.PostUpdate(edition2022, "A19"),
			func(f form) form {
				return f.with("status", "complete", "narrative", "The audit of this term is done.", "evidence", "Audit of January").
					dated("delivered", "30", "1", "2024")
			}},
		{"a figure is a correction of itself", "data", route.Values(edition2022, "L02"), corrected},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			c := newPortal(t).as(tt.who)
			f := tt.fill(c.get(tt.address).form())
			once, twice := c.submit(f).want(http.StatusSeeOther), c.submit(f).want(http.StatusSeeOther)
			if once.header.Get("Location") != twice.header.Get("Location") {
				t.Errorf("led to %s, then to %s", once.header.Get("Location"), twice.header.Get("Location"))
			}
			if before, after := f.version(t), c.get(tt.address).form().version(t); after <= before {
				t.Errorf("version %d became %d, want a later one", before, after)
			}
		})
	}
}

func TestOfManyAtOnceOneWinsAndNobodyLosesAnything(t *testing.T) {
	t.Parallel()
	const officers = 20
	p := newPortal(t)
	start := p.as("fostering")
	f := right(start.get(updateA07).form())
	waiting := make([]form, officers)
	for i := range waiting {
		waiting[i] = f.with("narrative", fmt.Sprintf("Told by officer %d.", i), "key", fmt.Sprint("officer", i))
	}
	for round := 0; len(waiting) > 0; round++ {
		answers := atOnce(start, waiting)
		waiting = nil
		for _, a := range answers {
			if a.status == http.StatusConflict {
				waiting = append(waiting, a.form())
			} else {
				a.want(http.StatusSeeOther)
			}
		}
		if want := officers - round - 1; len(waiting) > want || round == 0 && len(waiting) != want {
			t.Fatalf("after round %d %d are waiting, want %d", round, len(waiting), want)
		}
	}
	story := start.get(actionA07).body + start.get(older(t, start)).body
	for i := range officers {
		if !strings.Contains(story, fmt.Sprintf("Told by officer %d.", i)) {
			t.Errorf("what officer %d told is lost", i)
		}
	}
}

// atOnce sends all forms together.
func atOnce(c *client, forms []form) []answer {
	answers := make([]answer, len(forms))
	var all sync.WaitGroup
	for i, f := range forms {
		all.Go(func() {
			one := *c
			one.cookies = map[string]string{}
			for name, value := range c.cookies {
				one.cookies[name] = value
			}
			answers[i] = one.submit(f)
		})
	}
	all.Wait()
	return answers
}

// older is the address of the updates before those that the page shows.
func older(t *testing.T, c *client) string {
	t.Helper()
	for _, link := range find(t, c.get(actionA07).page(), "main a") {
		if strings.Contains(attr(link, "href"), "before=") {
			return attr(link, "href")
		}
	}
	t.Fatal("no link to older updates")
	return ""
}
