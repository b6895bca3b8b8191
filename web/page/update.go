package page

import (
	"strconv"

	"github.com/a-h/templ"

	"planboard/internal/plan"
	"planboard/internal/route"
	"planboard/web/govuk"
)

// UpdateForm is the form in which an officer posts a progress update.
type UpdateForm struct {
	Dossier  plan.Dossier
	Input    plan.UpdateInput
	Filled   plan.UpdateInput // what the form held before anybody typed
	Problems plan.Problems
	First    *plan.Event // set at a conflict: what was recorded first
	Computed plan.Status // the status the rules give on what stands now
	Version  int
	Key      string
}

// Head implements Page.
func (p UpdateForm) Head() Head {
	a := p.Dossier.Action
	return Head{
		Title:   "Post an update on " + a.Ref,
		Failed:  len(p.Problems) > 0 || p.First != nil,
		Section: UpdatesOf,
		Crumbs: []Crumb{
			editionCrumb(p.Dossier.Position.Edition),
			{a.Ref + " " + a.Title, route.Action(a.Edition, a.Ref)},
		},
	}
}

// Body implements Page.
func (p UpdateForm) Body() templ.Component { return p.body() }

func (p UpdateForm) action() plan.Tracked { return p.Dossier.Action }

func (p UpdateForm) address() string {
	return route.PostUpdate(p.action().Edition, p.action().Ref)
}

// since names the day of the last update, from which changes are told.
func (p UpdateForm) since() string {
	if last := p.action().Standing.LastUpdate; !last.IsZero() {
		return "since " + plan.DateAt(last).Long()
	}
	if p.action().Starts.After(p.Dossier.Position.Today) {
		return "ahead of its start on " + p.action().Starts.Long()
	}
	return "since the action began"
}

// lede says what is asked, and by when.
func (p UpdateForm) lede() string {
	asked := "Tell the Board what has changed " + p.since() + "."
	rounds, today := p.Dossier.Position.Rounds, p.Dossier.Position.Today
	round, ok := rounds.At(today.Start())
	switch {
	case !ok:
		return asked + " No reporting round has opened yet."
	case round.IsClosed(today):
		return asked + " No reporting round is open: your update belongs to the one for " + round.Quarter.String() + " and counts at once."
	}
	return asked + " Updates for " + round.Quarter.String() + " are due by " + round.UpdatesDue.Long() + "."
}

// rules says what the rules make of what is on record. No update ends a
// silence before the open round closes (facts (g1) rule 6).
func (p UpdateForm) rules() string {
	why := p.action().Status.Cause()
	if why != "" {
		why = " " + why
	}
	if p.Computed == "" || p.Computed == p.action().Status.Status {
		return why
	}
	pos := p.Dossier.Position
	if round, ok := pos.Rounds.Open(pos.Today); ok && p.action().Status.Status == plan.NotReported {
		return why + " It stays Not reported until this round closes on " + round.Closes.Long() + "; the Board will see your update beside it."
	}
	return why + " Once you post an update, the dates and facts on record make it " + p.Computed.Word() + "."
}

// field returns a control of the form.
func (p UpdateForm) field(name, label, hint string) field {
	return field{name, label, hint, p.Problems}
}

// proposals are the statuses that may be proposed, with what each means.
var proposals = []struct {
	value string
	sign  plan.Status // whose shape is shown
	word  string
	hint  string
}{
	{"green", plan.Green, "Green", "On track: not late, forecast no later than the due date, no open issue"},
	{"amber", plan.Amber, "Amber", "At risk: late, forecast late or an open issue. It needs the recovery plan below"},
	{"red", plan.Red, "Red", "Off track: it needs help or a decision, and the recovery plan below"},
	{"complete", plan.Awaiting, "Delivered", "Enter the date and the evidence below; somebody else then signs it off"},
}

