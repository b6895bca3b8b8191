package postgres

import (
	"time"

	"planboard/internal/plan"
)

var actionColumns = []string{"id", "edition_id", "priority_id", "ref", "title", "lead_code", "starts_on", "first_due_on", "recurs", "illustrative", "source", "recorded_at"}

// loadActions loads the actions without what was reported on them, and keeps
// them by name.
func (l *loader) loadActions() error {
	var rows, partners, occurrences [][]any
	for _, e := range l.rec.Editions {
		for _, a := range e.Actions {
			a.ID = plan.ActionID(len(rows) + 1)
			a.Edition = e.Key
			if a.FirstDue.IsZero() {
				a.FirstDue = a.Due
			}
			l.actions[named{e.Key, a.Ref}] = a.Action
			rows = append(rows, []any{int64(a.ID), l.editions[e.Key], l.priorities[named{e.Key, a.Priority}], a.Ref, a.Title,
				orNull(string(a.Lead.Code)), dayArg(a.Starts), dayArg(a.FirstDue), a.Recurs, a.Illustrative, a.Source, agreed(e, a)})
			partners = append(partners, partnersOf(a)...)
			for _, o := range a.Occurrences {
				occurrences = append(occurrences, []any{int64(a.ID), dayArg(o.Due)})
			}
		}
	}
	return first(
		l.put("actions", actionColumns, rows),
		l.put("action_partners", []string{"action_id", "position", "post_code", "name"}, partners),
		l.put("action_occurrences", []string{"action_id", "due_on"}, occurrences))
}

// agreed returns from when an action is on the record.
func agreed(e plan.EditionRecord, a plan.ActionRecord) time.Time {
	if a.Agreed.IsZero() {
		return e.Starts.Start()
	}
	return a.Agreed
}

func partnersOf(a plan.ActionRecord) [][]any {
	var rows [][]any
	for _, p := range a.Partners {
		rows = append(rows, []any{int64(a.ID), len(rows) + 1, string(p.Code), nil})
	}
	for _, name := range a.PartnerNames {
		rows = append(rows, []any{int64(a.ID), len(rows) + 1, nil, name})
	}
	return rows
}

// loadLineage links each ended action to those in which it lives on.
func (l *loader) loadLineage() error {
	var rows [][]any
	for _, e := range l.rec.Editions {
		for _, a := range e.Actions {
			id := int64(l.actions[named{e.Key, a.Ref}].ID)
			for _, from := range a.From {
				rows = append(rows, []any{l.actionID(from.Edition, from.Ref), id})
			}
			if a.ReplacedBy != "" {
				rows = append(rows, []any{id, l.actionID(e.Key, a.ReplacedBy)})
			}
		}
	}
	return l.put("action_lineage", []string{"from_id", "to_id"}, rows)
}

// reports gathers the rows of what happened to actions.
type reports struct{ updates, events, states [][]any }

var (
	updateColumns = []string{"id", "action_id", "round", "account_id", "by_title", "submitted_at", "narrative", "next_step",
		"forecast_on", "issue", "recovery_plan", "recovery_lead", "recovery_by", "delivered_on", "evidence",
		"proposed", "computed", "reason", "supersedes", "because"}
	eventColumns = []string{"id", "action_id", "kind", "recorded_at", "account_id", "by_title", "update_id", "status", "reason",
		"due_on", "was_due_on", "lead_code", "was_lead_code", "closure", "effective_on", "approver", "decision_id"}
)

func (l *loader) loadReports() error {
	var r reports
	for _, e := range l.rec.Editions {
		for _, a := range e.Actions {
			l.report(&r, l.actions[named{e.Key, a.Ref}], agreed(e, a), a)
		}
	}
	return first(
		l.put("progress_updates", updateColumns, r.updates),
		l.put("action_events", eventColumns, r.events),
		l.put("action_states", stateNames, r.states))
}

// report replays what happened to one action, so that its states are what its
// history makes them.
func (l *loader) report(r *reports, a plan.Action, agreed time.Time, rec plan.ActionRecord) {
	for i := range rec.Updates {
		u := &rec.Updates[i]
		u.ID, u.Action, u.Recovery.Lead = int64(len(r.updates)+i+1), a.ID, recoveryLead(u.Recovery)
		u.ByTitle = l.titleOf(u.Author, plan.DateAt(u.Submitted))
		if round, ok := l.rec.Rounds.At(u.Submitted); ok {
			u.Round = round.Quarter
		}
	}
	told := rec.Telling(func(p plan.PostCode) plan.AccountID { return l.accounts[p] })
	for i, e := range told.Events {
		if e.ByTitle == "" {
			told.Events[i].ByTitle = l.titleOfAccount(e.By, plan.DateAt(e.At))
		}
		if e.Kind == plan.Ended {
			told.Events[i].Decision = l.decisionOf(rec.Closure.On, rec.EndedBy)
		}
	}
	states := a.States(agreed, plan.Terms{Due: a.FirstDue, Lead: a.Lead}, told, l.rec.Rounds)
	for i, s := range states {
		r.states = append(r.states, stateValues(s.Action, s.From))
		if i == 0 {
			continue
		}
		e := told.Events[i-1]
		r.add(a.ID, &e)
		l.history = append(l.history, eventEntry(states[i-1].Action, s.Action, e))
	}
}

// add adds the row of an event.
func (r *reports) add(id plan.ActionID, e *plan.Event) {
	if e.Update != nil {
		r.updates = append(r.updates, updateRowOf(*e.Update))
		return
	}
	e.ID = int64(len(r.events) + 1)
	r.events = append(r.events, []any{e.ID, int64(id), string(e.Kind), e.At, orNull(int64(e.By)), e.ByTitle, orNull(e.Of),
		string(e.Status), e.Reason, dayArg(e.Due), dayArg(e.Was), orNull(string(e.Lead.Code)), orNull(string(e.WasLead.Code)),
		e.Closure.Kind, dayArg(e.Effective), e.Approver, orNull(e.Decision.ID)})
}

// titleOfAccount returns what the post of an account was called on the day.
func (l *loader) titleOfAccount(id plan.AccountID, on plan.Date) string {
	for code, account := range l.accounts {
		if account == id {
			return l.titleOf(code, on)
		}
	}
	return ""
}

// titleOf returns what a post was called on the day.
func (l *loader) titleOf(code plan.PostCode, on plan.Date) string {
	title := string(code)
	for _, p := range l.rec.Posts {
		if p.Code != code {
			continue
		}
		for _, t := range p.Titles {
			if !t.From.After(on) {
				title = t.Title
			}
		}
	}
	return title
}

func updateRowOf(u plan.Update) []any {
	round := ""
	if u.Round != (plan.Quarter{}) {
		round = u.Round.String()
	}
	return []any{u.ID, int64(u.Action), orNull(round), int64(u.By), u.ByTitle, u.Submitted, u.Narrative, u.NextStep,
		dayArg(u.Forecast), u.Issue, u.Recovery.Text, recoveryLead(u.Recovery), dayArg(u.Recovery.By),
		dayArg(u.Delivered), u.Evidence, string(u.Proposed), string(u.Computed), u.Reason, orNull(u.Supersedes), u.Because}
}
