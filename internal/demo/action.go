package demo

import (
	"strings"
	"time"

	"planboard/internal/plan"
)

// actionRow is an action as facts (d) lists it.
type actionRow struct {
	ref, priority, title string
	lead                 plan.PostCode
	partners             string // posts, and partners without one
	starts               string
	due                  string // the quarter on whose last day it is due
	measures             string
}

// signOffRow is the day of a sign-off and the post that signed.
type signOffRow struct {
	on string
	by plan.PostCode
}

// closureRow is the Board's decision to end an action, and the action of the
// same edition that takes its place, "" for none.
type closureRow struct{ kind, on, reason, replacedBy, minute string }

// illustrative is the source of what is published nowhere.
const illustrative = "Illustrative"

// actions returns the edition's actions with all that was reported on them.
func actions(edition plan.EditionKey) []plan.ActionRecord {
	rows, reports := rows2022, reports2022()
	if edition == plan2020 {
		rows, reports = rows2020, reports2020
	}
	var all []plan.ActionRecord
	for _, r := range rows {
		all = append(all, r.record(edition, reports[r.ref]))
	}
	return all
}

func (r actionRow) record(edition plan.EditionKey, reports []report) plan.ActionRecord {
	a := plan.ActionRecord{Action: r.action(edition), Updates: r.updates(reports)}
	for _, p := range words(r.partners) {
		if strings.HasPrefix(p, "R") {
			a.Partners = append(a.Partners, plan.Post{Code: plan.PostCode(p)})
		} else {
			a.PartnerNames = append(a.PartnerNames, p)
		}
	}
	for _, ref := range carriedFrom[r.ref] {
		a.From = append(a.From, plan.ActionRef{Edition: plan2020, Ref: ref})
	}
	if s, ok := signOffs[r.ref]; ok {
		a.SignOffs = []plan.SignOff{{At: day(s.on).Start().Add(16 * time.Hour), By: s.by}}
	}
	if c, ok := closures[r.ref]; ok {
		a.Closure = plan.Closure{Kind: c.kind, On: day(c.on), Body: board, Reason: c.reason}
		a.ReplacedBy, a.EndedBy = c.replacedBy, c.minute
	}
	for _, c := range closures {
		if c.replacedBy == r.ref {
			a.Agreed = day(c.on).Start().Add(12 * time.Hour) // by the same decision
		}
	}
	if o, ok := recurring[r.ref]; ok {
		o.spread(&a)
	}
	return a
}

func (r actionRow) action(edition plan.EditionKey) plan.Action {
	due := quarter(r.due).Last()
	a := plan.Action{
		Edition: edition, Ref: r.ref, Title: r.title, Priority: r.priority, Lead: plan.Post{Code: r.lead},
		Starts: day(r.starts), Due: due, FirstDue: due, Measures: words(r.measures), Illustrative: true, Source: illustrative,
	}
	if source, ok := publishedActions[r.ref]; ok {
		a.Illustrative, a.Source = false, source
	}
	return a
}

// updates returns what the action's lead reported, and for an action that a
// board member leads, what the Board's officer reported in their stead.
func (r actionRow) updates(reports []report) []plan.UpdateRecord {
	author := r.lead
	if author == chair {
		author = clerk
	}
	var all []plan.UpdateRecord
	for _, said := range reports {
		all = append(all, plan.UpdateRecord{Update: plan.Update(said), Author: author})
	}
	return all
}

// recurrence is how often an action recurs, and each time: the day it was due,
// and the day it was delivered, "" where that is still to come.
type recurrence struct {
	recurs string
	times  [][2]string
}

// spread gives the action its occurrences; it is due when the earliest one not
// yet delivered is (facts (g1)).
func (o recurrence) spread(a *plan.ActionRecord) {
	a.Recurs = o.recurs
	for _, t := range o.times {
		a.Occurrences = append(a.Occurrences, plan.Occurrence{Due: day(t[0]), Delivered: day(t[1])})
	}
	a.FirstDue = a.Occurrences[0].Due
	a.Due = dueOn(*a, plan.DateAt(Start()))
}

// dueOn returns the date that was the action's due date on that day: of a
// recurring action, that of the earliest occurrence then undelivered.
func dueOn(a plan.ActionRecord, on plan.Date) plan.Date {
	for _, o := range a.Occurrences {
		if o.Delivered.IsZero() || o.Delivered.After(on) {
			return o.Due
		}
	}
	return a.Due
}
