package report_test

import (
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"planboard/internal/demo"
	"planboard/internal/document"
	"planboard/internal/plan"
	"planboard/internal/report"
	"planboard/internal/sheet"
)

var (
	keyOf2022   = plan.EditionKey{Plan: "children-in-care", Edition: "2022-2024"}
	keyOf2020   = plan.EditionKey{Plan: "children-in-care", Edition: "2020-2022"}
	keyStrategy = plan.EditionKey{Plan: "sufficiency", Edition: "2022-2024"}
)

// demoInput is the demonstration's report on an edition, at the moment its
// clock begins.
func demoInput(t *testing.T, key plan.EditionKey) report.Input {
	t.Helper()
	r := demo.Record()
	b := builder{t, r, plan.DateAt(demo.Start())}
	e := b.edition(key)
	in := report.Input{
		Position: b.position(e), Claims: e.Claims, Approvals: e.Approvals,
		Director: b.post("R02"), At: demo.Start().Add(250 * time.Millisecond), Illustrative: true,
	}
	if e.Supersedes != (plan.EditionKey{}) {
		before := b.edition(e.Supersedes).Edition
		in.Predecessor = &before
	}
	in.Voices = voicesFor(r, e)
	return in
}

// voicesFor are those that the record's keeper hands over: what led to an
// action of the edition or, while it is in force, to none; the open ones first.
func voicesFor(r plan.Record, e plan.EditionRecord) []plan.Voice {
	var open, told []plan.Voice
	for _, v := range r.Voices {
		here := slices.ContainsFunc(e.Actions, func(a plan.ActionRecord) bool { return a.Ref == v.Action })
		switch {
		case !here && (v.Action != "" || e.State != plan.InForce):
		case v.ToldOn.IsZero():
			open = append(open, v)
		default:
			told = append(told, v)
		}
	}
	return append(open, told...)
}

// builder works out a position from a record, as whoever keeps it does.
type builder struct {
	t      *testing.T
	record plan.Record
	today  plan.Date
}

func (b builder) edition(key plan.EditionKey) plan.EditionRecord {
	b.t.Helper()
	i := slices.IndexFunc(b.record.Editions, func(e plan.EditionRecord) bool { return e.Key == key })
	if i < 0 {
		b.t.Fatalf("no edition %v on the record", key)
	}
	return b.record.Editions[i]
}

func (b builder) position(e plan.EditionRecord) plan.Position {
	p := plan.Position{Today: b.today, Edition: e.Edition, Rounds: b.record.Rounds}
	for _, pr := range e.Priorities {
		pr.Lead = b.post(pr.Lead.Code)
		p.Priorities = append(p.Priorities, pr)
	}
	if e.Companion != (plan.EditionKey{}) {
		p.Companions = []plan.Edition{b.edition(e.Companion).Edition}
	}
	p.Actions = plan.Track(b.actions(e), b.record.Rounds, b.today)
	for _, use := range e.Measures {
		p.Measures = append(p.Measures, b.series(e, use))
	}
	return p
}

func (b builder) post(code plan.PostCode) plan.Post {
	for _, p := range b.record.Posts {
		if p.Code != code {
			continue
		}
		post := plan.Post{Code: code, Organisation: p.Organisation}
		for _, title := range p.Titles {
			if !b.today.Before(title.From) {
				post.Title = title.Title
			}
		}
		return post
	}
	return plan.Post{Code: code}
}

func (b builder) actions(e plan.EditionRecord) []plan.Action {
	var all []plan.Action
	for _, r := range e.Actions {
		for i := range r.Updates {
			r.Updates[i].ID = int64(i + 1)
		}
		a := r.Replay(plan.Terms{Due: r.FirstDue, Lead: r.Lead}, r.Telling(b.account), b.record.Rounds)
		a.Lead = b.post(a.Lead.Code)
		for i, partner := range a.Partners {
			a.Partners[i] = b.post(partner.Code)
		}
		all = append(all, a)
	}
	return all
}

func (b builder) account(code plan.PostCode) plan.AccountID {
	return plan.AccountID(1 + slices.IndexFunc(b.record.Accounts, func(a plan.AccountRecord) bool { return a.Post == code }))
}

func (b builder) series(e plan.EditionRecord, use plan.EditionMeasure) plan.Series {
	i := slices.IndexFunc(b.record.Measures, func(m plan.MeasureRecord) bool {
		return m.Code == use.Code && m.Family == e.Key.Plan
	})
	m := b.record.Measures[i]
	m.Target, m.Priority, m.Key = use.Target, use.Priority, use.Key
	for _, a := range e.Actions {
		if slices.Contains(a.Measures, m.Code) {
			m.Actions = append(m.Actions, a.Ref)
		}
	}
	s := plan.Series{
		Measure: m.Measure, Model: m.Model,
		Values: b.released(m.Values), England: b.released(m.England), Neighbours: b.released(m.Neighbours),
	}
	return s.Disclosed(plan.DefaultDisclosure)
}

// released returns the values that are out by today; a revision stands in
// place of what it revises.
func (b builder) released(values []plan.Value) []plan.Value {
	var out []plan.Value
	for _, v := range values {
		if v.ReleasedOn.After(b.today) {
			continue
		}
		if n := len(out); n > 0 && out[n-1].Period == v.Period {
			out = out[:n-1]
		}
		out = append(out, v)
	}
	return out
}

// words is every text of a document, with the number before each clause.
func words(d document.Document) string {
	var b strings.Builder
	for number, block := range d.Clauses() {
		if number != "" {
			b.WriteString(number + " ")
		}
		for _, text := range texts(block) {
			b.WriteString(text + "\n")
		}
	}
	return b.String()
}

func texts(block document.Block) []string {
	var all []string
	switch b := block.(type) {
	case document.TitleBlock:
		all = append(b.Above, b.Title)
	case document.Heading:
		all = []string{b.Text}
	case document.Numbered:
		all = append([]string{b.Text}, b.Limbs...)
	case document.Bullets:
		for _, item := range b.Items {
			for _, text := range []string{item.Lead, item.Text, item.Source} {
				if text != "" {
					all = append(all, text)
				}
			}
		}
	case document.Table:
		for _, row := range b.Rows {
			for _, cell := range row {
				all = append(all, cell.Text)
			}
		}
		all = append(all, b.Note)
	case document.SignOff:
		all = append([]string{b.Post}, b.Address...)
		for _, d := range b.Details {
			all = append(all, d.Name+": "+d.Value)
		}
	}
	return all
}

// sectionOf is the words of one numbered section, without its heading.
func sectionOf(t *testing.T, d document.Document, section int) string {
	t.Helper()
	part := document.Document{}
	at := 0
	for _, b := range d.Blocks {
		if h, ok := b.(document.Heading); ok && h.Level == 1 {
			at++
		}
		if _, signed := b.(document.SignOff); signed {
			break
		}
		if at == section {
			part.Blocks = append(part.Blocks, b)
		}
	}
	if len(part.Blocks) < 2 {
		t.Fatalf("section %d is empty", section)
	}
	return strings.ReplaceAll(words(part), "\n1.", fmt.Sprintf("\n%d.", section))
}

// records is a sheet as CSV, read back: the heads and a row for each line.
func records(t *testing.T, s sheet.Sheet) [][]string {
	t.Helper()
	var b strings.Builder
	if err := sheet.WriteCSV(&b, s); err != nil {
		t.Fatal(err)
	}
	return readCSV(t, strings.TrimPrefix(b.String(), "\ufeff"))
}

func readCSV(t *testing.T, text string) [][]string {
	t.Helper()
	all, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return all
}
