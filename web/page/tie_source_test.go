package page_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"planboard/internal/demo"
	"planboard/internal/plan"
	"planboard/internal/sheet"
)

// tied are the positions whose numbers must tie on every page: generated ones,
// and the demonstration on several days.
func tied(t *testing.T) map[string]plan.Position {
	t.Helper()
	all := map[string]plan.Position{}
	maps.Copy(all, drawn())
	for _, on := range []string{"2022-10-03", "2023-06-30", "2023-11-16", "2024-01-31", "2024-06-01"} {
		for name, k := range map[string]plan.EditionKey{"plan": key, "old plan": earlier().Key, "strategy": {Plan: "sufficiency", Edition: "2022-2024"}} {
			all["demonstration, "+name+" on "+on] = demonstrated(t, k, must(plan.ParseDate(on)))
		}
	}
	return all
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// drawn are generated positions, the same ones at each call.
func drawn() map[string]plan.Position {
	all := map[string]plan.Position{}
	for i := range 40 {
		r := rand.New(rand.NewPCG(31, uint64(i)))
		statuses, ratings := some(r, plan.Statuses), []int{95, 77, 60}
		p := position()
		p.Actions, p.Measures = nil, nil
		if i%8 == 7 {
			p.Edition.State = plan.Closed
		}
		for n := range []int{0, 1, 2, 5, 14, 38, 150, 9}[i%8] {
			s := statuses[r.IntN(len(statuses))]
			a := action(fmt.Sprintf("A%02d", n+1), "Promise", func(a *plan.Action) { a.Priority = fmt.Sprintf("P%d", 1+r.IntN(3)) })
			p.Actions = append(p.Actions, plan.Tracked{Action: a, Status: plan.Assessment{Status: s, Computed: s}})
		}
		for n := range []int{5, 0, 1, 2, 9, 30, 44, 3}[i%8] {
			s := measures()[r.IntN(4)]
			s.Code, s.Priority = fmt.Sprintf("M%02d", n+1), fmt.Sprintf("P%d", 1+r.IntN(3))
			if last := len(s.Values) - 1; last > 0 {
				s.Values[last] = annual(2023, float64(ratings[r.IntN(3)]))
			}
			p.Measures = append(p.Measures, s)
		}
		all[fmt.Sprintf("drawn %d, %d actions and %d measures", i, len(p.Actions), len(p.Measures))] = p
	}
	return all
}

// some draws one to all of the statuses.
func some(r *rand.Rand, all []plan.Status) []plan.Status {
	few := slices.Clone(all)
	r.Shuffle(len(few), func(i, j int) { few[i], few[j] = few[j], few[i] })
	return few[:1+r.IntN(len(few))]
}

// demonstrated is the demonstration's edition on a day, worked out from its
// record as whoever keeps it does; what was said later is not yet known.
func demonstrated(t *testing.T, k plan.EditionKey, today plan.Date) plan.Position {
	t.Helper()
	r := demo.Record()
	i := slices.IndexFunc(r.Editions, func(e plan.EditionRecord) bool { return e.Key == k })
	e := r.Editions[i]
	p := plan.Position{Today: today, Edition: e.Edition, Priorities: e.Priorities, Rounds: r.Rounds}
	var raw []plan.Action
	for _, a := range e.Actions {
		raw = append(raw, replayed(r, a, today))
	}
	p.Actions = plan.Track(raw, r.Rounds, today)
	for _, use := range e.Measures {
		i := slices.IndexFunc(r.Measures, func(m plan.MeasureRecord) bool { return m.Code == use.Code && m.Family == k.Plan })
		m := r.Measures[i]
		m.Target, m.Priority, m.Key = use.Target, use.Priority, use.Key
		s := plan.Series{Measure: m.Measure, Model: m.Model, Values: released(m.Values, today), England: released(m.England, today), Neighbours: released(m.Neighbours, today)}
		p.Measures = append(p.Measures, s.Disclosed(plan.DefaultDisclosure))
	}
	return p
}

func replayed(r plan.Record, a plan.ActionRecord, today plan.Date) plan.Action {
	account := func(code plan.PostCode) plan.AccountID {
		return plan.AccountID(1 + slices.IndexFunc(r.Accounts, func(a plan.AccountRecord) bool { return a.Post == code }))
	}
	a.Updates = slices.Clone(a.Updates)
	for i := range a.Updates {
		a.Updates[i].ID = int64(i + 1)
	}
	told := a.Telling(account)
	told.Events = slices.DeleteFunc(told.Events, func(e plan.Event) bool { return plan.DateAt(e.At).After(today) })
	return a.Replay(plan.Terms{Due: a.FirstDue, Lead: a.Lead}, told, r.Rounds)
}

// released are the values that are out by the day; a revision stands in place
// of what it revises.
func released(values []plan.Value, today plan.Date) []plan.Value {
	var out []plan.Value
	for _, v := range values {
		if v.ReleasedOn.After(today) {
			continue
		}
		if n := len(out); n > 0 && out[n-1].Period == v.Period {
			out = out[:n-1]
		}
		out = append(out, v)
	}
	return out
}

// filesTally counts a column of both files that a reader can take away, read
// back as a spreadsheet reads them.
func filesTally(t *testing.T, s sheet.Sheet, column string) map[string]tally {
	t.Helper()
	return map[string]tally{"CSV": columnTally(t, csvRows(t, s), column), "Excel": columnTally(t, excelRows(t, s), column)}
}

// columnTally counts the words under a head, down to the first row that ends
// the table.
func columnTally(t *testing.T, rows [][]string, head string) tally {
	t.Helper()
	c := tally{}
	first := slices.IndexFunc(rows, func(row []string) bool { return slices.Contains(row, head) })
	if first < 0 {
		t.Fatalf("no column %q", head)
	}
	column := slices.Index(rows[first], head)
	for _, row := range rows[first+1:] {
		if len(row) <= column || row[column] == "" {
			break
		}
		c[strings.ToLower(row[column])]++
	}
	return c
}

func csvRows(t *testing.T, s sheet.Sheet) [][]string {
	t.Helper()
	var file bytes.Buffer
	if err := sheet.WriteCSV(&file, s); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func excelRows(t *testing.T, s sheet.Sheet) [][]string {
	t.Helper()
	var file bytes.Buffer
	if err := sheet.WriteXLSX(&file, sheet.Workbook{Title: s.Title, Created: time.Unix(0, 0), Sheets: []sheet.Sheet{s}}); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&file)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := book.GetRows(s.Name)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}
