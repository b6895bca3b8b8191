package page_test

import (
	"os"
	"slices"
	"testing"
	"time"

	"planboard/internal/demo"
	"planboard/internal/document"
	"planboard/internal/plan"
	"planboard/web/page"
)

func demoPosition(t *testing.T) (plan.Position, map[string]plan.ActionRecord) {
	r := demo.Record()
	posts := map[plan.PostCode]plan.Post{}
	for _, p := range r.Posts {
		posts[p.Code] = plan.Post{Code: p.Code, Title: p.Titles[len(p.Titles)-1].Title, Organisation: p.Organisation}
	}
	account := map[plan.PostCode]plan.AccountID{}
	for i, a := range r.Accounts {
		account[a.Post] = plan.AccountID(i + 1)
	}
	p := plan.Position{Today: today, Rounds: r.Rounds}
	recs := map[string]plan.ActionRecord{}
	for _, e := range r.Editions {
		if e.Key != key {
			continue
		}
		p.Edition, p.Priorities = e.Edition, e.Priorities
		var as []plan.Action
		for _, a := range e.Actions {
			recs[a.Ref] = a
			told := plan.Reported{Occurrences: a.Occurrences}
			for _, u := range a.Updates {
				u.By = account[u.Author]
				told.Updates = append(told.Updates, u.Update)
			}
			for _, s := range a.SignOffs {
				told.SignOffs = append(told.SignOffs, plan.Signing{At: s.At, By: account[s.By]})
			}
			b := a.Replay(told, r.Rounds)
			b.Edition = key
			b.Lead = posts[b.Lead.Code]
			var ps []plan.Post
			for _, q := range b.Partners {
				ps = append(ps, posts[q.Code])
			}
			b.Partners = ps
			as = append(as, b)
		}
		p.Actions = plan.Track(as, r.Rounds, today)
		for _, use := range e.Measures {
			for _, m := range r.Measures {
				if m.Code == use.Code {
					m.Priority, m.Target, m.Edition = use.Priority, use.Target, key
					s := plan.Series{Measure: m.Measure, England: m.England, Neighbours: m.Neighbours, Model: m.Model}
					for _, a := range as {
						if slices.Contains(a.Measures, m.Code) {
							s.Actions = append(s.Actions, a.Ref)
						}
					}
					byp := map[plan.Period]plan.Value{}
					for _, v := range m.Values {
						if !v.ReleasedOn.After(today) {
							byp[v.Period] = v
						}
					}
					for _, v := range byp {
						s.Values = append(s.Values, v)
					}
					slices.SortFunc(s.Values, func(a, b plan.Value) int { return a.Period.End.DaysSince(b.Period.End) })
					p.Measures = append(p.Measures, s.Disclosed(plan.DefaultDisclosure))
				}
			}
		}
	}
	return p, recs
}

