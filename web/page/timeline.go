package page

import (
	"strconv"

	"github.com/a-h/templ"

	"planboard/internal/plan"
)

// happening is one entry of an action's story, ready to be laid out.
type happening struct {
	id       string
	sign     plan.Status // whose shape is shown
	heading  string
	by       string
	notes    []string // corrections, and a proposal that differs from the rules
	text     []string
	nextStep string
	recovery string
	evidence string
	review   string            // who accepted it
	decision plan.DecisionRef  // of the Board, behind it
	restated *plan.Restatement // of a correction: what it changed
}

// happenings lays out a story, the newest first. An update that a later one in
// sight corrects is marked, and that it was accepted stands in it. With recurs,
// a delivery makes way for the next one.
func happenings(s plan.Story, recurs bool) []happening {
	corrected, accepted := map[int64]bool{}, map[int64]plan.Event{}
	for _, e := range s.Entries {
		if e.Update != nil && e.Update.Supersedes != 0 {
			corrected[e.Update.Supersedes] = true
		}
		if e.Kind == plan.Accepted && s.Update(e.Of) != nil {
			accepted[e.Of] = e
		}
	}
	var all []happening
	for i, e := range s.Entries {
		switch {
		case e.Update != nil:
			h := happened(*e.Update, s.Entries[i+1:], corrected[e.Update.ID])
			h.heading, h.by = headingOf(*e.Update, s.Entries[i+1:], recurs), byLine(e)
			h.review = acceptedText(accepted[e.Update.ID])
			all = append(all, restating(h, s, e))
		case e.Kind != plan.Accepted || s.Update(e.Of) == nil:
			all = append(all, event(e))
		}
	}
	return all
}

// acceptedText says who took an update as it is; "" for nobody.
func acceptedText(e plan.Event) string {
	if e.At.IsZero() {
		return ""
	}
	return plan.Sentences("Accepted by the "+e.ByTitle+", on "+moment(e.At), e.Reason)
}

// restating sets what a correction changed in the place of all that it says,
// with why, and who had been shown the old; other entries stay.
func restating(h happening, s plan.Story, e plan.Event) happening {
	r, ok := s.Restatement(e)
	if !ok {
		return h
	}
	if e.Reason != "" {
		h.notes = append(h.notes, "Why it was corrected: "+e.Reason)
	}
	if seen := seenBy(r.Seen); seen != "" {
		h.notes = append(h.notes, seen+" What it was shown stays as it was.")
	}
	h.text, h.nextStep, h.recovery, h.evidence, h.restated = nil, "", "", "", &r
	return h
}

// happened lays out an update, with the entries before it.
func happened(u plan.Update, before []plan.Event, corrected bool) happening {
	h := happening{
		id:       "update-" + number(u.ID),
		sign:     u.Shown(),
		text:     paragraphsOf(u.Narrative),
		nextStep: u.NextStep,
		evidence: u.Evidence,
	}
	if u.Recovery.Text != "" {
		h.recovery = recoveryText(u.Recovery)
	}
	if u.Supersedes != 0 {
		h.notes = append(h.notes, correction(u.Supersedes, before))
	}
	if corrected {
		h.notes = append(h.notes, "Corrected by a later update, above.")
	}
	if note := differs(u); note != "" {
		h.notes = append(h.notes, note)
	}
	return h
}

// correction says which update is corrected.
func correction(id int64, before []plan.Event) string {
	for _, e := range before {
		if e.Update != nil && e.Update.ID == id {
			return "A correction of the update of " + moment(e.At) + "."
		}
	}
	return "A correction of an earlier update."
}

// differs says that the proposal was not what the rules gave, and why.
func differs(u plan.Update) string {
	if u.Reason == "" || u.Computed == "" || u.Proposed == u.Computed {
		return ""
	}
	return "Proposed " + u.Proposed.Word() + "; the rules gave " + u.Computed.Word() + ". Reason: " + u.Reason
}

// headingOf says the status, and what it was when that changed.
func headingOf(u plan.Update, before []plan.Event, recurs bool) string {
	now := u.Shown()
	if now == plan.Awaiting {
		return "Delivered on " + u.Delivered.Long()
	}
	for _, e := range before {
		if e.Update == nil {
			continue
		}
		switch was := e.Update.Shown(); {
		case was == plan.Awaiting && !recurs:
			return "Delivered to " + now.Word()
		case was != plan.Awaiting && was != now:
			return was.Word() + " to " + now.Word()
		}
		break
	}
	return or(now.Word(), "Update")
}

// decisionWords name a decision in a link; where its minute is not known, by
// its meeting.
func decisionWords(d plan.DecisionRef) string {
	if d.Minute == "" {
		return "Decision of " + d.Meeting.Long()
	}
	return "Decision of " + d.Meeting.Long() + ", minute " + d.Minute
}

func byLine(e plan.Event) string {
	return moment(e.At) + ", " + e.ByTitle
}

func number(n int64) string {
	if n == 0 {
		return ""
	}
	return strconv.FormatInt(n, 10)
}

// recentCount is how many entries stand beside a form.
const recentCount = 3

func recent(s plan.Story, recurs bool) []happening {
	all := happenings(s, recurs)
	return all[:min(len(all), recentCount)]
}

// idOf is the id of an entry that can be linked to; a sign-off has none.
func idOf(id string) templ.Attributes {
	if id == "" {
		return nil
	}
	return templ.Attributes{"id": id}
}
