package plan

import "slices"

// UpdateInput is the update form as typed.
type UpdateInput struct {
	Status       string
	Narrative    string
	NextStep     string
	Forecast     DateInput
	Issue        bool
	RecoveryPlan string
	RecoveryLead string
	RecoveryBy   DateInput
	Delivered    DateInput
	Evidence     string
	Reason       string
}

// InputFor returns the form as an officer first meets it: the computed status
// chosen, and what still holds from the last update filled in.
func InputFor(a Action, on Occasion) UpdateInput {
	st := a.Standing
	lead := st.Recovery.Lead
	if lead == "" {
		lead = a.Lead.Title
	}
	computed := a.ComputedIfReported(on)
	switch {
	case !st.Delivered.IsZero():
		computed = Complete
	case severity[computed] == 0:
		computed = Green
	}
	return UpdateInput{
		Status:       string(computed),
		NextStep:     st.NextStep,
		Forecast:     DateTyped(st.Forecast),
		Issue:        st.Issue,
		RecoveryPlan: st.Recovery.Text,
		RecoveryLead: lead,
		RecoveryBy:   DateTyped(st.Recovery.By),
		Delivered:    DateTyped(st.Delivered),
		Evidence:     st.Evidence,
	}
}

// NewUpdate returns the update that was typed, or Problems in the order of the
// form. An Update that exists is a right one. Filled is what the form held before
// anybody typed.
func NewUpdate(a Action, in, filled UpdateInput, on Occasion) (Update, error) {
	u := Update{Action: a.ID, By: on.By.Account, ByTitle: on.By.Title, Submitted: on.Now}
	if round, ok := on.Rounds.At(on.judged()); ok {
		u.Round = round.Quarter
	}
	var ps Problems
	u.readStatus(in, &ps)
	u.readWords(in, &ps)
	u.readForecast(in, on, &ps)
	u.readRecovery(in, on, &ps)
	u.readDelivery(a.Standing.Delivered, in, on, &ps)
	u.readReason(in, filled, &ps)
	if ps.areOfWords() {
		u.judge(a, on, &ps)
	}
	if len(ps) > 0 {
		return Update{}, ps
	}
	return u, nil
}

// areOfWords reports whether no problem bears on what the rules say, so that all
// that is asked for can be told at once.
func (ps Problems) areOfWords() bool {
	return !slices.ContainsFunc(ps, func(p Problem) bool { return p.Field != "narrative" && p.Field != "next_step" })
}

// proposable are the choices of the form; Complete says "delivered".
var proposable = map[string]Status{"green": Green, "amber": Amber, "red": Red, "complete": Complete}

func (u *Update) readStatus(in UpdateInput, ps *Problems) {
	status, ok := proposable[in.Status]
	if !ok {
		ps.add("status", "Choose how the action is going: Green, Amber, Red or Delivered")
	}
	u.Proposed = status
}

func (u *Update) readWords(in UpdateInput, ps *Problems) {
	var problem string
	if u.Narrative, problem = cleanText(in.Narrative, "What has changed", NarrativeLimit); problem != "" {
		ps.add("narrative", problem)
	} else if u.Narrative == "" {
		ps.add("narrative", "Enter what has changed since the last update")
	}
	if u.NextStep, problem = cleanText(in.NextStep, "Next step", LineLimit); problem != "" {
		ps.add("next_step", problem)
	}
	u.Issue = in.Issue
}

func (u *Update) readForecast(in UpdateInput, on Occasion, ps *Problems) {
	forecast, problem := in.Forecast.parse("Forecast completion date")
	switch {
	case problem != "":
		ps.add("forecast", problem)
	case !forecast.IsZero() && forecast.Before(on.Today()) && in.Delivered.IsEmpty():
		ps.add("forecast", "Forecast completion date must be "+on.day()+" or later: when will it be done now?")
	}
	u.Forecast = forecast
}

// readRecovery reads the recovery plan: its three parts come together, and the
// lead alone, which the form fills in, is no plan.
func (u *Update) readRecovery(in UpdateInput, on Occasion, ps *Problems) {
	text, problem := cleanText(in.RecoveryPlan, "Recovery plan", PlanLimit)
	if problem != "" {
		ps.add("recovery_plan", problem)
	}
	lead, problem := cleanText(in.RecoveryLead, "Who leads the recovery plan", LineLimit)
	if problem != "" {
		ps.add("recovery_lead", problem)
	}
	by, problem := in.RecoveryBy.parse("Recovery plan date")
	if problem != "" {
		ps.add("recovery_by", problem)
	}
	if text != "" || !in.RecoveryBy.IsEmpty() {
		u.Recovery = Recovery{text, lead, by}
		u.Recovery.check(in, on, ps)
	}
}

// check asks for the parts of a plan that are missing, and for a date that can
// still come.
func (r Recovery) check(in UpdateInput, on Occasion, ps *Problems) {
	if r.Text == "" {
		ps.add("recovery_plan", "Say what will bring the action back on track")
	}
	if r.Lead == "" {
		ps.add("recovery_lead", "Enter the role that leads the recovery plan")
	}
	switch {
	case r.By.IsZero():
		ps.add("recovery_by", "Enter the date by which the action is back on track")
	case r.By.Before(on.Today()) && in.Delivered.IsEmpty():
		ps.add("recovery_by", "Recovery plan date must be "+on.day()+" or later: a plan whose date has passed no longer counts")
	}
}

// readDelivery reads when it was delivered. A date newly typed says that it is,
// whatever status the form came with; one that stood there before leaves the
// status chosen beside it in doubt.
func (u *Update) readDelivery(before Date, in UpdateInput, on Occasion, ps *Problems) {
	delivered, problem := in.Delivered.parse("Date delivered")
	switch {
	case problem != "":
		ps.add("delivered", problem)
	case delivered.IsZero() && u.Proposed == Complete:
		ps.add("delivered", "Enter the date on which it was delivered")
	case delivered.After(on.Today()):
		ps.add("delivered", "Date delivered must be "+on.day()+" or earlier")
	case !delivered.IsZero() && delivered == before && severity[u.Proposed] > 0:
		ps.add("delivered", "Clear the date, or choose Delivered: it cannot be delivered and still be "+u.Proposed.Word())
	case !delivered.IsZero():
		u.Proposed = Complete
	}
	u.Delivered = delivered
	if u.Evidence, problem = cleanText(in.Evidence, "Evidence", LineLimit); problem != "" {
		ps.add("evidence", problem)
	}
}

// readReason reads why the proposal differs from the rules. A reason is of the
// status for which it was given: one that the form came with does not pass on to
// another status.
func (u *Update) readReason(in, filled UpdateInput, ps *Problems) {
	var problem string
	if u.Reason, problem = cleanText(in.Reason, "Reason", LineLimit); problem != "" {
		ps.add("reason", problem)
	}
	if in.Status != filled.Status && sameText(in.Reason, filled.Reason) {
		u.Reason = ""
	}
}
