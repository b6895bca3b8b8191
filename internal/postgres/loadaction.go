package postgres

import "planboard/internal/plan"

var actionColumns = []string{"id", "edition_id", "priority_id", "ref", "title", "lead_code", "starts_on", "first_due_on", "recurs", "illustrative", "source"}

// loadActions loads the actions without what was reported on them, and keeps
// them by name.
func (l *loader) loadActions() error {
	var rows, partners, occurrences, closures [][]any
	for _, e := range l.rec.Editions {
		for _, a := range e.Actions {
			a.ID = plan.ActionID(len(rows) + 1)
			a.Edition = e.Key
			if a.FirstDue.IsZero() {
				a.FirstDue = a.Due
			}
			l.actions[named{e.Key, a.Ref}] = a.Action
			rows = append(rows, []any{int64(a.ID), l.editions[e.Key], l.priorities[named{e.Key, a.Priority}], a.Ref, a.Title,
				orNull(string(a.Lead.Code)), dayArg(a.Starts), dayArg(a.FirstDue), a.Recurs, a.Illustrative, a.Source})
			partners = append(partners, partnersOf(a)...)
			for _, o := range a.Occurrences {
				occurrences = append(occurrences, []any{int64(a.ID), dayArg(o.Due), dayArg(o.Delivered)})
			}
			if c := a.Closure; !c.IsZero() {
				closures = append(closures, []any{int64(a.ID), c.Kind, dayArg(c.On), c.Body, c.Reason})
			}
		}
	}
	return first(
		l.put("actions", actionColumns, rows),
		l.put("action_partners", []string{"action_id", "position", "post_code", "name"}, partners),
		l.put("action_occurrences", []string{"action_id", "due_on", "delivered_on"}, occurrences),
		l.put("action_closures", []string{"action_id", "kind", "decided_on", "body", "reason"}, closures))
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

// reports gathers the rows of what was reported on actions.
type reports struct{ updates, signOffs, standings [][]any }

var (
	updateColumns = []string{"id", "action_id", "round", "account_id", "by_title", "submitted_at", "narrative", "next_step",
		"forecast_on", "issue", "recovery_plan", "recovery_lead", "recovery_by", "delivered_on", "evidence",
		"proposed", "computed", "reason", "salt"}
	standingColumns = []string{"action_id", "due_on", "next_due_on", "last_update_at", "earlier_at", "narrative", "next_step",
		"proposed", "computed", "reason", "forecast_on", "issue", "recovery_plan", "recovery_lead", "recovery_by",
		"delivered_on", "evidence", "reported_by", "signed_off_on", "signed_off_by"}
)

func (l *loader) loadReports() error {
	var r reports
	for _, e := range l.rec.Editions {
		for _, a := range e.Actions {
			l.report(&r, l.actions[named{e.Key, a.Ref}], a)
		}
	}
	return first(
		l.put("progress_updates", updateColumns, r.updates),
		l.put("sign_offs", []string{"action_id", "account_id", "by_title", "signed_at"}, r.signOffs),
		l.put("action_standings", standingColumns, r.standings))
}

// report replays what was reported on one action, so that its standing is what
// its history makes it.
func (l *loader) report(r *reports, a plan.Action, rec plan.ActionRecord) {
	told := plan.Reported{Occurrences: rec.Occurrences}
	before := plan.Standing{}
	for _, u := range rec.Updates {
		u.Action, u.By = a.ID, l.accounts[u.Author]
		u.ByTitle = l.titleOf(u.Author, plan.DateAt(u.Submitted))
		if round, ok := l.rec.Rounds.At(u.Submitted); ok {
			u.Round = round.Quarter
		}
		told.Updates = append(told.Updates, u.Update)
		u.ID, u.Recovery.Lead = int64(len(r.updates)+1), recoveryLead(u.Recovery)
		salt := newSalt()
		r.updates = append(r.updates, updateRowOf(u.Update, salt))
		after := before.With(u.Update, l.rec.Rounds)
		l.history = append(l.history, updateEntry(a.Edition, withStanding(a, before), after, u.Update).
			sealing("progress_updates", u.ID, sealOfUpdate(salt, u.Update)))
		before = after
	}
	for _, s := range rec.SignOffs {
		told.SignOffs = append(told.SignOffs, plan.Signing{At: s.At, By: l.accounts[s.By]})
		r.signOffs = append(r.signOffs, []any{int64(a.ID), int64(l.accounts[s.By]), l.titleOf(s.By, plan.DateAt(s.At)), s.At})
	}
	r.standings = append(r.standings, standingRowOf(a.Replay(told, l.rec.Rounds)))
}

func withStanding(a plan.Action, st plan.Standing) plan.Action {
	a.Standing = st
	return a
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

func updateRowOf(u plan.Update, salt []byte) []any {
	round := ""
	if u.Round != (plan.Quarter{}) {
		round = u.Round.String()
	}
	return []any{u.ID, int64(u.Action), orNull(round), int64(u.By), u.ByTitle, u.Submitted, u.Narrative, u.NextStep,
		dayArg(u.Forecast), u.Issue, u.Recovery.Text, u.Recovery.Lead, dayArg(u.Recovery.By),
		dayArg(u.Delivered), u.Evidence, string(u.Proposed), string(u.Computed), u.Reason, salt}
}

func standingRowOf(a plan.Action) []any {
	st := a.Standing
	return []any{int64(a.ID), dayArg(a.Due), dayArg(a.NextDue), momentArg(st.LastUpdate), momentArg(st.Earlier),
		st.Narrative, st.NextStep, string(st.Proposed), string(st.Computed), st.Reason, dayArg(st.Forecast), st.Issue,
		st.Recovery.Text, recoveryLead(st.Recovery), dayArg(st.Recovery.By), dayArg(st.Delivered), st.Evidence,
		orNull(int64(st.ReportedBy)), dayArg(st.SignedOff), orNull(int64(st.SignedBy))}
}