func TestPreviewB(t *testing.T) {
	p, recs := demoPosition(t)
	dossier := func(ref string) plan.Dossier {
		d := plan.Dossier{Position: p}
		for _, a := range p.Actions {
			if a.Ref == ref {
				d.Action = a
			}
		}
		us := recs[ref].Updates
		for i := len(us) - 1; i >= 0; i-- {
			u := us[i].Update
			u.ID = int64(i + 1)
			d.Story.Entries = append(d.Story.Entries, plan.StoryEntry{At: u.Submitted, ByTitle: d.Action.Lead.Title, Update: &u})
		}
		for _, s := range recs[ref].SignOffs {
			d.Story.Entries = append([]plan.StoryEntry{{At: s.At, ByTitle: "Director"}}, d.Story.Entries...)
		}
		return d
	}
	folder := func(code string) plan.Folder {
		f := plan.Folder{Position: p}
		for _, s := range p.Measures {
			if s.Code == code {
				f.Series = s
			}
		}
		return f
	}
	on := plan.Occasion{By: officer, Rounds: p.Rounds, Now: time.Date(2024, 1, 31, 9, 0, 0, 0, time.UTC)}
	write := func(name string, pg page.Page) {
		os.WriteFile("/tmp/preview/"+name+".html", []byte(source(t, frame(officer), pg)), 0o644)
	}
	write("actions", page.Actions{Position: p, Shown: p.Actions})
	write("scorecard", page.Scorecard{Position: p, Shown: p.Measures})
	for _, ref := range []string{"A16", "A07", "A26", "A01", "A22", "A25", "A11", "A14"} {
		write("action-"+ref, page.Action{Dossier: dossier(ref), MayUpdate: true})
	}
	d := dossier("A16")
	in := plan.InputFor(d.Action.Action, on)
	write("update", page.UpdateForm{Dossier: d, Input: in, Computed: plan.Red, Version: 3, Key: "k1"})
	bad := plan.UpdateInput{Status: "amber", Forecast: plan.DateInput{Day: "31", Month: "2", Year: "2024"}, RecoveryLead: "x"}
	_, err := plan.NewUpdate(d.Action.Action, bad, on)
	ps, _ := err.(plan.Problems)
	write("update-bad", page.UpdateForm{Dossier: d, Input: bad, Problems: ps, Computed: plan.Red, Version: 3, Key: "k1"})
	write("update-conflict", page.UpdateForm{Dossier: d, Input: plan.UpdateInput{Status: "amber", Narrative: "Mine <b>typed</b>", NextStep: "do"}, Theirs: d.Story.Entries[0].Update, Computed: plan.Red, Version: 4, Key: "k2"})
	for _, c := range []string{"M24", "M19", "M12", "L03", "L05", "M02", "M22", "M01"} {
		write("measure-"+c, page.Measure{Folder: folder(c), MayEnter: true})
	}
	f := folder("L03")
	write("value", page.ValueForm{Folder: f, Open: plan.OpenPeriods(p.Edition, today), Version: 1, Key: "k"})
	_, err = plan.NewValue(plan.OpenPeriods(p.Edition, today), f.Series.Values, plan.ValueInput{}, on)
	ps, _ = err.(plan.Problems)
	write("value-bad", page.ValueForm{Folder: f, Open: plan.OpenPeriods(p.Edition, today), Problems: ps, Version: 1, Key: "k"})
	write("reports", page.Reports{Editions: []plan.Edition{p.Edition}})
	write("report", page.Report{Edition: p.Edition, Document: document.Document{Title: "R", Marking: "Illustrative data: demonstration", Capitals: true, Created: on.Now, Blocks: []document.Block{
		document.TitleBlock{Above: []string{"NORTH LINCOLNSHIRE COUNCIL", "CABINET"}, Title: "Multi-agency plan"},
		document.Heading{Level: 1, Text: "Object and key points in this report"},
		document.Numbered{Text: "To ask Cabinet to note"},
		document.Numbered{Text: "That Cabinet", Limbs: []string{"welcome", "endorse"}},
		document.Bullets{Items: []document.Item{{Text: "72% in work", Source: "M24, 2023"}, {Text: "link", URL: "https://example.org"}}},
		document.Heading{Level: 2, Text: "Sub"},
		document.Table{Caption: "Actions by priority", Description: "One row a priority", RowHeader: true, Columns: []document.Column{{Head: "Priority"}, {Head: "Status"}, {Head: "Count", Number: true}}, Rows: [][]document.Cell{{{Text: "P1"}, {Text: "Red", Tone: document.Red}, {Text: "3"}}, {{Text: "P2"}, {Text: "Not reported", Tone: document.Muted}, {Text: "1"}}}, Note: "Key: c confidential"},
		document.SignOff{Post: "DIRECTOR", Address: []string{"Church Square House", "Scunthorpe"}, Details: []document.Detail{{Name: "Author", Value: "Head of service"}}},
	}}})
}
