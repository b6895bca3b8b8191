package demo

import (
	"time"

	"planboard/internal/plan"
)

// report is a progress update as the tables write it. What an update leaves
// out no longer stands, so each repeats the forecast, the issue and the
// recovery plan that still hold.
type report plan.Update

// on begins a report posted on that day, in the course of the morning.
func on(date, narrative string) report {
	d := day(date)
	at := d.Start().Add(9*time.Hour + time.Duration(d.Day)*7*time.Minute)
	return report{Submitted: at, Narrative: narrative}
}

// then says what comes next.
func (r report) then(step string) report {
	r.NextStep = step
	return r
}

// forecast says when the action will now be finished.
func (r report) forecast(date string) report {
	r.Forecast = day(date)
	return r
}

// stuck flags an unresolved issue.
func (r report) stuck() report {
	r.Issue = true
	return r
}

// recovery says what brings the action back on track, and by when; its lead
// leads that too.
func (r report) recovery(text, by string) report {
	r.Recovery = plan.Recovery{Text: text, By: day(by)}
	return r
}

// delivered says when the action was delivered and where that can be seen; ""
// for evidence still to come.
func (r report) delivered(date, evidence string) report {
	r.Delivered, r.Evidence = day(date), evidence
	return r
}

// proposing gives the status that the lead proposes, and why.
func (r report) proposing(status plan.Status, reason string) report {
	r.Proposed, r.Reason = status, reason
	return r
}

// settle fills in what follows from the updates of an action: the round of
// each, its author's title on that day, who leads the recovery plan, what the
// rules said when it was posted, and the proposal, which is that unless the
// lead gave another.
func settle(a *plan.ActionRecord, rounds plan.Rounds) {
	var standing plan.Standing
	for i := range a.Updates {
		u := &a.Updates[i]
		today := plan.DateAt(u.Submitted)
		if r, ok := rounds.At(u.Submitted); ok {
			u.Round = r.Quarter
		}
		u.ByTitle = titleOn(u.Author, today)
		if u.Recovery.Text != "" {
			u.Recovery.Lead = titleOn(a.Lead.Code, today)
		}
		standing = standing.With(u.Update, rounds)
		u.Computed = computed(*a, standing, today)
		if u.Proposed == "" {
			u.Proposed = proposal(u.Update)
		}
	}
}

// computed returns what the rules say of the action on the day. No rounds are
// handed in: whoever posts an update is not silent.
func computed(a plan.ActionRecord, standing plan.Standing, today plan.Date) plan.Status {
	then := a.Action
	then.Standing, then.Due, then.Closure = standing, dueOn(a, today), plan.Closure{}
	return then.Assess(nil, today).Computed
}

func proposal(u plan.Update) plan.Status {
	if !u.Delivered.IsZero() {
		return plan.Complete
	}
	return u.Computed
}

// review has the lead of the priority accept what was reported in rounds that
// have closed, two days after; a director where the lead reported it. What was
// signed off needs no other review.
func review(a *plan.ActionRecord, leads map[string]plan.PostCode, rounds plan.Rounds) {
	reviewer := leads[a.Priority]
	if reviewer == "" || reviewer == a.Lead.Code {
		reviewer = leader
	}
	if reviewer == a.Lead.Code {
		reviewer = deputy
	}
	for i := range a.Updates {
		u := &a.Updates[i]
		at := u.Submitted.Add(2 * 24 * time.Hour)
		round, ok := rounds.At(u.Submitted)
		if !ok || !round.IsClosed(plan.DateAt(Start())) || len(a.SignOffs) > 0 && i == len(a.Updates)-1 {
			continue
		}
		u.Accepted = plan.SignOff{At: at, By: reviewer}
	}
}