func (p UpdateForm) statuses() govuk.RadiosParams {
	var items []govuk.RadioItem
	for _, s := range proposals {
		hint := s.hint
		if s.value == string(p.Computed) {
			hint += ". This is what the dates and facts on record make it"
		}
		items = append(items, govuk.RadioItem{
			Value: s.value, HTML: signed(s.sign, s.word),
			Label: govuk.ItemLabel{Classes: "pb-radio-rag"},
			Hint:  govuk.HintParams{Text: hint},
		})
	}
	return p.field("status", "How is this action going?", "").choice(p.Input.Status, items...)
}

// reason says what becomes of a proposal that differs from the rules, and for
// which status the reason that stands in the form was given.
func (p UpdateForm) reason() string {
	hint := "A worse status is shown at once. A better one is shown only when a director has approved it."
	if given, ok := plan.ParseStatus(p.Filled.Status); ok && p.Filled.Reason != "" {
		hint += " The reason that stands here was given for " + given.Word() + ": another status needs its own."
	}
	return hint
}

// forecast says what an empty date means, and that one that is filled in has
// passed.
func (p UpdateForm) forecast() string {
	hint := "Due " + p.action().Due.Long() + ". Leave empty when that still holds."
	if f := p.action().Standing.Forecast; !f.IsZero() && f.Before(p.Dossier.Position.Today) {
		hint += " You expected it on " + f.Long() + ", which has passed."
	}
	return hint
}

func (p UpdateForm) issue() govuk.CheckboxesParams {
	params := govuk.CheckboxesParams{
		Name: "issue", Classes: "govuk-checkboxes--small",
		Items: []govuk.CheckboxItem{{
			Value: "yes", Text: "An unresolved issue stands in the way",
			Hint: govuk.HintParams{Text: "The action is Amber at best, and needs the recovery plan below"},
		}},
	}
	if p.Input.Issue {
		params.Values = []string{"yes"}
	}
	return params
}

// theirs is the update that was first at a conflict; nil where it was something
// else.
func (p UpdateForm) theirs() *plan.Update {
	if p.First == nil {
		return nil
	}
	return p.First.Update
}

// decided is what else was first at a conflict: a review, or a decision; nil for
// an update, and where nothing is told.
func (p UpdateForm) decided() *plan.Event {
	if p.First == nil || p.First.Update != nil || p.First.At.IsZero() {
		return nil
	}
	return p.First
}

// conflict tells, before anything else, that somebody was first.
func (p UpdateForm) conflict() govuk.ErrorSummaryParams {
	theirs := p.theirs()
	switch {
	case p.decided() != nil:
		return stale("theirs")
	case theirs == nil:
		return stale("commitment")
	}
	return govuk.ErrorSummaryParams{
		TitleText: "Somebody else posted first",
		DescriptionText: theirs.ByTitle + " posted an update on " + moment(theirs.Submitted) +
			", after you opened this form. Nothing you typed is lost. Read theirs, then post yours as well or leave it.",
		ErrorList: []govuk.ErrorSummaryItem{
			{Href: "#theirs", Text: "Read their update beside yours"},
			{Href: "#narrative", Text: "Go on with what you typed"},
		},
	}
}

// typedStatus is the proposal as typed, in words.
func (p UpdateForm) typedStatus() string {
	for _, s := range proposals {
		if s.value == p.Input.Status {
			return s.word
		}
	}
	return "No status chosen"
}

// round names the reporting round in which the form was opened, so that it can
// be said when that closes meanwhile; "" when none takes updates.
func (p UpdateForm) round() string {
	pos := p.Dossier.Position
	if round, ok := pos.Rounds.Open(pos.Today); ok {
		return round.Quarter.Slug()
	}
	return ""
}

// returnedText says who sent the newest update back, when and why.
func returnedText(a plan.Tracked) string {
	r := a.Standing.Returned
	return plan.Sentences("Returned by the " + r.ByTitle + " on " + moment(r.At) + ": " + r.Comment)
}

func (p UpdateForm) version() string { return strconv.Itoa(p.Version) }
